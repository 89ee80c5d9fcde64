import Allocation
import Commissioning
import Scenarios

/// The plans a scenario asks for.
struct FoundPlans {
  /// The best; `nil` where nothing may be bought.
  var best: Allocation?
  /// Why the best is what it is.
  var explanation: PlanExplanation?
  /// Plans nearly as good.
  var alternatives: PlanAlternatives?
  /// Plans between the best by two measures.
  var frontier: ParetoFrontier?

  /// Looks for the plans of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: what is asked.
  ///   - start: where every plan begins.
  ///   - baseline: every year of doing nothing.
  ///   - besides: whether to look for more than the best plan.
  ///   - clock: keeps the time of each stage.
  ///   - progress: told the stage and the share of it that is done.
  /// - Throws: `StudyFailure` when no plan keeps to the limits or the solver stops.
  init(
    for scenario: Scenario, start: StartingPoint, baseline: [YearOfSystem], besides: Bool,
    clock: inout StageClock, progress: @escaping @Sendable (String, Double) -> Void
  ) throws(StudyFailure) {
    guard let limits = scenario.limits else { return }
    let search = scenario.search
    let allocator = Allocator(
      model: scenario.model, terms: scenario.terms, limits: limits, start: start,
      baseline: baseline, timeLimit: .seconds(search.timeLimit))
    do throws(AllocationFailure) {
      let best = try allocator.allocate(for: scenario.objective) {
        progress("choosing a plan, step \($0)", $1)
      }
      self.best = best
      clock.end("allocation")
      guard besides else { return }
      progress("why this plan", 0)
      explanation = allocator.explain(best, for: scenario.objective)
      clock.end("explanation")
      if search.alternatives > 0 {
        alternatives = try allocator.alternatives(
          search.alternatives, within: search.slack, of: best, for: scenario.objective
        ) {
          progress("looking for alternatives, \($0) found", $1)
        }
        clock.end("alternatives")
      }
      if let question = search.frontier {
        frontier = try allocator.frontier(question, counting: scenario.objective) {
          progress("drawing the frontier, \($0) of \(question.points)", $1)
        }
        clock.end("frontier")
      }
    } catch {
      throw .noPlan(error, scenario)
    }
  }
}
