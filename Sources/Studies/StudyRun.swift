public import Allocation
public import Commissioning
public import Scenarios

/// A scenario answered once: doing nothing, and the plan chosen where anything may be bought.
public struct StudyRun: Sendable {
  /// One way the years may go, with its money.
  public struct Arm: Sendable {
    /// `baseline` or `plan`.
    public let name: String
    /// Every year of the horizon.
    public let years: [YearOfSystem]
    /// The accounts of the plan's years.
    public let accounts: [YearOfAccounts]

    /// Makes an arm.
    package init(name: String, years: [YearOfSystem], accounts: [YearOfAccounts]) {
      self.name = name
      self.years = years
      self.accounts = accounts
    }
  }

  /// Wall time of each stage, in seconds, in the order they ran.
  public struct Timing: Hashable, Sendable {
    /// The stage.
    public let stage: String
    /// Seconds.
    public let seconds: Double
  }

  /// What was asked.
  public let scenario: Scenario
  /// The people the plan starts with and the years before it.
  public let start: StartingPoint
  /// Doing nothing: always there.
  public let baseline: Arm
  /// The plan; `nil` where nothing may be bought.
  public let plan: Arm?
  /// How the plan was chosen; `nil` where nothing may be bought.
  public let allocation: Allocation?
  /// What other rules would have bought, and what it would take to buy more; `nil` where nothing may
  /// be bought or it was not asked for.
  public let explanation: PlanExplanation?
  /// Plans nearly as good; `nil` where none were asked for.
  public let alternatives: PlanAlternatives?
  /// Plans between the best by two measures; `nil` where none were asked for.
  public let frontier: ParetoFrontier?
  /// What was asked for beside the best plan and could not be found, with why, in sentences.
  public internal(set) var missing: [String]
  /// Doing nothing under this and other settings of case-mix drift, lightest first; none where it is
  /// not a setting of the pack or was not asked for.
  public let caseMix: [CaseMixProjection]
  /// Why things change; `nil` where it was not asked for.
  public let attribution: Attribution?
  /// What was checked, and how far each check was from its bound.
  public let checks: [IntegrityCheck]
  /// Wall time of each stage.
  public internal(set) var timings: [Timing]
  /// The run under every draw of what is uncertain; `nil` where it was not drawn.
  public internal(set) var sample: MonteCarlo?
  /// How likely money is to last over the draws; none where none were made or no money is given.
  public internal(set) var budgets: [DrawnBudget] = []
  /// What the draws mean for the choice of the plan; `nil` where none were made or nothing may be bought.
  public internal(set) var decision: PlanDecision?
  /// The one draw that everything but the choice of the plan is of; `nil` for the central values.
  public internal(set) var draw: SingleDraw?

  /// Whether time ran out before all that was asked for was found.
  public var isCutShort: Bool {
    [
      allocation?.isTimedOut, alternatives?.isCutShort, frontier?.isCutShort, decision?.isCutShort,
    ].contains(true)
  }

  /// The arms in the order of every table: doing nothing first.
  public var arms: [Arm] { [baseline] + (plan.map { [$0] } ?? []) }
}
