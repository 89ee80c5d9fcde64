import PopulationHealth

/// A population small enough to check by hand: two places, two sexes, two quintiles, children to the
/// age of one and three segments of need from two to five, five being open.
enum SmallPopulation {
  static let year = FinancialYear(startingIn: 2026)

  static let shape = PopulationShape(
    places: ["A", "B"], sexes: ["F", "M"], quintiles: ["1", "2"],
    segments: [
      Segment(
        id: "children", title: "Children", ages: AgeRange(0, 1), needRank: nil, isHighNeed: false),
      Segment(id: "low", title: "Low", ages: AgeRange(2, 5), needRank: 0, isHighNeed: false),
      Segment(id: "middle", title: "Middle", ages: AgeRange(2, 5), needRank: 1, isHighNeed: false),
      Segment(id: "high", title: "High", ages: AgeRange(2, 5), needRank: 2, isHighNeed: true),
    ], ages: AgeRange(0, 5))

  /// Two segments and nothing else: no ages, sexes or quintiles.
  static let twoSegments = PopulationShape(
    places: ["A"], sexes: ["all"], quintiles: ["all"],
    segments: [
      Segment(id: "low", title: "Low", ages: nil, needRank: 0, isHighNeed: false),
      Segment(id: "high", title: "High", ages: nil, needRank: 1, isHighNeed: true),
    ], ages: nil)

  /// Shares by age before deprivation tilts them, `[segment, age]`.
  static let averageShares: [Double] = [
    [1, 1, 0, 0, 0, 0], [0, 0, 0.9, 0.8, 0.6, 0.4], [0, 0, 0.08, 0.15, 0.25, 0.33],
    [0, 0, 0.02, 0.05, 0.15, 0.27],
  ].flatMap { (row: [Double]) in row }

  static let shares = SegmentShares(shape: shape, byAge: averageShares)

  /// GBP per person-year of each segment.
  static let costs = [300.0, 200, 900, 4000]

  /// Moves among survivors, `[from, to, age]`: children grow into adults, adults move both ways.
  static let observedMoves: [Double] = {
    let adult = [[0.9, 0.08, 0.02], [0.06, 0.84, 0.1], [0.01, 0.07, 0.92]]
    return (0..<4).flatMap { from in
      (0..<4).flatMap { to in
        (0..<6).map { age -> Double in
          switch (from, to, age) {
          case (0, _, 1): [0, 0.9, 0.08, 0.02][to]
          case (0, _, _): to == 0 ? 1 : 0
          case (_, 0, _): 0
          default: adult[from - 1][to - 1]
          }
        }
      }
    }
  }()

  static let observed = SegmentMoves(
    shape: shape, dense: (0..<shape.groupCount).flatMap { _ in observedMoves })

  /// Nobody moves.
  static let staying = SegmentMoves(
    shape: shape,
    dense: (0..<shape.groupCount).flatMap { _ in
      (0..<16).flatMap { Array(repeating: $0 / 4 == $0 % 4 ? 1.0 : 0, count: 6) }
    })

  /// Relative risk of death, `[segment, age]`.
  static let deathRisk: [Double] = [0.5, 1, 2, 8].flatMap { (risk: Double) in
    Array(repeating: risk, count: 6)
  }

  /// Published chances of death, `[sex, quintile, age]`.
  static let annualDeath: [Double] = [1.3, 1, 1.5, 1.1].flatMap { (level: Double) in
    [0.001, 0.0005, 0.004, 0.01, 0.03, 0.12].map { $0 * level }
  }

  static func mortality(
    _ annualProbability: [Double] = annualDeath, atBirth: Double = 0.004, change: Double = 0
  ) -> MortalityRates {
    MortalityRates(
      baseYear: year, annualProbability: annualProbability,
      atBirth: Array(repeating: atBirth, count: 4),
      annualChange: Array(repeating: change, count: 6),
      segmentRisk: deathRisk)
  }

  static let fertility = Fertility(
    birthsPerWoman: YearSeries(values: [year: [0, 0, 0.3, 0.4, 0.1, 0]]),
    localFactor: [1, 1, 1, 1], women: 0,
    shareOfBirths: [100.0 / 205, 105.0 / 205], segment: 0)

  /// People in and out of both places, more of them the older they are.
  static let migration = Migration(
    external: YearSeries(values: [
      year: (0..<48).map { [7.5, -3.25, 120, 41, -11, 2.75][$0 % 6] * Double($0 % 5 + 1) / 3 }
    ]),
    internalRate: (0..<48).map { [0.01, 0.02, -0.03, 0.015, -0.004, 0.001][$0 % 6] })

  /// Nothing happens by itself.
  static let nothing = ScheduledEvents(byYear: [:])

  /// People in every cell where somebody may be: some thousands, no two cells alike.
  static let everybody = People(
    shape: shape,
    cells: (0..<shape.stateSize).map { cell in
      let size = Double(1000 + cell * 7919 % 977) * 10.1
      return size * shares.profile[cell % shape.profileSize]
    })

  static let nobody = People(shape: shape, cells: Array(repeating: 0, count: shape.stateSize))

  /// Some people of one age in one segment of the first place, sex and quintile, and nobody else.
  static func only(_ number: Double, segment: Int, age: Int) -> People {
    var people = nobody
    people.cells[shape.profileIndex(group: 0, segment: segment, age: age)] = number
    return people
  }

  static func model(
    start: People = everybody, shares: SegmentShares = shares, moves: SegmentMoves = observed,
    deaths: NeedModel.Deaths = .published(mortality()),
    births: NeedModel.Births = .fertility(fertility),
    migrants: NeedModel.Migrants = .rates(migration)
  ) -> NeedModel {
    NeedModel(
      start: start, startYear: year, shares: shares, moves: moves, deaths: deaths, births: births,
      migrants: migrants)
  }

  /// A model of which only what is given happens.
  static func quiet(
    start: People, moves: SegmentMoves = staying, deaths: NeedModel.Deaths = .scheduled(nothing),
    births: NeedModel.Births = .scheduled(nothing),
    migrants: NeedModel.Migrants = .scheduled(nothing)
  ) -> NeedModel {
    model(start: start, moves: moves, deaths: deaths, births: births, migrants: migrants)
  }
}

extension NeedModel {
  /// The first years of the model, one after another.
  func project(years: Int) -> [YearOfNeed] {
    var people = start
    return (0..<years).map { step in
      let year = startYear + step
      let result = advance(people, through: year, level: mortalityLevel(for: people, in: year))
      people = result.end
      return result
    }
  }

  /// The first year of the model, with what a plan does to the risks of every place.
  func firstYear(changes: RateChanges? = nil) -> YearOfNeed {
    advance(
      start, through: startYear, level: mortalityLevel(for: start, in: startYear),
      changes: changes.map { Array(repeating: $0, count: shape.places.count) } ?? [])
  }
}

extension People {
  /// People of one place and segment, whatever their sex, quintile and age.
  func total(place: Int, segment: Int) -> Double {
    let cells = placeRange(place).filter {
      ($0 % shape.blockSize) / shape.ageCount == segment
    }
    return cells.map { self.cells[$0] }.compensatedSum
  }
}

/// The bits of numbers: what must be the same when not a byte may change.
func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }
