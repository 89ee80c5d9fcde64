public import Commissioning
import Probability
public import Scenarios

extension Sensitivity {
  /// What the uncertain parameters of a scenario do to the plan's cost, QALYs and net benefit beyond doing
  /// nothing. Doing nothing and the plan are run at every point; the plan's coverage is held.
  ///
  /// - Parameters:
  ///   - scenario: the scenario at the central values, in which something may be bought.
  ///   - plan: what is bought.
  ///   - uncertainty: what is uncertain and what is asked.
  ///   - price: GBP of a QALY in net benefit.
  ///   - progress: told the share that is done.
  public init(
    of scenario: Scenario, plan: CoveragePlan, under uncertainty: Uncertainty<ParameterTarget>,
    price: Double, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    let asked = uncertainty.analyses
    self.init(
      of: uncertainty.joint, central: uncertainty.central, tornado: asked.tornado,
      points: asked.sobolPoints, seed: uncertainty.draws.seed,
      outcomes: DecisionAnalysis.Outcome.allCases.map {
        Outcome(strategy: PlanDecision.strategies[1], name: $0.rawValue)
      }, progress: progress
    ) { values in
      guard let worth = DrawnSystem(scenario.drawing(values))?.worth(of: plan) else {
        return DecisionAnalysis.Outcome.allCases.map { _ in .nan }
      }
      return DecisionAnalysis.Outcome.allCases.map {
        $0.value(cost: worth.pounds, effect: worth.qalys, price: price)
      }
    }
  }
}
