import Foundation
import PopulationHealth
import Testing

@Suite struct `Mortality` {
  private typealias Small = SmallPopulation

  /// The level is solved to the last digits; a chance made from it carries their rounding.
  private static let chanceTolerance = 1e-12

  /// A population of one sex and quintile with a chance of death to be met at each of its ages.
  private static func level(
    chances: [Double], shares: [Double], risks: [Double]
  ) -> [Double] {
    let shape = PopulationShape(
      places: ["A"], sexes: ["all"], quintiles: ["all"],
      segments: shares.indices.map {
        Segment(id: "\($0)", title: "\($0)", ages: nil, needRank: $0, isHighNeed: false)
      }, ages: AgeRange(0, chances.count - 1))
    let model = self.model(shape, chances: chances, shares: shares, risks: risks)
    return model.mortalityLevel(for: model.start, in: Small.year)?.multiplier ?? []
  }

  private static func model(
    _ shape: PopulationShape, chances: [Double], shares: [Double], risks: [Double]
  ) -> NeedModel {
    let (count, ages) = (shares.count, shape.ageCount)
    func byAge(_ values: [Double]) -> [Double] {
      values.flatMap { Array(repeating: $0, count: ages) }
    }
    return NeedModel(
      start: People(shape: shape, cells: byAge(shares.map { $0 * 1e5 })), startYear: Small.year,
      shares: SegmentShares(shape: shape, byAge: byAge(shares)),
      moves: SegmentMoves(
        shape: shape, dense: byAge((0..<(count * count)).map { $0 % (count + 1) == 0 ? 1 : 0 })),
      deaths: .published(
        MortalityRates(
          baseYear: Small.year, annualProbability: chances, atBirth: [0],
          annualChange: Array(repeating: 0, count: ages), segmentRisk: byAge(risks))),
      births: .scheduled(Small.nothing), migrants: .scheduled(Small.nothing))
  }

  @Test(arguments: [0, 1, 10, 40])
  func `those who live in a mix of segments die at the published chance`(yearsOn: Int) {
    let rates = Small.mortality(change: -0.012)
    let model = Small.model(deaths: .published(rates))
    let year = Small.year + yearsOn
    let published = rates.annualProbability(in: year)
    let level = model.mortalityLevel(for: model.start, in: year)?.multiplier ?? []
    #expect(level.count == published.count)
    for (cell, chance) in published.enumerated() {
      var (people, deaths) = (0.0, 0.0)
      for place in 0..<2 {
        for segment in 0..<4 {
          let index = Small.shape.profileIndex(group: cell / 6, segment: segment, age: cell % 6)
          let here = Small.everybody.cells[place * Small.shape.profileSize + index]
          people += here
          deaths -= here * expm1(-level[cell] * Small.deathRisk[segment * 6])
        }
      }
      #expect(abs(deaths / people - chance) <= Self.chanceTolerance)
    }
  }

  @Test func `deaths in a year are the published chance times the people there`() {
    let model = Small.quiet(start: Small.everybody, deaths: .published(Small.mortality()))
    var expected = 0.0
    for cell in Small.everybody.cells.indices {
      let (block, age) = (cell / Small.shape.blockSize, cell % 6)
      expected += Small.everybody.cells[cell] * Small.annualDeath[block % 4 * 6 + age]
    }
    let deaths = model.firstYear().deaths.compensatedSum
    #expect(abs(deaths - expected) <= Self.chanceTolerance * Small.everybody.total)
  }

  @Test(arguments: [0.001, 1, 250])
  func `in one segment the level is the published rate over the segment's risk`(risk: Double) {
    let chances = [0, 1e-15, 1e-9, 1e-3, 0.2, 0.5, 0.99, 0.999_999]
    let level = Self.level(chances: chances, shares: [1], risks: [risk])
    for (found, chance) in zip(level, chances) {
      let rate = -log1p(-chance)
      // The chance is right to some 1e-16; what that is worth in the rate grows towards a chance of 1.
      let rateTolerance = 1e-15 + 1e-9 * rate
      #expect(abs(found * risk - rate) <= rateTolerance)
    }
  }

  @Test(arguments: [[1.0, 1, 1], [1, 10, 100], [1000, 1, 0.001], [0.5, 0.5, 40]])
  func `the level is met for chances from next to nothing to next to all`(risks: [Double]) {
    let shares = [0.7, 0.25, 0.05]
    let chances = [0, 1e-12, 1e-6, 0.01, 0.3, 0.6, 0.9, 0.99, 0.999_999]
    let level = Self.level(chances: chances, shares: shares, risks: risks)
    for (found, chance) in zip(level, chances) {
      let deaths = zip(shares, risks).reduce(0.0) { $0 - $1.0 * expm1(-found * $1.1) }
      #expect(abs(deaths - chance) <= Self.chanceTolerance)
    }
  }

  @Test func `a chance of nothing needs a level of nothing`() {
    #expect(Self.level(chances: [0, 0], shares: [0.5, 0.5], risks: [1, 2]) == [0, 0])
  }

  @Test func `a chance of one takes everybody`() {
    let shape = PopulationShape(
      places: ["A"], sexes: ["all"], quintiles: ["all"],
      segments: Small.twoSegments.segments, ages: nil)
    let model = Self.model(shape, chances: [1], shares: [0.8, 0.2], risks: [1, 6])
    let year = model.firstYear()
    #expect(abs(year.deaths[0] - 1e5) <= Self.chanceTolerance * 1e5)
    #expect(year.end.cells.allSatisfy { $0 >= 0 })
  }

  /// Half are in a segment nobody dies in: no level gives more than half.
  @Test(arguments: [0.4999, 0.5, 0.9, 1])
  func `a chance beyond what those at risk could give is met as nearly as it can be`(
    chance: Double
  ) {
    let shape = PopulationShape(
      places: ["A"], sexes: ["all"], quintiles: ["all"],
      segments: Small.twoSegments.segments, ages: nil)
    let model = Self.model(shape, chances: [chance], shares: [0.5, 0.5], risks: [0, 1])
    let year = model.firstYear()
    #expect(abs(year.deaths[0] - min(chance, 0.5) * 1e5) <= 1e-9 * 1e5)
    #expect(year.end.cells.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  @Test func `where nobody is, the level is that of the base year's mix`() {
    let model = Small.model()
    let empty = model.mortalityLevel(for: Small.nobody, in: Small.year)
    let base = model.mortalityLevel(
      for: People(
        shape: Small.shape,
        cells: (0..<Small.shape.stateSize).map {
          Small.shares.profile[$0 % Small.shape.profileSize] * 1024
        }), in: Small.year)
    let pairs = zip(empty?.multiplier ?? [], base?.multiplier ?? [])
    #expect(pairs.allSatisfy { abs($0 - $1) <= Self.chanceTolerance })
    #expect(empty?.multiplier.count == 24)
  }

  @Test func `the trend acts on the rate of death`() {
    let rates = Small.mortality(change: -0.02)
    #expect(
      zip(rates.annualProbability(in: Small.year), Small.annualDeath).allSatisfy {
        abs($0 - $1) <= Self.chanceTolerance
      })
    let (now, later) = (Small.annualDeath[5], rates.annualProbability(in: Small.year + 10)[5])
    #expect(abs(log1p(-later) / log1p(-now) - pow(0.98, 10)) <= Self.chanceTolerance)
    let atBirth = rates.probabilityAtBirth(in: Small.year + 10)
    #expect(abs(log1p(-atBirth[0]) / log1p(-0.004) - pow(0.98, 10)) <= Self.chanceTolerance)
  }
}
