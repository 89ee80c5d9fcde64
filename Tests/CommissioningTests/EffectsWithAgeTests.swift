import Commissioning
import PopulationHealth
import Testing

@Suite struct `Effects go with people as they grow older` {
  private static let start = FinancialYear(startingIn: 2026)
  private static let ages = 6

  /// A thousand people at each age from 60 to 65 and over, of whom 20% die in a year whatever their
  /// age, half of them of one condition.
  private static func system(_ intervention: Intervention) throws -> SystemModel {
    let shape = PopulationShape(
      places: ["A"], sexes: ["all"], quintiles: ["all"],
      segments: [
        Segment(id: "low", title: "Low", ages: nil, needRank: 0, isHighNeed: false)
      ], ages: AgeRange(60, 65))
    let none = Array(repeating: 0.0, count: ages)
    let ones = Array(repeating: 1.0, count: ages)
    let need = NeedModel(
      start: People(shape: shape, cells: Array(repeating: 1000, count: ages)), startYear: start,
      shares: SegmentShares(shape: shape, byAge: ones),
      moves: SegmentMoves(shape: shape, dense: ones),
      deaths: .published(
        MortalityRates(
          baseYear: start, annualProbability: Array(repeating: 0.2, count: ages), atBirth: [0],
          annualChange: none, segmentRisk: ones)),
      births: .scheduled(ScheduledEvents(byYear: [:])),
      migrants: .scheduled(ScheduledEvents(byYear: [:])))
    let risk = RiskModel(
      factors: [],
      conditions: [
        Condition(
          id: "chd", title: "Heart disease", chanceOfMovingUp: 0, incidence: none,
          deaths: Array(repeating: 0.5, count: ages), upwardRate: ones, deathRate: ones)
      ],
      relativeRisks: [], mediations: [], localShares: [], places: [0])
    return SystemModel(
      horizon: Horizon(start: start, planYears: 4, followUpYears: 0), need: need,
      quality: QualityOfLife(shape: shape, norms: ones, multipliers: [1], shares: ones),
      activity: ActivityModel(shape: shape, pods: [], dataYear: start, rates: [], base: ones),
      interventions: [intervention], risk: risk)
  }

  @Test func `those reached keep it past the eligible ages, and those who come to them have none`()
    throws
  {
    let estimate = Estimate(value: 1, low: 1, high: 1)
    let half = Estimate(value: 0.5, low: 0.5, high: 0.5)
    let intervention = Intervention(
      id: "once", title: "Once", kind: .prevention, serviceLine: "prevention",
      providerKind: "community",
      eligible: Eligibility(
        ages: AgeRange(61, 62), sexes: ["all"], quintiles: ["all"],
        segments: ["low"], places: ["A"], shareByQuintile: [1]),
      reach: 1, resources: .init(unitCost: 0, setUpCost: 0, workforce: [:]),
      timing: EffectTiming(lag: 0, ramp: 1, decay: 0),
      effects: .init(
        upwardMoves: estimate, upwardSegments: [], deaths: estimate,
        qualityOfLife: Estimate(value: 0, low: 0, high: 0), activity: [],
        conditions: [.init(condition: 0, hazardRatio: half, riskMultiple: 1)]),
      evidence: Evidence(grade: .d, source: "made up", year: 2026, note: "made up"))
    let model = try Self.system(intervention)
    var plan = model.nothing
    plan[0, 0, 0] = 1
    var nothing: [YearOfSystem] = []
    let start = model.startingPoint { nothing.append($1) }
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    // 61 and 62 in the first year, a year older in each later one; 65 is 65 and over.
    let reached: [Set<Int>] = [[1, 2], [2, 3], [3, 4], [4, 5]]
    for (year, ages) in reached.enumerated() {
      for age in 0..<Self.ages {
        let people = run[year].need.start.cells[age]
        guard people > 0 else { continue }
        let chance = run[year].need.deathsByAge.atStart[age] / people
        let before =
          nothing[year].need.deathsByAge.atStart[age] / nothing[year].need.start.cells[age]
        #expect((chance < before - 1e-3) == ages.contains(age), "year \(year), age \(60 + age)")
      }
    }
  }
}
