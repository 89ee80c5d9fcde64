public import Allocation
public import Commissioning
import Foundation
public import Scenarios

/// A plan whose programmes stay within their money in every year with a stated probability, and what
/// that takes from the plan that was chosen at the central values.
public struct HeldBudget: Sendable {
  /// The probability asked for, of all years together.
  public let probability: Double
  /// What is bought.
  public let plan: CoveragePlan
  /// GBP of the price year each year's programmes were planned with.
  public let plannedWith: [Double]
  /// GBP of the price year the scenario gives them.
  public let room: [Double]
  /// How likely the chosen plan is to stay within the scenario's money.
  public let chosenChance: BudgetChance
  /// How likely this one is.
  public let chance: BudgetChance
  /// How often a plan was looked for.
  public let rounds: Int
  /// Both plans in every draw: this one, and the chosen one.
  public let trials: [(held: PlanInDraw, chosen: PlanInDraw)]
  /// The unit of gains.
  public let unit: String

  /// Why there is no such plan.
  public enum Failure: Error, Sendable {
    /// No plan keeps to the other limits with the money that would be left.
    case noPlan(AllocationFailure, money: [Double])
    /// The money was lowered as often as is tried, and the plan still overspends too often.
    case notReached(BudgetChance, rounds: Int)
  }

  private static let mostRounds = 8

  /// Looks for it: lowers each year's money by what spending may come to over its central value, plans
  /// again, counts the draws in which that plan stays within the money there is, and goes on until
  /// enough do.
  ///
  /// The first step takes, year by year, the quantile of spending at the probability asked for; later
  /// steps take it anew in the years that still overspend too often. Where no single year does but
  /// some year or other does, it is the quantile of the worst year of each draw that lowers them all. The
  /// probability is counted in the same draws the money is lowered by, so that another set of draws would
  /// give one that differs by its Monte Carlo error.
  ///
  /// - Parameters:
  ///   - probability: of staying within the money in every year of the plan.
  ///   - chosen: the plan at the central values.
  ///   - scenario: the scenario at the central values.
  ///   - draws: the draws.
  ///   - progress: told the round and the share of it that is done.
  /// - Throws: `Failure` where there is no such plan.
  public init(
    probability: Double, from chosen: Allocation, in scenario: Scenario, draws: DrawnScenarios,
    progress: @escaping @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(Failure) {
    guard let central = DrawnSystem(scenario) else { throw .noPlan(.notMeasurable, money: []) }
    let training = ProgrammeMoney(
      of: chosen.plan, run: chosen.run, model: scenario.model, terms: scenario.terms,
      limits: central.limits)
    let room = training.room
    var planned = room
    var (plan, run) = (chosen.plan, chosen.run)
    var chosenChance: BudgetChance?
    for round in 0...Self.mostRounds {
      let money = Self.money(of: plan, in: draws) { progress(round, $0) }
      let chance = BudgetChance(left: Self.byYear(money.map(\.left)))
      if chosenChance == nil { chosenChance = chance }
      if chance.allYears.probability >= probability, let first = chosenChance {
        self.probability = probability
        self.plan = plan
        plannedWith = planned
        self.room = room
        chosenChance = first
        self.chosenChance = first
        self.chance = chance
        rounds = round
        unit = chosen.stages.first?.unit ?? chosen.unit
        let (held, other) = (plan, chosen.plan)
        trials = concurrentMap(draws.count) { number in
          DrawnSystem(draws[number]).map { ($0.trial(of: held), $0.trial(of: other)) }
        }.compactMap(\.self)
        return
      }
      guard round < Self.mostRounds else { throw .notReached(chance, rounds: round) }
      let spent = ProgrammeMoney(
        of: plan, run: run, model: scenario.model, terms: scenario.terms, limits: central.limits
      ).spent
      let factors = Self.factors(
        money, central: spent, probability: probability, isFirst: round == 0)
      planned = zip(planned, factors).map { $0 / $1 }
      var limits = central.limits
      // Training is paid for first, out of the same money, and stays as it is.
      for year in planned.indices { limits.budget[year] -= room[year] - planned[year] }
      do throws(AllocationFailure) {
        let next = try Allocator(
          model: scenario.model, terms: scenario.terms, limits: limits, start: central.start,
          baseline: central.nothing, timeLimit: .seconds(scenario.search.timeLimit)
        ).allocate(for: scenario.objective, startingFrom: plan)
        (plan, run) = (next.plan, next.run)
      } catch {
        throw .noPlan(error, money: planned)
      }
    }
    preconditionFailure("the last round returns or throws")
  }

  /// A difference between the two plans: its mean over draws and the Monte Carlo standard error of that.
  public func difference(
    _ value: ((held: PlanInDraw, chosen: PlanInDraw)) -> Double
  ) -> (mean: Double, standardError: Double) {
    let values = trials.map(value)
    return (values.sampleMean, values.standardErrorOfMean)
  }

  /// By how much each year's money is to be lowered.
  private static func factors(
    _ money: [ProgrammeMoney], central: [Double], probability: Double, isFirst: Bool
  ) -> [Double] {
    if isFirst {
      return central.indices.map { year in
        guard central[year] > 0 else { return 1 }
        return Swift.max(1, reached(probability, money.map { $0.spent[year] }) / central[year])
      }
    }
    let taken = money.map { draw in
      zip(draw.spent, draw.room).map { $0 / Swift.max($1, 1) }
    }
    // A little more than enough, or rounding would keep it short for ever.
    let beyondEnough = 1 + 1e-6
    let byYear = byYear(taken).map { reached(probability, $0) }
    if byYear.contains(where: { $0 > 1 }) {
      return byYear.map { $0 > 1 ? $0 * beyondEnough : 1 }
    }
    let factor = Swift.max(1, reached(probability, taken.map { $0.max() ?? 0 })) * beyondEnough
    return central.map { _ in factor }
  }

  /// The least value that a share of a sample does not pass.
  private static func reached(_ share: Double, _ sample: [Double]) -> Double {
    let ordered = sample.sorted()
    let position = Int((share * Double(ordered.count)).rounded(.up)) - 1
    return ordered[Swift.min(Swift.max(position, 0), ordered.count - 1)]
  }

  /// What a plan takes of each year's money in every draw.
  private static func money(
    of plan: CoveragePlan, in draws: DrawnScenarios,
    progress: @escaping @Sendable (Double) -> Void
  ) -> [ProgrammeMoney] {
    let count = WorkCount(of: draws.count, progress)
    return concurrentMap(draws.count) { number -> ProgrammeMoney? in
      defer { count.finishOne() }
      let scenario = draws[number]
      guard let limits = scenario.limits else { return nil }
      var run: [YearOfSystem] = []
      scenario.model.simulate(plan, from: scenario.model.startingPoint()) { run.append($1) }
      return ProgrammeMoney(
        of: plan, run: run, model: scenario.model, terms: scenario.terms, limits: limits)
    }.compactMap(\.self)
  }

  /// `[draw][year]` as `[year][draw]`.
  static func byYear(_ draws: [[Double]]) -> [[Double]] {
    (draws.first ?? []).indices.map { year in draws.map { $0[year] } }
  }
}
