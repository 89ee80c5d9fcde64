public import Allocation
public import Commissioning
import Parallelism
public import Scenarios

/// A plan whose programmes stay within their money in every year with a stated probability, and what
/// that takes from the plan that was chosen at the central values.
public struct HeldBudget: Sendable {
  /// How likely both plans are to stay within the scenario's money in some draws.
  public struct Chances: Sendable {
    /// The plan chosen at the central values.
    public let chosen: BudgetChance
    /// The plan that is to hold.
    public let held: BudgetChance
  }

  /// The probability asked for, of all years together.
  public let probability: Double
  /// What is bought.
  public let plan: CoveragePlan
  /// What it does and costs at the central values.
  public let atCentralValues: StudyRun.Arm
  /// GBP of the price year each year's programmes were planned with.
  public let plannedWith: [Double]
  /// GBP of the price year the scenario gives them.
  public let room: [Double]
  /// In the draws by which the money was lowered. The plan was sought until it held often enough in these
  /// very draws, so it holds in them a little more often than it may be expected to.
  public let tuning: Chances
  /// In fresh draws, which had no part in finding the plan: how likely it is to hold.
  public let fresh: Chances
  /// How often the money was lowered, and a plan looked for.
  public let lowerings: Int
  /// Whether time ran out in a search on the way to it: it holds as often as is said, and another that does
  /// may gain more.
  public let isCutShort: Bool
  /// Both plans in every fresh draw: this one, and the chosen one.
  public let trials: [(held: PlanInDraw, chosen: PlanInDraw)]
  /// The unit of gains.
  public let unit: String

  /// Why there is no such plan.
  public enum Failure: Error, Sendable {
    /// No plan keeps to the other limits with the money that would be left.
    case noPlan(AllocationFailure, money: [Double])
    /// The money was lowered as often as is tried, and the plan still overspends too often.
    case notReached(BudgetChance, lowerings: Int)
  }

  private static let mostLowerings = 12

  /// Looks for it: lowers each year's money by what spending may come to over its central value, plans
  /// again, counts the draws in which that plan stays within the money there is, and goes on until
  /// enough do.
  ///
  /// A step lowers the years that overspend too often, each by the quantile of its spending at the
  /// probability asked for: over the central value in the first step, over the money there is in later
  /// ones. Where no single year does but some year or other does, it is the quantile of the worst year of
  /// each draw that lowers them all. A plan found with less money may buy what is less certain, and overspend as
  /// often again: from the fourth step on the money is lowered by ever more than that. What
  /// was found is then tried in fresh draws, which say how likely it is to hold without having been asked to.
  ///
  /// - Parameters:
  ///   - probability: of staying within the money in every year of the plan.
  ///   - chosen: the plan at the central values.
  ///   - scenario: the scenario at the central values.
  ///   - draws: the draws by which the money is lowered.
  ///   - fresh: other draws, independent of them.
  ///   - progress: told what is being done and the share of it that is done.
  /// - Throws: `Failure` where there is no such plan.
  public init(
    probability: Double, from chosen: Allocation, in scenario: Scenario, draws: DrawnScenarios,
    fresh: DrawnScenarios, progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) throws(Failure) {
    guard let central = DrawnSystem(scenario) else { throw .noPlan(.notMeasurable, money: []) }
    let training = ProgrammeMoney(
      of: chosen.plan, run: chosen.run, model: scenario.model, terms: scenario.terms,
      limits: central.limits)
    let room = training.room
    var planned = room
    var (plan, run) = (chosen.plan, chosen.run)
    var chosenChance: BudgetChance?
    var isCutShort = false
    for lowering in 0...Self.mostLowerings {
      let money = Self.money(of: plan, in: draws) {
        progress(lowering == 0 ? "chosen plan" : "attempt \(lowering)", $0)
      }
      let chance = BudgetChance(left: Self.byYear(money.map(\.left)))
      let ofChosen = chosenChance ?? chance
      chosenChance = ofChosen
      if chance.allYears.probability >= probability {
        let trials = Self.trials(of: plan, beside: chosen.plan, in: fresh) {
          progress("fresh draws", $0)
        }
        self.probability = probability
        self.plan = plan
        atCentralValues = StudyRun.Arm(
          name: "held", years: run,
          accounts: Accounts(model: scenario.model, terms: scenario.terms)
            .settle(run, against: central.nothing))
        plannedWith = planned
        self.room = room
        tuning = Chances(chosen: ofChosen, held: chance)
        self.fresh = Chances(
          chosen: BudgetChance(left: Self.byYear(trials.map(\.chosen.money.left))),
          held: BudgetChance(left: Self.byYear(trials.map(\.held.money.left))))
        lowerings = lowering
        self.isCutShort = isCutShort
        unit = chosen.stages.first?.unit ?? chosen.unit
        self.trials = trials
        return
      }
      guard lowering < Self.mostLowerings else { throw .notReached(chance, lowerings: lowering) }
      let spent = ProgrammeMoney(
        of: plan, run: run, model: scenario.model, terms: scenario.terms, limits: central.limits
      ).spent
      let factors = Self.factors(
        money, central: spent, probability: probability, lowering: lowering)
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
        isCutShort = isCutShort || next.isTimedOut
      } catch {
        throw .noPlan(error, money: planned)
      }
    }
    preconditionFailure("the last plan is returned or refused")
  }

  /// A difference between the two plans: its mean over draws and the Monte Carlo standard error of that.
  public func difference(
    _ value: ((held: PlanInDraw, chosen: PlanInDraw)) -> Double
  ) -> (mean: Double, standardError: Double) {
    let values = trials.map(value)
    return (values.sampleMean, values.standardErrorOfMean)
  }

  /// By how much each year's money is to be lowered after so many times.
  private static func factors(
    _ money: [ProgrammeMoney], central: [Double], probability: Double, lowering: Int
  ) -> [Double] {
    let taken = money.map { draw in
      zip(draw.spent, draw.room).map { $0 / Swift.max($1, 1) }
    }
    // A little more than enough, or rounding would keep it short for ever.
    let beyondEnough = 1 + (lowering < 3 ? 1e-6 : 1e-3 * Double(1 << (lowering - 3)))
    let byYear = byYear(taken).map { reached(probability, $0) }
    guard byYear.contains(where: { $0 > 1 }) else {
      let factor = Swift.max(1, reached(probability, taken.map { $0.max() ?? 0 })) * beyondEnough
      return central.map { _ in factor }
    }
    return central.indices.map { year in
      guard byYear[year] > 1 else { return 1 }
      guard lowering == 0, central[year] > 0 else { return byYear[year] * beyondEnough }
      return Swift.max(1, reached(probability, money.map { $0.spent[year] }) / central[year])
    }
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

  /// Both plans in every draw.
  private static func trials(
    of held: CoveragePlan, beside chosen: CoveragePlan, in draws: DrawnScenarios,
    progress: @escaping @Sendable (Double) -> Void
  ) -> [(held: PlanInDraw, chosen: PlanInDraw)] {
    let count = WorkCount(of: draws.count, progress)
    return concurrentMap(draws.count) { number in
      defer { count.finishOne() }
      return DrawnSystem(draws[number]).map { ($0.trial(of: held), $0.trial(of: chosen)) }
    }.compactMap(\.self)
  }

  /// `[draw][year]` as `[year][draw]`.
  static func byYear(_ draws: [[Double]]) -> [[Double]] {
    (draws.first ?? []).indices.map { year in draws.map { $0[year] } }
  }
}
