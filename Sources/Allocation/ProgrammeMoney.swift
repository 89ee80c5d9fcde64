public import Commissioning
import PopulationHealth

/// What a plan takes of each year's money for programmes, as the limit counts it: whole teams where there
/// are teams, and after training that the scenario plans.
public struct ProgrammeMoney: Hashable, Sendable {
  /// GBP of the price year there is, one a year of the plan.
  public let room: [Double]
  /// GBP of the price year that programmes take.
  public let spent: [Double]

  /// GBP left of each year's money; less than nothing where programmes take more.
  public var left: [Double] { zip(room, spent).map { $0 - $1 } }

  /// Counts the money of a plan.
  ///
  /// - Parameters:
  ///   - plan: what is bought.
  ///   - run: every year of the horizon under it.
  ///   - model: the system.
  ///   - terms: the terms on which money moves.
  ///   - limits: what there is.
  public init(
    of plan: CoveragePlan, run: [YearOfSystem], model: SystemModel, terms: FinancialTerms,
    limits: InvestmentLimits
  ) {
    let book = LimitBook(model: model, terms: terms, limits: limits, run: run, baseline: [])
    let point = SimulatedPlan(plan, run: run, model: model)
    let rows = (0..<book.years).map(book.budget)
    room = rows.map(\.upper)
    spent = rows.map { $0.use(by: point) }
  }

  /// GBP of the price year that limits leave for programmes in each year of the plan, whatever the plan:
  /// training rises with the growth of unit costs, which may be another in a draw.
  public static func room(in limits: InvestmentLimits, terms: FinancialTerms) -> [Double] {
    limits.budget.indices.map { limits.budget[$0] - limits.training(in: $0, terms: terms) }
  }
}
