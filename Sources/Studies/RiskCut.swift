public import Commissioning
import PopulationHealth
public import Scenarios

/// What would happen if every risk factor of the model were lower by the same share, from the first
/// year on, in every adult: how much of need can be prevented at all, and when.
///
/// The share of people in each category with excess risk and the mean of each level fall together;
/// excess risk goes as fast as the pack says it does after a change. It is no programme and has no
/// cost.
public struct RiskCut: Sendable {
  /// The scenario whose people they are.
  public let scenario: Scenario
  /// The share by which factors fall.
  public let share: Double
  /// Doing nothing.
  public let baseline: [YearOfSystem]
  /// The years with lower risk.
  public let years: [YearOfSystem]
  /// What falls, `[year][condition]`.
  public let links: [[ConditionLink]]
  /// The model both were run with.
  public let model: SystemModel

  /// The share of adults who are in segments of high need at the end of a year.
  public func highNeedShare(of year: YearOfSystem) -> Double {
    let shape = model.shape
    var (high, adults) = (0.0, 0.0)
    for (cell, number) in year.need.end.cells.enumerated() {
      let segment = shape.segments[cell % shape.blockSize / shape.ageCount]
      if segment.needRank != nil { adults += number }
      if segment.isHighNeed { high += number }
    }
    return high / adults
  }

  /// Cuts the risk factors of a scenario for some years from its first.
  ///
  /// - Returns: nothing where the pack has no risk factors.
  public init?(by share: Double, for years: Int, in scenario: Scenario) {
    guard let risk = scenario.model.risk else { return nil }
    let shape = scenario.model.shape
    let adult = shape.segments.filter { $0.needRank != nil }
    let none = Estimate(value: 1, low: 1, high: 1)
    let cut = Intervention(
      id: "risk-cut", title: "Every risk factor lower", kind: .prevention, serviceLine: "",
      providerKind: "",
      eligible: Eligibility(
        ages: nil, sexes: shape.sexes, quintiles: shape.quintiles, segments: adult.map(\.id),
        places: shape.places, shareByQuintile: shape.quintiles.map { _ in 1 }),
      reach: 1, resources: Intervention.Resources(unitCost: 0, setUpCost: 0, workforce: [:]),
      timing: EffectTiming(lag: 0, ramp: 1, decay: 0),
      effects: Intervention.Effects(
        upwardMoves: none, upwardSegments: [], deaths: none,
        qualityOfLife: Estimate(value: 0, low: 0, high: 0), activity: [],
        riskFactors: risk.factors.indices.map {
          Intervention.RiskEffect(
            factor: $0, change: .scale(1 - share), range: (1 - share)...(1 - share))
        }),
      evidence: Evidence(grade: .d, source: "a question, not a programme", year: 0, note: ""))
    let model = SystemModel(
      horizon: Horizon(
        start: scenario.model.horizon.start, planYears: years, followUpYears: 0),
      need: scenario.model.need, quality: scenario.model.quality,
      activity: scenario.model.activity, interventions: [cut], risk: risk)
    var plan = model.nothing
    for place in shape.places.indices { plan[0, place, 0] = 1 }
    (baseline, self.years) = model.run(plan)
    self.scenario = scenario
    self.share = share
    self.model = model
    links = self.years.enumerated().map {
      model.conditionLinks(of: plan, year: $0, need: $1.need)
    }
  }
}
