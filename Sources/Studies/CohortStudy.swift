public import CohortModels
import PopulationHealth
public import Scenarios

/// A scenario about a cohort answered: what each strategy comes to, and how they compare.
public struct CohortStudy: Sendable {
  /// A strategy and what follows from it.
  public struct Arm: Sendable {
    /// The strategy.
    public let strategy: Strategy
    /// Its trace and totals.
    public let outcomes: CohortOutcomes
  }

  /// What was asked.
  public let scenario: CohortScenario
  /// Every strategy, in the order of the scenario.
  public let arms: [Arm]
  /// The strategies compared, by discounted cost and QALYs.
  public let comparison: CostEffectiveness
  /// What was checked, and how far each check was from its bound.
  public let checks: [IntegrityCheck]
  /// Wall time of each stage.
  public internal(set) var timings: [StudyRun.Timing]
  /// The cohort under draws of what is uncertain; `nil` where none were made.
  public internal(set) var sample: CohortSample?
  /// What the draws mean for the choice between strategies; `nil` where there are none, or one strategy.
  public internal(set) var decision: CohortDecision?

  /// Answers a scenario.
  ///
  /// Throws `StudyFailure` when an identity does not hold.
  public static func answer(_ scenario: CohortScenario) throws(StudyFailure) -> CohortStudy {
    var clock = StageClock()
    let arms = scenario.model.strategies.map { strategy in
      Arm(
        strategy: strategy,
        outcomes: scenario.model.outcomes(
          of: strategy, counting: scenario.counting, discounting: scenario.discounting))
    }
    clock.end("strategies")
    let comparison = CostEffectiveness(
      arms.map {
        CostEffectiveness.Point(
          cost: $0.outcomes.discounted.cost, qalys: $0.outcomes.discounted.qalys)
      })
    let checks = IntegrityCheck.all(of: arms.map(\.outcomes.trace))
    clock.end("checks")
    guard checks.allSatisfy(\.holds) else {
      throw .identityBroken(checks.filter { !$0.holds })
    }
    return CohortStudy(
      scenario: scenario, arms: arms, comparison: comparison, checks: checks,
      timings: clock.timings)
  }
}

extension IntegrityCheck {
  /// Rounding in sums of shares over all cycles.
  private static let shareTolerance = 1e-12

  /// Every identity of the traces of a cohort.
  static func all(of traces: [CohortTrace]) -> [IntegrityCheck] {
    [
      IntegrityCheck(
        name: "the shares of the cohort in all states sum to one in every row",
        distance: traces.map(\.largestRowError).largestDistance, tolerance: shareTolerance),
      IntegrityCheck(
        name: "no state holds less than nobody",
        distance: traces.map(\.largestNegativeShare).largestDistance, tolerance: shareTolerance),
    ]
  }
}
