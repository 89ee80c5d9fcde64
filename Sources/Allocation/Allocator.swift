public import Commissioning
import PopulationHealth

/// Chooses what to buy, where and when, to do most good within every limit.
///
/// The model is nonlinear in coverage, mildly so. The allocator searches by a sequence of linear
/// programs from several starts, each step accepted by full simulation, and keeps the best plan
/// found. Doing nothing is one start, so a plan is never worse than doing nothing unless a floor the
/// scenario sets makes it so.
///
/// It does not promise the best of all plans: what is still to be had is bounded to first order,
/// by the linear program at the plan chosen, and the starts say whether they agree.
public struct Allocator: Sendable {
  /// The largest gain a further linear step may promise, as a share of the gain; plans that differ by
  /// less are as good as one another.
  public static let tolerance = 0.005
  /// The most by which a simulated plan may pass a limit, as a share of it: people eligible change a
  /// little with the plan, and the rows are rewritten until they agree to this.
  public static let limitTolerance = 1e-6

  let model: SystemModel
  let terms: FinancialTerms
  let limits: InvestmentLimits
  let start: StartingPoint
  let baseline: [YearOfSystem]

  /// Makes an allocator.
  ///
  /// - Parameter baseline: every year of the horizon under doing nothing.
  public init(
    model: SystemModel, terms: FinancialTerms, limits: InvestmentLimits, start: StartingPoint,
    baseline: [YearOfSystem]
  ) {
    self.model = model
    self.terms = terms
    self.limits = limits
    self.start = start
    self.baseline = baseline
  }

  /// Finds the plan that is best by an objective.
  ///
  /// - Parameters:
  ///   - objective: what is wanted.
  ///   - timeLimit: how long to search; the best plan found by then is returned.
  ///   - progress: told the number of the iteration and the share of it that is done.
  /// - Returns: the plan, simulated in full, with what it uses of every limit.
  /// - Throws: `AllocationFailure` when the limits conflict or the solver stops.
  public func allocate(
    for objective: Objective, timeLimit: Duration = .seconds(600),
    progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> Allocation {
    let clock = ContinuousClock.now
    let meter = meter(objective)
    let problem = problem(meter)
    var found: [(start: PlanStart, end: SequentialSearch<PlanProblem>.Found)] = []
    for start in PlanStart.allCases {
      let search = SequentialSearch(problem: problem, deadline: clock + timeLimit)
      do throws(SearchFailure<PlanProgram>) {
        let point = start == .nothing ? problem.nothing : problem.simulated(start.plan(model))
        found.append((start, try search.best(from: point, progress: progress)))
      } catch {
        // Another start may still reach a plan; the first's reason is the one to tell.
        if start == .nothing { throw failure(error) }
      }
      if ContinuousClock.now >= clock + timeLimit { break }
    }
    guard let best = found.max(by: { $0.end.gain < $1.end.gain })?.end else {
      throw .solverStopped("no start led to a plan")
    }
    return allocation(
      best, of: problem, unit: meter.unit,
      starts: found.map {
        Allocation.Start(
          name: $0.start.rawValue, value: $0.end.gain,
          bound: max($0.end.last.bound, $0.end.gain), iterations: $0.end.iterations)
      }, seconds: (ContinuousClock.now - clock) / .seconds(1))
  }

  /// What measures an objective here.
  func meter(_ objective: Objective) -> ObjectiveMeter {
    ObjectiveMeter(objective: objective, model: model, terms: terms, baseline: baseline)
  }

  func problem(_ aim: any PlanAim, floors: [GainFloor] = []) -> PlanProblem {
    PlanProblem(
      model: model, terms: terms, limits: limits, start: start, baseline: baseline, aim: aim,
      floors: floors)
  }

  func failure(_ failure: SearchFailure<PlanProgram>) -> AllocationFailure {
    switch failure {
    case .infeasible(let program, let conflicts):
      .conflictingLimits(conflicts.compactMap { program.conflict($0) })
    case .stopped(let reason): .solverStopped(reason)
    }
  }

  private func allocation(
    _ best: SequentialSearch<PlanProblem>.Found, of problem: PlanProblem, unit: String,
    starts: [Allocation.Start], seconds: Double
  ) -> Allocation {
    Allocation(
      plan: best.point.plan, run: best.point.run, unit: unit, value: best.gain,
      bound: max(best.last.bound, best.gain), remainder: best.remainder,
      iterations: best.iterations, starts: starts, isTimedOut: best.isTimedOut, seconds: seconds,
      crowdedOut: best.last.program.gaining(beyond: best.point.plan),
      limits: best.last.program.report(
        best.point, solution: best.last.solution, rows: problem.rows(near: best.point)))
  }
}
