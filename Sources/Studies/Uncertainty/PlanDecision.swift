import Allocation
public import Commissioning
import Parallelism
import PopulationHealth
import Probability
public import Scenarios

/// What uncertainty means for the choice between a plan and doing nothing: whether it is the right choice,
/// what it would be worth to know more, whether the money lasts, and what would be chosen instead.
public struct PlanDecision: Sendable {
  /// The plan beside doing nothing.
  public let analysis: DecisionAnalysis
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
        parameters: DecisionSample.parameters(of: uncertainty, draws: costs.count),
        sampling: uncertainty.draws.sampling),
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
      analysis: analysis, sensitivity: sensitivity, replanning: replanning, held: held,
      missing: missing, timings: clock.timings)
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
}
