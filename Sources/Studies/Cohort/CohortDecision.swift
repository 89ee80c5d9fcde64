import CohortModels
import Probability
import Scenarios

/// What uncertainty means for the choice between the strategies of a cohort: which is best and how surely,
/// and what it would be worth to know more, for one member of the cohort.
public struct CohortDecision: Sendable {
  /// Every strategy beside the first.
  public let analysis: DecisionAnalysis
  /// What parameters do; `nil` where it was not asked for.
  public let sensitivity: Sensitivity?

  /// Weighs the draws of a cohort; nothing with one strategy.
  ///
  /// Prices are those asked about, or else the scenario's own, or the usual ones where it has none.
  init?(
    of scenario: CohortScenario, sample: CohortSample, under uncertainty: Uncertainty<CohortTarget>,
    progress: @escaping @Sendable (String, Double) -> Void
  ) {
    guard sample.strategies.count > 1 else { return nil }
    let asked = uncertainty.analyses
    let own = [scenario.willingnessToPay].compactMap(\.self)
    progress("weighing the decision", 0)
    analysis = DecisionAnalysis(
      of: sample.decision,
      keyPrices: asked.willingnessToPay.isEmpty ? own : asked.willingnessToPay,
      price: scenario.willingnessToPay)
    sensitivity =
      asked.tornado || asked.sobolPoints > 0
      ? Sensitivity(of: scenario, under: uncertainty, price: analysis.price) {
        progress("moving parameters", $0)
      } : nil
  }
}
