package import Allocation
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
  /// What was asked for beside the best plan and could not be found, with why, in sentences.
  var missing: [String] = []

  /// Looks for the plans of a scenario.
  ///
  /// - Parameters:
  ///   - limits: what a plan must keep to; `nil` where none is to be looked for.
  ///   - scenario: what is asked.
  ///   - start: where every plan begins.
  ///   - baseline: every year of doing nothing.
  ///   - besides: whether to look for more than the best plan.
  ///   - clock: keeps the time of each stage.
  ///   - progress: told the stage and the share of it that is done.
  /// - Throws: `StudyFailure` when no plan keeps to the limits or the solver stops; what stands beside
  ///   the best plan may be missing.
  init(
    for limits: InvestmentLimits?, of scenario: Scenario, start: StartingPoint,
    baseline: [YearOfSystem], besides: Bool,
    clock: inout StageClock, progress: @escaping @Sendable (String, Double) -> Void
  ) throws(StudyFailure) {
    guard let limits else { return }
    let search = scenario.search
    let allocator = Allocator(
      model: scenario.model, terms: scenario.terms, limits: limits, start: start,
      baseline: baseline, timeLimit: .seconds(search.timeLimit))
    do throws(AllocationFailure) {
      best = try allocator.allocate(for: scenario.objective) {
        progress("choosing a plan, step \($0)", $1)
      }
    } catch {
      throw .noPlan(error, scenario)
    }
    clock.end("allocation")
    guard besides, let best else { return }
    progress("why this plan", 0)
    explanation = allocator.explain(best, for: scenario.objective)
    clock.end("explanation")
    if search.alternatives > 0 {
      do throws(AllocationFailure) {
        alternatives = try allocator.alternatives(
          search.alternatives, within: search.slack, of: best, for: scenario.objective
        ) {
          progress("looking for alternatives, \($0) found", $1)
        }
      } catch {
        missing.append("No other plans could be looked for: \(error.inWords)")
      }
      clock.end("alternatives")
    }
    if let question = search.frontier {
      do throws(AllocationFailure) {
        frontier = try allocator.frontier(question, counting: scenario.objective) {
          progress("drawing the frontier, \($0) of \(question.points)", $1)
        }
      } catch {
        missing.append("The frontier could not be drawn: \(error.inWords)")
      }
      clock.end("frontier")
    }
  }
}

extension AllocationFailure {
  /// The reason as the end of a sentence.
  package var inWords: String {
    switch self {
    case .conflictingLimits: "no plan keeps to the limits and to what was to be gained as well."
    case .notMeasurable: "what a plan is to be chosen for has no value under doing nothing."
    case .timedOut: "time ran out before a plan was found."
    case .solverStopped(let reason): "\(reason)."
    }
  }
}
