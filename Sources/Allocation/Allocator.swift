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
  let time: TimeLeft

  /// Makes an allocator.
  ///
  /// - Parameters:
  ///   - model: the system.
  ///   - terms: the terms on which money moves.
  ///   - limits: what a plan must keep to.
  ///   - start: where every plan begins.
  ///   - baseline: every year of the horizon under doing nothing.
  ///   - timeLimit: how long from now all its searches together may take.
  public init(
    model: SystemModel, terms: FinancialTerms, limits: InvestmentLimits, start: StartingPoint,
    baseline: [YearOfSystem], timeLimit: Duration = .seconds(600)
  ) {
    self.init(
      model: model, terms: terms, limits: limits, start: start, baseline: baseline,
      time: TimeLeft(timeLimit))
  }

  /// Makes an allocator whose searches together have the time that is left.
  package init(
    model: SystemModel, terms: FinancialTerms, limits: InvestmentLimits, start: StartingPoint,
    baseline: [YearOfSystem], time: TimeLeft
  ) {
    self.model = model
    self.terms = terms
    self.limits = limits
    self.start = start
    self.baseline = baseline
    self.time = time
  }

  /// Finds the plan that is best by an objective: by what is wanted first, and of plans that give up
  /// no more of it than the objective says, by what is wanted next.
  ///
  /// - Parameters:
  ///   - objective: what is wanted.
  ///   - known: a plan to search from and from nowhere else, unless that leads nowhere; it need not keep
  ///     to the limits. `nil` for the usual starts.
  ///   - progress: told the number of the iteration and the share of it that is done.
  /// - Returns: the plan, simulated in full, with what it uses of every limit. Where time runs out it
  ///   is the best found so far.
  /// - Throws: `AllocationFailure` when the limits conflict or the solver stops.
  public func allocate(
    for objective: Objective, startingFrom known: CoveragePlan? = nil,
    progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> Allocation {
    let clock = ContinuousClock.now
    var floors: [GainFloor] = []
    var meter = meter(objective)
    guard
      ([objective] + objective.then.map(objective.measuring)).allSatisfy({
        self.meter($0).gain(of: baseline) == 0
      })
    else { throw .notMeasurable }
    var search = try firstSearch(for: meter, from: known, progress: progress)
    var stages = [Allocation.Stage(meter, search.best)]
    var isCutShort = search.isTimedOut
    for measure in objective.then {
      guard !isCutShort else { break }
      let next = self.meter(objective.measuring(measure))
      let floor = GainFloor(
        keeping: search.best.gain, by: meter, givingUp: objective.givingUp)
      do throws(AllocationFailure) {
        search = try searched(
          for: next, floors: floors + [floor], from: search.best.point, alone: known != nil,
          progress: progress)
      } catch {
        // What was found before time ran out stands.
        guard isOver else { throw error }
        isCutShort = true
        break
      }
      floors.append(floor)
      meter = next
      stages.append(Allocation.Stage(meter, search.best))
      isCutShort = search.isTimedOut
    }
    return allocation(
      search, stages: stages, isCutShort: isCutShort,
      seconds: (ContinuousClock.now - clock) / .seconds(1))
  }

  /// Whether the time there is has run out.
  var isOver: Bool { time.isOver }

  /// The searches from every start, and the best of them.
  struct Search {
    var problem: PlanProblem
    var unit: String
    var ends: [(start: String, end: SequentialSearch<PlanProblem>.Found)]
    var best: SequentialSearch<PlanProblem>.Found
    /// Whether time ran out before every start was searched from to its end.
    var isTimedOut: Bool
  }

  /// Searches for the best plan by one aim.
  ///
  /// - Parameters:
  ///   - meter: what measures the aim.
  ///   - floors: gains that must be kept.
  ///   - known: a plan known to keep to everything, to start from besides.
  ///   - isAlone: whether to start from `known` only.
  ///   - progress: told the number of the iteration and the share of it that is done.
  /// - Returns: where each start led.
  /// - Throws: `AllocationFailure` when no start leads anywhere: why the first did not.
  func searched(
    for meter: ObjectiveMeter, floors: [GainFloor] = [], from known: SimulatedPlan? = nil,
    alone isAlone: Bool = false, progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> Search {
    let problem = problem(meter, floors: floors)
    let search = SequentialSearch(problem: problem, time: time)
    var starts = (isAlone ? [] : PlanStart.allCases).map {
      (
        name: $0.rawValue,
        point: $0 == .nothing ? problem.nothing : problem.simulated($0.plan(model))
      )
    }
    if let known { starts = [("the plan before", known)] + starts }
    var ends: [(start: String, end: SequentialSearch<PlanProblem>.Found)] = []
    var reasons: [SearchFailure<PlanProgram>] = []
    for start in starts {
      guard !isOver || (ends.isEmpty && reasons.isEmpty) else { break }
      do throws(SearchFailure<PlanProgram>) {
        ends.append((start.name, try search.best(from: start.point, progress: progress)))
      } catch {
        // Another start may still lead to a plan.
        reasons.append(error)
      }
    }
    guard let best = ends.max(by: { $0.end.gain < $1.end.gain })?.end else {
      throw reasons.first.map(failure) ?? .solverStopped("no start led to a plan")
    }
    return Search(
      problem: problem, unit: meter.unit, ends: ends, best: best,
      isTimedOut: ends.count + reasons.count < starts.count
        || ends.contains(where: \.end.isTimedOut))
  }

  private func firstSearch(
    for meter: ObjectiveMeter, from known: CoveragePlan?,
    progress: @Sendable (Int, Double) -> Void
  ) throws(AllocationFailure) -> Search {
    guard let known else { return try searched(for: meter, progress: progress) }
    let point = SimulatedPlan(known, model: model, from: start)
    do throws(AllocationFailure) {
      return try searched(for: meter, from: point, alone: true, progress: progress)
    } catch {
      // Limits that conflict as they are near that plan may not do so elsewhere.
      return try searched(for: meter, progress: progress)
    }
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
    case .infeasible(let program):
      do throws(SolverFailure) {
        return try program.clash().map { .conflictingLimits($0) }
          ?? .solverStopped("the limits conflict by less than the solver can measure")
      } catch {
        return .solverStopped("\(error)")
      }
    case .timedOut: return .timedOut
    case .stopped(let reason): return .solverStopped(reason)
    }
  }

  private func allocation(
    _ search: Search, stages: [Allocation.Stage], isCutShort: Bool, seconds: Double
  ) -> Allocation {
    let best = search.best
    var last = best.last
    // How far prices hold is no reason to be without a plan.
    last.solution = last.program.linear.ranged(at: last.solution) ?? last.solution
    return Allocation(
      plan: best.point.plan, run: best.point.run, unit: search.unit, value: best.gain,
      bound: max(best.last.bound, best.gain), remainder: best.remainder,
      iterations: best.iterations,
      starts: search.ends.map {
        Allocation.Start(
          name: $0.start, value: $0.end.gain, bound: max($0.end.last.bound, $0.end.gain),
          iterations: $0.end.iterations)
      }, stages: stages, isTimedOut: isCutShort, seconds: seconds,
      limits: last.program.report(
        best.point, solution: last.solution, rows: search.problem.rows(near: best.point)),
      program: last.program.linear, last: last, floors: search.problem.floors)
  }
}
