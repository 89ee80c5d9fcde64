/// Makes a choice best by a sequence of linear programs inside a trust region.
///
/// The search takes the derivatives at the point it has, lets the solver find the best point of the
/// linearised problem within a trust region and all limits, simulates that point in full, keeps it if
/// it is better, and goes on until no linear step promises more than `tolerance` of the gain.
///
/// It does not promise the best of all points: what is still to be had is bounded to first order, by
/// the linear program at the point it ends at. Where gains only ever bend down that is a bound on
/// everything; where they bend up, other starts may end elsewhere.
struct SequentialSearch<Problem: StepwiseProblem>: Sendable {
  let problem: Problem
  /// The largest gain a further linear step may promise, as a share of the gain.
  var tolerance = Allocator.tolerance
  var mostIterations = 12
  /// When to stop with the best so far; `nil` for no end.
  var deadline: ContinuousClock.Instant?

  /// A trust region smaller than this share of how far decisions can go is not worth another step.
  private static var leastRadius: Double { 1e-4 }
  private static var mostRepairs: Int { 8 }

  /// A linear program, its answer, and what it promises.
  struct Step: Sendable {
    var program: Problem.Program
    var solution: LinearSolution
    /// The gain the linearised problem promises at its answer.
    var gain: Double
    /// The most it could be by the solver's own bound, as whole numbers are right to a gap only.
    var bound: Double
  }

  /// Where a search ended.
  struct Found: Sendable {
    var point: Problem.Point
    var gain: Double
    /// The linear program at that point, free to go anywhere.
    var last: Step
    /// What the simulation gave beyond the promise of the last step that was tried.
    var remainder: Double
    var iterations: Int
    /// Whether time ran out before the search was done.
    var isTimedOut: Bool

    /// What is still to be had to first order, as a share of the larger of gain and bound.
    var gap: Double {
      let size = max(abs(gain), abs(last.bound))
      return size == 0 ? 0 : max(0, last.bound - gain) / size
    }
  }

  /// Searches from a point, which need not keep to the limits.
  func best(
    from start: Problem.Point, progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(SearchFailure<Problem.Program>) -> Found {
    var current = start
    var gain = problem.gain(of: start)
    var isFeasible = problem.excess(of: start) <= Allocator.limitTolerance
    var radius = 1.0
    var known: Problem.Slopes?
    for iteration in 1...mostIterations {
      let slopes = known ?? problem.slopes(at: current) { progress(iteration, $0) }
      known = slopes
      let full = try solve(slopes, at: current, gain: gain, near: current, radius: nil)
      let isTimedOut = deadline.map { ContinuousClock.now >= $0 } ?? false
      let isLast = iteration == mostIterations || radius < Self.leastRadius || isTimedOut
      if isFeasible, full.gain - gain <= tolerance * abs(gain) || isLast {
        let tried = try repaired(full, slopes, at: current, gain: gain, radius: nil)
        let isBetter = tried.keeps && tried.gain > gain
        return Found(
          point: isBetter ? tried.point : current, gain: isBetter ? tried.gain : gain, last: full,
          remainder: tried.gain - tried.promised, iterations: iteration, isTimedOut: isTimedOut)
      }
      if isTimedOut { break }
      let trusted = isFeasible && radius < 1 ? radius : nil
      let step =
        trusted == nil
        ? full : try solve(slopes, at: current, gain: gain, near: current, radius: trusted)
      let tried = try repaired(step, slopes, at: current, gain: gain, radius: trusted)
      if tried.keeps, !isFeasible || tried.gain > gain {
        // The share of the promised change that the simulation made good.
        let promised = tried.promised - gain
        let isClose = tried.gain - gain >= 0.5 * promised
        radius = isClose ? min(1, radius * 2) : radius / 2
        (current, gain, isFeasible, known) = (tried.point, tried.gain, true, nil)
      } else if isFeasible {
        radius /= 4
      } else {
        break
      }
    }
    throw .stopped(
      "no plan was found that keeps to its limits when simulated with the people it makes eligible")
  }

  private func solve(
    _ slopes: Problem.Slopes, at current: Problem.Point, gain: Double, near: Problem.Point,
    radius: Double?
  ) throws(SearchFailure<Problem.Program>) -> Step {
    let program = problem.program(slopes, near: near, radius: radius)
    do throws(SolverFailure) {
      let solution = try problem.linear(program).solved()
      let here = gain - problem.gain(of: current, in: program)
      return Step(
        program: program, solution: solution, gain: here + solution.objective,
        bound: here + solution.bound)
    } catch {
      switch error {
      case .infeasible(let conflicts): throw .infeasible(program, conflicts)
      default: throw .stopped("\(error)")
      }
    }
  }

  /// A step simulated, and whether it keeps to the limits.
  private struct Tried {
    var point: Problem.Point
    var gain: Double
    var promised: Double
    var keeps: Bool
  }

  /// Simulates a step, rewriting the limits as they are at the point it leads to until it keeps to
  /// them.
  ///
  /// Where two points are nearly as good, each may be the better one under the limits as the other has
  /// them, and the program would go from one to the other for ever: from the second repair on it
  /// has to stay close to the point that is to be repaired.
  private func repaired(
    _ step: Step, _ slopes: Problem.Slopes, at current: Problem.Point, gain: Double,
    radius: Double?
  ) throws(SearchFailure<Problem.Program>) -> Tried {
    var step = step
    var point = problem.point(step.solution, in: step.program)
    func tried(keeps: Bool) -> Tried {
      Tried(point: point, gain: problem.gain(of: point), promised: step.gain, keeps: keeps)
    }
    for repair in 0..<Self.mostRepairs {
      let excess = problem.excess(of: point)
      if excess <= Allocator.limitTolerance { return tried(keeps: true) }
      let span = repair == 0 ? radius.map { $0 * 2 } : max(10 * excess, Self.leastRadius)
      do throws(SearchFailure<Problem.Program>) {
        step = try solve(slopes, at: current, gain: gain, near: point, radius: span)
      } catch {
        guard case .infeasible = error else { throw error }
        // No point so near keeps to the limits; if none does anywhere, this step is not to be taken.
        guard
          let wider = try? solve(slopes, at: current, gain: gain, near: point, radius: nil)
        else { return tried(keeps: false) }
        step = wider
      }
      point = problem.point(step.solution, in: step.program)
    }
    return tried(keeps: problem.excess(of: point) <= Allocator.limitTolerance)
  }
}
