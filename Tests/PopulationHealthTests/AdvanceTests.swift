import PopulationHealth
import Testing

/// Cells here hold at most some thousands of people; a sum over a few hundred of them with its
/// rounding carried along is right to far less than a billionth of a person.
private let peopleTolerance = 1e-9

@Suite struct `A year of need: people` {
  private typealias Small = SmallPopulation

  @Test(arguments: [0, 1])
  func `people now plus births minus deaths plus migration is people next year`(place: Int) {
    for year in Small.model().project(years: 25) {
      let shape = year.start.shape
      let blocks = (place * shape.groupCount)..<((place + 1) * shape.groupCount)
      let expected =
        [year.start.totalByPlace[place]] + year.births[blocks] + year.netMigration[blocks]
        + year.deaths[blocks].map { -$0 }
      #expect(abs(year.end.totalByPlace[place] - expected.compensatedSum) <= peopleTolerance)
      #expect(year.identityError <= peopleTolerance)
      #expect(year.deaths.allSatisfy { $0 > 0 } && year.births.allSatisfy { $0 > 0 })
    }
  }

  @Test(arguments: 0..<5)
  func `people grow a year older`(age: Int) {
    let year = Small.quiet(start: Small.only(10, segment: 1, age: age)).firstYear()
    #expect(year.end == Small.only(10, segment: 1, age: age + 1))
  }

  @Test func `the last age is open: those in it stay and those below join them`() {
    var start = Small.only(10, segment: 1, age: 5)
    start.cells[Small.shape.profileIndex(group: 0, segment: 1, age: 4)] = 3
    #expect(Small.quiet(start: start).firstYear().end == Small.only(13, segment: 1, age: 5))
  }

  @Test func `people move between segments by the chances of their age at the start`() {
    let year = Small.quiet(start: Small.only(1000, segment: 0, age: 1), moves: Small.observed)
      .firstYear()
    let atTwo = (0..<4).map {
      year.end.cells[Small.shape.profileIndex(group: 0, segment: $0, age: 2)]
    }
    #expect(atTwo == [0, 900, 80, 20])
    #expect(year.end.total == 1000)
  }

  @Test func `births follow women at the mean of the year's start and end, and some infants die`() {
    let women = Small.only(200, segment: 1, age: 2)
    let year = Small.quiet(
      start: women, deaths: .published(Small.mortality(Array(repeating: 0, count: 24))),
      births: .fertility(Small.fertility)
    ).firstYear()
    // All 200 are two at the start (0.3 births each) and three at the end (0.4).
    let born = 200 * (0.3 + 0.4) / 2
    let girls = born * 100 / 205
    let boys = born * 105 / 205
    #expect(nearly(year.births, [girls, 0, boys, 0, 0, 0, 0, 0]))
    #expect(nearly(year.deaths, year.births.map { $0 * 0.004 }))
    let infants = [0, 2].map {
      year.end.cells[Small.shape.profileIndex(group: $0, segment: 0, age: 0)]
    }
    #expect(nearly(infants, [girls * 0.996, boys * 0.996]))
  }

  @Test func `nobody is fewer than nobody, however many leave`() {
    let leaving = Migration(
      external: YearSeries(values: [Small.year: Array(repeating: -1e6, count: 48)]),
      internalRate: Array(repeating: -0.9, count: 48))
    for year in Small.model(migrants: .rates(leaving)).project(years: 3) {
      #expect(year.end.cells.allSatisfy { $0 >= 0 })
      #expect(year.identityError <= peopleTolerance)
    }
  }

  @Test(arguments: [0.7, 1.3, 3.7, 1e3])
  func `when all leave, not a shadow of them stays`(scale: Double) {
    var start = Small.everybody
    for cell in start.cells.indices { start.cells[cell] *= scale / 3 }
    let leaving = Migration(
      external: YearSeries(values: [Small.year: Array(repeating: -1e9, count: 48)]),
      internalRate: Array(repeating: 0, count: 48))
    let end = Small.quiet(start: start, migrants: .rates(leaving)).firstYear().end
    #expect(end.cells.allSatisfy { $0 >= 0 && $0 <= peopleTolerance })
  }

  private func nearly(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { abs($0 - $1) <= peopleTolerance }
  }
}

@Suite struct `A year of need: migration and scheduled events` {
  private typealias Small = SmallPopulation

  /// One in five die at every age, whatever their segment.
  private static let oneInFive = NeedModel.Deaths.published(
    MortalityRates(
      baseYear: Small.year, annualProbability: Array(repeating: 0.2, count: 24),
      atBirth: [0, 0, 0, 0], annualChange: Array(repeating: 0, count: 6),
      segmentRisk: Array(repeating: 1, count: 24)))

  private static func external(_ number: Double, age: Int) -> Migration {
    var migrants = Array(repeating: 0.0, count: 48)
    migrants[age] = number
    return Migration(
      external: YearSeries(values: [Small.year: migrants]),
      internalRate: Array(repeating: 0, count: 48))
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func `half of those who come from abroad are there all year, half at its end`(age: Int) {
    let year = Small.quiet(
      start: Small.only(100, segment: 1, age: age - 1), deaths: Self.oneInFive,
      migrants: .rates(Self.external(10, age: age))
    ).firstYear()
    #expect(abs(people(year, age: age) - (105 * 0.8 + 5)) <= peopleTolerance)
    #expect(abs(year.netMigration[0] - 10) <= peopleTolerance)
    #expect(abs(year.deaths[0] - 21) <= peopleTolerance)
  }

  @Test func `infants who come from abroad come at the year's end`() {
    let year = Small.quiet(
      start: Small.nobody, deaths: Self.oneInFive,
      migrants: .rates(Self.external(10, age: 0))
    ).firstYear()
    #expect(abs(people(year, age: 0, segment: 0) - 10) <= peopleTolerance)
    #expect(year.deaths.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [2, 3, 5])
  func `half of those who move between places do so before the year, half after`(age: Int) {
    var rates = Array(repeating: 0.0, count: 48)
    rates[age] = 0.1
    let movers = Migration(
      external: YearSeries(values: [Small.year: Array(repeating: 0, count: 48)]),
      internalRate: rates)
    let year = Small.quiet(
      start: Small.only(100, segment: 1, age: age), deaths: Self.oneInFive,
      migrants: .rates(movers)
    ).firstYear()
    #expect(abs(people(year, age: min(age + 1, 5)) - (105 * 0.8 + 5)) <= peopleTolerance)
    #expect(abs(year.netMigration[0] - 10) <= peopleTolerance)
  }

  @Test func `migrants have the mix of segments of those already there`() {
    var start = Small.only(300, segment: 1, age: 2)
    start.cells[Small.shape.profileIndex(group: 0, segment: 3, age: 2)] = 100
    let year = Small.quiet(start: start, migrants: .rates(Self.external(40, age: 3))).firstYear()
    #expect(abs(people(year, age: 3, segment: 1) - 330) <= peopleTolerance)
    #expect(abs(people(year, age: 3, segment: 3) - 110) <= peopleTolerance)
  }

  @Test func `where nobody is there yet, migrants have the mix of the base year`() {
    let year = Small.quiet(
      start: Small.nobody, migrants: .rates(Self.external(100, age: 4))
    ).firstYear()
    // Fifty come at three, in the base year's shares of three; the other fifty find them there.
    #expect(abs(people(year, age: 4, segment: 1) - 100 * 0.8) <= peopleTolerance)
    #expect(abs(people(year, age: 4, segment: 3) - 100 * 0.05) <= peopleTolerance)
  }

  /// The order of the published Dynamic Population Model: deaths are taken out, those left move, and
  /// arrivals join at the end, moved by nothing.
  @Test func `scheduled deaths come first, then moves, then scheduled arrivals`() {
    let shape = Small.twoSegments
    func events(_ counts: [Double]) -> ScheduledEvents {
      ScheduledEvents(byYear: [Small.year: counts])
    }
    let model = NeedModel(
      start: People(shape: shape, cells: [1000, 500]), startYear: Small.year,
      shares: SegmentShares(shape: shape, byAge: [0.5, 0.5]),
      moves: SegmentMoves(shape: shape, dense: [0.75, 0.25, 0.5, 0.5]),
      deaths: .scheduled(events([100, 100])), births: .scheduled(events([30, 0])),
      migrants: .scheduled(events([-10, 20])))
    let year = model.firstYear()
    #expect(year.end.cells == [900 * 0.75 + 400 * 0.5 + 30 - 10, 900 * 0.25 + 400 * 0.5 + 20])
    #expect(year.deaths == [200] && year.births == [30] && year.netMigration == [10])
    #expect(year.identityError <= peopleTolerance)
    let later = model.advance(year.end, through: Small.year + 1, level: nil)
    #expect(later.deaths == [0] && later.births == [0] && later.netMigration == [0])
  }

  private func people(_ year: YearOfNeed, age: Int, segment: Int = 1) -> Double {
    year.end.cells[Small.shape.profileIndex(group: 0, segment: segment, age: age)]
  }
}
