import Commissioning
import LinearAlgebra
import PopulationHealth

/// A small system in which people are born, grow older, move up and down between three segments of
/// need, move house and die: two places, two quintiles, children to the age of one and adults from two
/// to five, five being open.
struct AgedSystem {
  static let start = FinancialYear(startingIn: 2026)
  static let ages = 6
  static let adults = ["low", "middle", "high"]

  static let shape = PopulationShape(
    places: ["A", "B"], sexes: ["all"], quintiles: ["1", "2"],
    segments: [
      Segment(
        id: "children", title: "Children", ages: AgeRange(0, 1), needRank: nil, isHighNeed: false),
      Segment(id: "low", title: "Low", ages: AgeRange(2, 5), needRank: 0, isHighNeed: false),
      Segment(id: "middle", title: "Middle", ages: AgeRange(2, 5), needRank: 1, isHighNeed: false),
      Segment(id: "high", title: "High", ages: AgeRange(2, 5), needRank: 2, isHighNeed: true),
    ], ages: AgeRange(0, 5))

  static let shares = SegmentShares(
    shape: shape,
    byAge: [
      [1, 1, 0, 0, 0, 0], [0, 0, 0.8, 0.7, 0.6, 0.4], [0, 0, 0.15, 0.2, 0.25, 0.3],
      [0, 0, 0.05, 0.1, 0.15, 0.3],
    ].flatMap { (row: [Double]) in row })

  /// Chances of moving between adults' segments, `[from][to]`.
  static let moves = [[0.85, 0.12, 0.03], [0.06, 0.8, 0.14], [0.01, 0.07, 0.92]]

  var interventions: [Intervention]
  var interactions: [Interaction] = []
  var adultMoves = moves
  /// Whether moves are the outcome of rates, on which hazard ratios then act.
  var hasRates = false
  /// Net migrants into both places by age.
  var external = [7.5, -3.25, 12, 4.1, -11, 2.75]
  var deaths: NeedModel.Deaths?
  var births: NeedModel.Births?
  var migrants: NeedModel.Migrants?
  var isConstrained = false
  var hasRisk = true

  /// People in every cell where somebody may be, no two cells alike.
  static let people = People(
    shape: shape,
    cells: (0..<shape.stateSize).map { cell in
      let age = cell % ages
      let isChild = cell % shape.blockSize < ages
      return isChild == (age < 2) ? 400 + Double(cell * 7919 % 977) : 0
    })

  var need: NeedModel {
    let shape = Self.shape
    let dense = (0..<shape.groupCount).flatMap { _ in
      (0..<16).flatMap { pair -> [Double] in
        let (from, to) = (pair / 4, pair % 4)
        return (0..<Self.ages).map { age in
          switch (from, to) {
          case (0, 0): age == 1 ? 0 : 1
          case (0, _): age == 1 ? [0.9, 0.08, 0.02][to - 1] : 0
          case (_, 0): 0
          default: adultMoves[from - 1][to - 1]
          }
        }
      }
    }
    let risk = [0.5, 1, 2, 6].flatMap { (risk: Double) in
      Array(repeating: risk, count: Self.ages)
    }
    let annual = [1.4, 1].flatMap { (level: Double) in
      [0.002, 0.001, 0.01, 0.02, 0.05, 0.15].map { $0 * level }
    }
    let cells = shape.blockCount * Self.ages
    return NeedModel(
      start: Self.people, startYear: Self.start, shares: Self.shares,
      moves: SegmentMoves(shape: shape, dense: dense, rates: hasRates ? Self.rates : nil),
      deaths: deaths
        ?? .published(
          MortalityRates(
            baseYear: Self.start, annualProbability: annual, atBirth: [0.01, 0.008],
            annualChange: Array(repeating: -0.01, count: Self.ages), segmentRisk: risk)),
      births: births
        ?? .fertility(
          Fertility(
            birthsPerWoman: YearSeries(values: [
              Self.start: [0, 0, 0.1, 0.2, 0.05, 0], Self.start + 3: [0, 0, 0.2, 0.1, 0.05, 0],
            ]),
            localFactor: [1, 1.1, 0.9, 1.2], women: 0, shareOfBirths: [1], segment: 0)),
      migrants: migrants
        ?? .rates(
          Migration(
            external: YearSeries(values: [
              Self.start: (0..<cells).map { external[$0 % Self.ages] * Double($0 % 5 + 1) / 3 }
            ]),
            internalRate: (0..<cells).map {
              [0.01, 0.02, -0.03, 0.015, -0.004, 0.001][$0 % Self.ages]
            })),
      officialFactors: isConstrained ? Self.factors : nil)
  }

  /// Rates by age between the four segments and death.
  private static let rates: [RateMatrix] = (0..<ages).compactMap { age in
    let older = 1 + 0.2 * Double(age)
    return try? RateMatrix(
      leaving: Matrix([
        [0, 0, 0, 0, 0.001], [0, 0, 0.15 * older, 0.02, 0.01],
        [0, 0.05, 0, 0.2 * older, 0.03], [0, 0.01, 0.08, 0, 0.1], [0, 0, 0, 0, 0],
      ]))
  }

  /// Factors that bring those of each age to a hundredth more than they would be.
  private static let factors: OfficialFactors = {
    let free = AgedSystem(interventions: []).need
    let bands = [AgeRange(0, 1), AgeRange(2, 5)].compactMap { $0 }
    var totals: [FinancialYear: [Double]] = [:]
    for year in 1...8 { totals[start + year] = [9000 + 50 * Double(year), 28000] }
    return OfficialFactors(
      bringing: free, to: OfficialProjection(bands: bands, byYear: totals), through: start + 7)
  }()

  /// One condition with deaths and moves of its own, that brings a third of bed days.
  private static let risk: RiskModel = {
    let cells = shape.groupCount * ages
    func rows(_ number: Double) -> [Double] {
      (0..<cells).map { number * (1 + 0.1 * Double($0 % 7)) }
    }
    return RiskModel(
      factors: [],
      conditions: [
        Condition(
          id: "chd", title: "Heart disease", chanceOfMovingUp: 0.5, incidence: rows(0.02),
          deaths: rows(0.01), upwardRate: rows(0.05), deathRate: rows(0.04))
      ], relativeRisks: [], mediations: [], localShares: [], places: [0, 1])
  }()

  var model: SystemModel {
    let shape = Self.shape
    let pods = [
      TinySystem.pod("bed", growth: 0.02), TinySystem.pod("visit", pounds: 50),
    ]
    return SystemModel(
      horizon: Horizon(start: Self.start, planYears: 3, followUpYears: 3), need: need,
      quality: QualityOfLife(
        shape: shape, norms: [0.95, 0.94, 0.9, 0.85, 0.8, 0.7], multipliers: [1, 1, 0.9, 0.7],
        shares: (0..<shape.blockSize).map { Self.shares.profile[$0] }),
      activity: ActivityModel(
        shape: shape, pods: pods, dataYear: Self.start,
        rates: [
          .init(
            units: [0.05, 0.1, 0.4, 1.2], poundsPerUnit: [800, 900, 1000, 1500], relativity: nil),
          .init(units: [1, 2, 3, 5], poundsPerUnit: [50, 50, 50, 50], relativity: nil),
        ], base: Self.shares.profile, conditionShares: hasRisk ? [[0.3], [0.1]] : []),
      interventions: interventions, interactions: interactions, risk: hasRisk ? Self.risk : nil)
  }
}
