import Commissioning
import PopulationHealth
import Scenarios

extension Headline {
  /// Why a run of a scenario will not have this number, and what to do about it; `nil` where it will, as far
  /// as the scenario tells.
  func lack(in scenario: Scenario) -> (reason: String, remedy: String)? {
    let noPlan = (
      reason: "there is no money for programmes, and so no plan",
      remedy: "give the scenario 'budget.revenue', or take another measure"
    )
    let noQuality = (
      reason: "quality of life is not measured",
      remedy: "give the pack 'quality_of_life', or take another measure"
    )
    let isMeasured = scenario.model.quality.isMeasured
    switch self {
    case .discountedCost, .programmes: return scenario.limits == nil ? noPlan : nil
    case .discountedQALYs, .netBenefit:
      guard scenario.limits != nil else { return noPlan }
      guard isMeasured else { return noQuality }
      guard self == .netBenefit, scenario.objective.poundsPerQALY == nil else { return nil }
      return (
        "the scenario does not say what a QALY is worth",
        "give it 'objective.pounds_per_qaly', or take another measure"
      )
    case .qalys: return isMeasured ? nil : noQuality
    case .balance:
      return scenario.terms.envelope == nil
        ? ("there is no envelope", "give the scenario 'budget.envelope', or take another measure")
        : nil
    case .lifeYears, .deaths, .highNeedYears, .bedDays, .slopeIndex: return nil
    }
  }
}
