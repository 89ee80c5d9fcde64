import Allocation
public import Commissioning
public import Scenarios

/// A scenario answered under one draw of what is uncertain: doing nothing, and the plan as it was found
/// at the central values.
///
/// Coverage is held, so that a draw says what becomes of the same decisions if the world is another.
/// Both arms share the draw, and their difference is a difference within it.
public struct DrawnRun: Sendable {
  /// The scenario as it is in the draw.
  public let scenario: Scenario
  /// The people the plan starts with and the years before it.
  public let start: StartingPoint
  /// Doing nothing.
  public let baseline: StudyRun.Arm
  /// The plan; `nil` where nothing may be bought.
  public let plan: StudyRun.Arm?
  /// The share of eligible people each programme reaches; `nil` where nothing may be bought.
  public let coverage: CoveragePlan?

  /// The arms in the order of every table: doing nothing first.
  public var arms: [StudyRun.Arm] { [baseline] + (plan.map { [$0] } ?? []) }

  /// A run at the central values, to be set beside its draws.
  public init(central run: StudyRun) {
    scenario = run.scenario
    start = run.start
    baseline = run.baseline
    plan = run.plan
    coverage = run.allocation?.plan
  }

  /// Answers a scenario with a plan that was chosen before.
  ///
  /// - Parameters:
  ///   - scenario: the scenario as it is in a draw: what `Scenario.drawing` gives.
  ///   - coverage: the plan; `nil` for doing nothing alone.
  /// - Throws: `StudyFailure` when an identity does not hold, or an envelope is less than modelled
  ///   care alone.
  public init(
    answering scenario: Scenario, with coverage: CoveragePlan?
  ) throws(StudyFailure) {
    self.scenario = scenario
    self.coverage = coverage
    var nothing: [YearOfSystem] = []
    start = scenario.model.startingPoint(counting: .bought) { nothing.append($1) }
    let accounts = Accounts(model: scenario.model, terms: scenario.terms)
    baseline = StudyRun.Arm(
      name: "baseline", years: nothing, accounts: accounts.settle(nothing, against: nothing))
    try StudyRun.checkEnvelopes(of: scenario, baseline.accounts)
    var bought: [YearOfSystem] = []
    if let coverage {
      scenario.model.simulate(coverage, from: start, counting: .bought) { bought.append($1) }
    }
    plan =
      coverage == nil
      ? nil
      : StudyRun.Arm(
        name: "plan", years: bought, accounts: accounts.settle(bought, against: nothing))
    let checks = IntegrityCheck.all(of: scenario, before: start.before, arms: arms)
    guard checks.allSatisfy(\.holds) else {
      throw .identityBroken(checks.filter { !$0.holds })
    }
  }
}
