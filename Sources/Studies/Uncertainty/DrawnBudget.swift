import Allocation
import Commissioning
import Parallelism
import PopulationHealth
import Scenarios

/// A budget that may or may not hold over draws.
public struct DrawnBudget: Sendable {
  /// What it is of.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The plan's programmes and the money for programmes.
    case programmes
    /// All that the systems pay for under the plan and their envelopes.
    case planEnvelope = "envelope-plan"
    /// The same under doing nothing.
    case nothingEnvelope = "envelope-baseline"
  }

  /// What it is of.
  public let kind: Kind
  /// GBP of the price year there is at the central values, one a year of the plan; `nil` for envelopes,
  /// which may themselves be uncertain.
  public let room: [Double]?
  /// How likely it is to hold.
  public let chance: BudgetChance

  /// Those of the draws of a run: that of programmes where money is given for them, and envelopes where there
  /// are any.
  ///
  /// - Parameters:
  ///   - run: the run at the central values.
  ///   - sample: headlines of every draw.
  ///   - uncertainty: what is uncertain.
  /// - Returns: a budget of each kind there is.
  static func all(
    of run: StudyRun, sample: HeadlineSample, under uncertainty: Uncertainty<ParameterTarget>
  ) -> [DrawnBudget] {
    let years = run.baseline.accounts.map(\.year.description)
    func byYear(_ headline: Headline, _ arm: Headline.Arm) -> [[Double]] {
      years.compactMap { sample.values(of: headline, arm, year: $0) }
    }
    var budgets: [DrawnBudget] = []
    let spent = byYear(.programmes, .plan)
    if let limits = run.scenario.limits, spent.count == years.count {
      let draws = DrawnScenarios(run.scenario, under: uncertainty, count: sample.draws.count)
      let room = ProgrammeMoney.room(in: limits, terms: run.scenario.terms)
      let drawn = HeldBudget.byYear(
        rooms(in: limits, of: draws) ?? Array(repeating: room, count: draws.count))
      let left = zip(drawn, spent).map { $0.less($1) }
      budgets.append(
        DrawnBudget(kind: .programmes, room: room, chance: BudgetChance(left: left)))
    }
    for (kind, arm) in [
      (Kind.planEnvelope, Headline.Arm.plan), (.nothingEnvelope, .baseline),
    ] {
      let left = byYear(.balance, arm)
      guard left.count == years.count, !left.isEmpty else { continue }
      budgets.append(DrawnBudget(kind: kind, room: nil, chance: BudgetChance(left: left)))
    }
    return budgets
  }

  /// GBP there is for programmes in each draw, `[draw][year]`; `nil` where that is the same in all of them,
  /// as no training is paid for out of it.
  private static func rooms(
    in limits: InvestmentLimits, of draws: DrawnScenarios
  ) -> [[Double]]? {
    guard limits.workforce.contains(where: { $0.training != nil }) else { return nil }
    return concurrentMap(draws.count) { ProgrammeMoney.room(in: limits, terms: draws[$0].terms) }
  }
}
