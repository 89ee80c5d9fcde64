import Allocation
public import Commissioning
import PopulationHealth
import Probability
public import Scenarios
import Wording

/// What uncertainty means for the choice between a plan and doing nothing: whether it is the right choice,
/// what it would be worth to know more, whether the money lasts, and what would be chosen instead.
public struct PlanDecision: Sendable {
  /// A budget that may or may not hold.
  public struct Budget: Sendable {
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
  }

  /// The plan beside doing nothing.
  public let analysis: DecisionAnalysis
  /// Budgets, year by year.
  public let budgets: [Budget]
  /// What parameters do; `nil` where it was not asked for.
  public let sensitivity: Sensitivity?
  /// The plan chosen anew in some draws; `nil` where it was not asked for.
  public let replanning: Replanning?
  /// The plan that keeps to its money with the probability asked for; `nil` where it was not asked for,
  /// or there is none.
  public let held: HeldBudget?
  /// Whether time ran out in any search for a plan.
  public var isCutShort: Bool {
    held?.isCutShort ?? false || replanning?.draws.contains(where: \.isCutShort) ?? false
  }
  /// What was asked for and could not be found, with why, in sentences.
  public let missing: [String]
  /// Wall time of each part.
  public let timings: [StudyRun.Timing]

  /// The names of the strategies.
  public static let strategies = ["baseline", "plan"]

  /// Analyses the draws of a run.
  ///
  /// - Parameters:
  ///   - run: the run at the central values.
  ///   - sample: headlines of every draw.
  ///   - uncertainty: what is uncertain and what is asked.
  ///   - progress: told the part and the share of it that is done.
  /// - Returns: `nil` where nothing may be bought, as there is nothing to decide, or the plan's QALYs and
  ///   cost are not measured.
  public static func of(
    _ run: StudyRun, sample: HeadlineSample, under uncertainty: Uncertainty<ParameterTarget>,
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) -> PlanDecision? {
    guard let allocation = run.allocation,
      let costs = sample.values(of: .discountedCost, .difference),
      let effects = sample.values(of: .discountedQALYs, .difference), !costs.isEmpty,
      (costs + effects).allSatisfy(\.isFinite)
    else { return nil }
    let scenario = run.scenario
    let asked = uncertainty.analyses
    let none = costs.map { _ in 0.0 }
    var clock = StageClock()
    progress("weighing the decision", 0)
    let analysis = DecisionAnalysis(
      of: DecisionSample(
        strategies: strategies, costs: [none, costs], effects: [none, effects],
        parameters: DecisionSample.parameters(of: uncertainty, draws: costs.count)),
      keyPrices: keyPrices(asked, scenario.objective), price: scenario.objective.poundsPerQALY)
    clock.end("decision")
    let draws = DrawnScenarios(scenario, under: uncertainty, count: costs.count)
    let sensitivity =
      asksForRuns(asked)
      ? Sensitivity(
        of: scenario, plan: allocation.plan, under: uncertainty, price: analysis.price
      ) { progress("moving parameters", $0) } : nil
    clock.end("sensitivity")
    var replanning: Replanning?
    if asked.replannedDraws > 0 {
      replanning = Replanning(
        of: allocation, in: scenario, draws: draws.first(asked.replannedDraws)
      ) { progress("planning in other draws", $0) }
    }
    clock.end("replanning")
    var (held, missing) = (HeldBudget?.none, [String]())
    if let probability = asked.budgetProbability {
      do throws(HeldBudget.Failure) {
        held = try HeldBudget(
          probability: probability, from: allocation, in: scenario, draws: draws,
          fresh: DrawnScenarios(scenario, under: uncertainty.fresh, count: costs.count)
        ) { progress("holding the budget, \($0)", $1) }
      } catch {
        missing.append(error.sentence(probability))
      }
    }
    clock.end("holding the budget")
    return PlanDecision(
      analysis: analysis, budgets: budgets(of: run, sample: sample, draws: draws),
      sensitivity: sensitivity,
      replanning: replanning, held: held, missing: missing, timings: clock.timings)
  }

  private static func asksForRuns(_ asked: UncertaintyAnalyses) -> Bool {
    asked.tornado || asked.sobolPoints > 0
  }

  /// The prices asked about, or the scenario's own with the usual ones.
  private static func keyPrices(_ asked: UncertaintyAnalyses, _ objective: Objective) -> [Double] {
    guard asked.willingnessToPay.isEmpty else { return asked.willingnessToPay }
    let own = [objective.poundsPerQALY].compactMap(\.self)
    return Set(own + DecisionAnalysis.usualPrices).sorted()
  }

  /// Budgets of the draws of a run.
  private static func budgets(
    of run: StudyRun, sample: HeadlineSample, draws: DrawnScenarios
  ) -> [Budget] {
    guard let limits = run.scenario.limits else { return [] }
    let years = run.baseline.accounts.map(\.year.description)
    func byYear(_ headline: Headline, _ arm: Headline.Arm) -> [[Double]] {
      years.compactMap { sample.values(of: headline, arm, year: $0) }
    }
    let room = ProgrammeMoney.room(in: limits, terms: run.scenario.terms)
    var budgets: [Budget] = []
    let spent = byYear(.programmes, .plan)
    if spent.count == room.count {
      let drawn = HeldBudget.byYear(
        rooms(in: limits, of: draws) ?? Array(repeating: room, count: draws.count))
      let left = zip(drawn, spent).map { $0.less($1) }
      budgets.append(Budget(kind: .programmes, room: room, chance: BudgetChance(left: left)))
    }
    for (kind, arm) in [
      (Budget.Kind.planEnvelope, Headline.Arm.plan), (.nothingEnvelope, .baseline),
    ] {
      let left = byYear(.balance, arm)
      guard left.count == years.count, !left.isEmpty else { continue }
      budgets.append(Budget(kind: kind, room: nil, chance: BudgetChance(left: left)))
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

extension Uncertainty {
  /// The same in other draws, as many and spread alike, which have nothing to do with these: those of
  /// another seed, so that a Latin hypercube has a design of its own too.
  public var fresh: Uncertainty {
    Uncertainty(
      draws: Draws(
        seed: draws.seed ^ 0x2545_F491_4F6C_DD1D, count: draws.count, sampling: draws.sampling),
      joint: joint, targets: targets, central: central, stopping: stopping, analyses: analyses)
  }
}

extension DrawnScenarios {
  /// The draws of what is uncertain in a scenario.
  public init(
    _ scenario: Scenario, under uncertainty: Uncertainty<ParameterTarget>, count: Int
  ) {
    self.init(count: count) {
      scenario.drawing(uncertainty.joint.values(of: $0, in: uncertainty.draws))
    }
  }

  /// The first of them, or all where there are fewer.
  public func first(_ most: Int) -> DrawnScenarios {
    DrawnScenarios(count: Swift.min(most, count)) { self[$0] }
  }
}

extension HeldBudget.Failure {
  /// Why there is no plan that holds.
  func sentence(_ probability: Double) -> String {
    let asked =
      "No plan was found whose programmes stay within their money in every year with a probability of "
      + "\(Amount.percent(probability)): "
    switch self {
    case .noPlan(let failure, let money):
      let least = money.min().map { ", \(Amount.pounds($0)) in the leanest year," } ?? ""
      return asked + "with the money that would leave\(least) \(failure.inWords)"
    case .notReached(let chance, let lowerings):
      return asked
        + "after lowering it \(Amount.count(lowerings, "time")) they do in "
        + "\(Amount.percent(chance.allYears.probability)) of draws only. Something the limits demand, "
        + "such as coverage that is pinned or a ring-fence, may cost more than the money in bad draws."
    }
  }
}
