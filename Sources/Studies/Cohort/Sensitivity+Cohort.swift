import CohortModels
import Probability
import Scenarios

extension Sensitivity {
  /// What the uncertain parameters of a cohort do to the cost, QALYs and net benefit of each strategy
  /// beyond the first. All strategies are run at every point; one that cannot be has no outcome.
  ///
  /// - Parameters:
  ///   - scenario: the cohort.
  ///   - uncertainty: what is uncertain and what is asked.
  ///   - price: what a QALY is worth in net benefit.
  ///   - progress: told the share that is done.
  init(
    of scenario: CohortScenario, under uncertainty: Uncertainty<CohortTarget>, price: Double,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    let strategies = scenario.model.strategies.dropFirst().map(\.id)
    let kinds = DecisionAnalysis.Outcome.allCases
    let asked = uncertainty.analyses
    self.init(
      of: uncertainty.joint, central: uncertainty.central, tornado: asked.tornado,
      points: asked.sobolPoints, seed: uncertainty.draws.seed,
      outcomes: strategies.flatMap { strategy in
        kinds.map { Outcome(strategy: strategy, name: $0.rawValue) }
      }, progress: progress
    ) { values in
      guard let drawn = try? scenario.drawing(values) else {
        return Array(repeating: .nan, count: strategies.count * kinds.count)
      }
      let totals = drawn.model.strategies.map {
        drawn.model.outcomes(
          of: $0, counting: drawn.counting, discounting: drawn.discounting
        ).discounted
      }
      return totals.dropFirst().flatMap { own in
        let (cost, effect) = (own.cost - totals[0].cost, own.qalys - totals[0].qalys)
        return kinds.map { $0.value(cost: cost, effect: effect, price: price) }
      }
    }
  }
}
