public import Commissioning
import PopulationHealth

/// How a plan chosen elsewhere stands here: under other values of what is uncertain, or under other
/// limits.
public struct PlanStanding: Sendable {
  /// A limit that it breaks.
  public struct Breach: Hashable, Sendable {
    /// The limit's name.
    public let id: String
    /// By how much it is broken where it is worst, as a share of it.
    public let share: Double
  }

  /// Gain over doing nothing, by the objective.
  public let gain: Double
  /// What it takes of each year's money.
  public let money: ProgrammeMoney
  /// The limit that is broken by most; `nil` where all are kept to.
  public let breach: Breach?
}

extension Allocator {
  /// By how much of a limit a plan may pass it before it is said to break it: people counted once more
  /// may be off by more than rounding.
  static let breachTolerance = 1e-4

  /// How a plan that was chosen elsewhere stands here.
  ///
  /// - Parameters:
  ///   - plan: what is bought.
  ///   - run: every year of the horizon under it, here.
  ///   - objective: what it is measured by.
  /// - Returns: its gain, what it leaves of each year's money, and the limit it breaks by most.
  public func standing(
    of plan: CoveragePlan, run: [YearOfSystem], by objective: Objective
  ) -> PlanStanding {
    let problem = problem(meter(objective))
    let point = SimulatedPlan(plan, run: run, model: model)
    let rows = problem.rows(near: point)
    var worst: PlanStanding.Breach?
    for row in rows {
      let excess = row.excess(of: point)
      guard excess > max(Self.breachTolerance, worst?.share ?? 0) else { continue }
      worst = PlanStanding.Breach(id: row.id, share: excess)
    }
    return PlanStanding(
      gain: problem.gain(of: point),
      money: ProgrammeMoney(of: plan, run: run, model: model, terms: terms, limits: limits),
      breach: worst)
  }

  /// GBP of the price year spent on each decision, `[intervention, place, year]` as `CoveragePlan` lays
  /// them out.
  public static func pounds(
    of run: [YearOfSystem], model: SystemModel, terms: FinancialTerms
  ) -> [Double] {
    let plan = model.nothing
    return plan.shares.indices.map { decision in
      let (intervention, place, year) = plan.parts(of: decision)
      return terms.priceLevel(year: year)
        * model.programmePounds(intervention, in: place, of: run[year])
    }
  }
}
