public import Allocation
public import Commissioning
import Parallelism
public import Scenarios

/// The plan that would have been chosen had each draw been known to be true, beside the plan that was
/// chosen at the central values: how firm each decision is, and what not knowing costs.
public struct Replanning: Sendable {
  /// What was found in one draw.
  public struct Draw: Sendable {
    /// Its number, from 0.
    public let number: Int
    /// The chosen plan there.
    public let chosen: PlanInDraw
    /// The best plan found there; `nil` where none was.
    public let best: PlanInDraw?
    /// What that plan buys.
    public let plan: CoveragePlan?
    /// GBP of the price year it spends on each decision, as `CoveragePlan` lays them out.
    public let pounds: [Double]?
    /// Why none was found.
    public let failure: AllocationFailure?
    /// Whether time ran out in the search, so that a better plan, or any, may be there.
    public let isCutShort: Bool

    /// By how much the best plan gains more than the chosen one. Below zero where the chosen plan gains
    /// more, which it can only by breaking a limit or because the search fell short.
    public var regret: Double? { best.map { $0.gain - chosen.gain } }
  }

  /// A plan that does not change with the draw, tried in all of them.
  public struct FixedPlan: Sendable {
    /// The draw it was found in, from 0; `nil` for the chosen plan.
    public let foundIn: Int?
    /// Its mean gain.
    public let gain: Double
    /// Mean difference from the chosen plan's gain.
    public let difference: Double
    /// Monte Carlo standard error of `difference`.
    public let differenceError: Double
    /// Share of draws in which it keeps to every limit.
    public let keepsToLimits: Double
    /// Share of draws in which programmes stay within their money in every year.
    public let staysWithinMoney: Double
  }

  /// The unit of gains.
  public let unit: String
  /// The plan chosen at the central values.
  public let chosen: CoveragePlan
  /// GBP of the price year it spends on each decision at the central values.
  public let chosenPounds: [Double]
  /// One for each draw that was planned anew.
  public let draws: [Draw]
  /// The chosen plan, then others found, tried in all those draws.
  public let fixedPlans: [FixedPlan]

  /// A draw whose best plan gains no more than this share beyond the chosen one has no regret: the
  /// search itself is right to no more.
  public static let noRegret = Allocator.tolerance
  /// The most runs that are spent on trying plans in draws they were not found in.
  public static let mostTrials = 2000

  /// Looks for the best plan in each draw.
  ///
  /// Each search starts from the chosen plan and from nowhere else, so that plans differ because the
  /// draw does, and has the time that the scenario gives a search.
  ///
  /// - Parameters:
  ///   - chosen: the plan at the central values.
  ///   - scenario: the scenario at the central values.
  ///   - draws: the draws to plan in.
  ///   - progress: told the share that is done.
  public init(
    of chosen: Allocation, in scenario: Scenario, draws: DrawnScenarios,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    let count = WorkCount(of: 2 * draws.count, progress)
    let plan = chosen.plan
    let found = concurrentMap(draws.count) { number in
      defer { count.finishOne() }
      return DrawnSystem(draws[number]).map { Self.planned($0, number: number, chosen: plan) }
    }.compactMap(\.self)
    let most = min(found.count, Self.mostTrials / max(found.count, 1))
    let others = found.filter { $0.plan != nil }.prefix(most)
    let plans = [plan] + others.compactMap(\.plan)
    let trials = concurrentMap(draws.count) { number in
      defer { count.finishOne() }
      return DrawnSystem(draws[number]).map { system in plans.map { system.trial(of: $0) } } ?? []
    }.filter { !$0.isEmpty }
    unit = chosen.stages.first?.unit ?? chosen.unit
    self.chosen = plan
    chosenPounds = Allocator.pounds(
      of: chosen.run, model: scenario.model, terms: scenario.terms)
    self.draws = found
    fixedPlans = plans.indices.map { position in
      let foundIn = position == 0 ? nil : others[others.startIndex + position - 1].number
      return FixedPlan(foundIn: foundIn, trials: trials.map { ($0[position], $0[0]) })
    }
  }

  private static func planned(
    _ system: DrawnSystem, number: Int, chosen: CoveragePlan
  ) -> Draw {
    let here = system.trial(of: chosen)
    let begun = ContinuousClock.now
    do throws(AllocationFailure) {
      let best = try system.allocator.allocate(
        for: system.scenario.objective, startingFrom: chosen)
      return Draw(
        number: number, chosen: here, best: system.figures(of: best.plan, run: best.run),
        plan: best.plan,
        pounds: Allocator.pounds(
          of: best.run, model: system.scenario.model, terms: system.scenario.terms), failure: nil,
        isCutShort: best.isTimedOut)
    } catch {
      let isCutShort =
        switch error {
        case .timedOut: true
        case .solverStopped:
          ContinuousClock.now - begun >= .seconds(system.scenario.search.timeLimit)
        case .conflictingLimits, .notMeasurable: false
        }
      return Draw(
        number: number, chosen: here, best: nil, plan: nil, pounds: nil, failure: error,
        isCutShort: isCutShort)
    }
  }
}

extension Replanning.FixedPlan {
  /// Sums a plan's trials up, each beside the chosen plan's in the same draw.
  fileprivate init(foundIn: Int?, trials: [(own: PlanInDraw, chosen: PlanInDraw)]) {
    let differences = trials.map { $0.own.gain - $0.chosen.gain }
    let draws = Double(trials.count)
    self.foundIn = foundIn
    gain = trials.map(\.own.gain).sampleMean
    difference = differences.sampleMean
    differenceError = differences.standardErrorOfMean
    keepsToLimits = Double(trials.count { $0.own.breach == nil }) / draws
    staysWithinMoney =
      Double(trials.count { $0.own.money.left.allSatisfy { $0 >= -BudgetChance.rounding } }) / draws
  }
}
