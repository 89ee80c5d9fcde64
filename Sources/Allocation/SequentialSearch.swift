/// Makes a choice best by a sequence of linear programs inside a trust region.
///
/// The search takes the derivatives at the point it has, lets the solver find the best point of the
/// linearised problem within a trust region and all limits, simulates that point in full, keeps it if
/// it is better, and goes on until no linear step promises more than `tolerance` of the gain.
///
/// It does not promise the best of all points: what is still to be had is bounded to first order, by
/// the linear program at the point it ends at. Where gains only ever bend down that is a bound on
/// everything; where they bend up, other starts may end elsewhere.
package struct SequentialSearch<Problem: StepwiseProblem>: Sendable {
  let problem: Problem
  /// The largest gain a further linear step may promise, as a share of the gain.
  let tolerance: Double
  /// A trust region smaller than this share of how far decisions can go is not worth another step.
  let leastRadius: Double
  let mostIterations: Int
  /// The time there is, after which it stops with the best so far; `nil` for no end.
  let time: TimeLeft?

  private static var mostRepairs: Int { 8 }
  /// How near to the best whole numbers have to be, as a share of the gain: what is left is part of
  /// the gap.
  private var wholeGap: Double { tolerance / 5 }

  /// Makes a search for the best of a problem's points.
  package init(
    problem: Problem, tolerance: Double = Allocator.tolerance, leastRadius: Double = 1e-3,
    mostIterations: Int = 12, time: TimeLeft? = nil
  ) {
    self.problem = problem
    self.tolerance = tolerance
    self.leastRadius = leastRadius
    self.mostIterations = mostIterations
    self.time = time
  }

  /// A linear program, its answer, and what it promises.
  package struct Step: Sendable {
    package var program: Problem.Program
    package var solution: LinearSolution
    /// The gain the linearised problem promises at its answer.
    package var gain: Double
    /// The most it could be by the solver's own bound, as whole numbers are right to a gap only.
    package var bound: Double
  }

  /// Where a search ended.
  package struct Found: Sendable {
    package var point: Problem.Point
    package var gain: Double
    /// The linear program at that point, free to go anywhere.
    package var last: Step
    /// What the simulation gave beyond the promise of the last step that was tried.
    package var remainder: Double
    package var iterations: Int
    /// Whether time ran out before the search was done.
    package var isTimedOut: Bool

    /// What is still to be had to first order, as a share of the larger of gain and bound.
    package var gap: Double {
      let size = max(abs(gain), abs(last.bound))
      return size == 0 ? 0 : max(0, last.bound - gain) / size
    }
  }

  /// Searches from a point, which need not keep to the limits.
  package func best(
    from start: Problem.Point, progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(SearchFailure<Problem.Program>) -> Found {
    var session = LinearProgram.Session()
    var current = start
    var gain = problem.gain(of: start)
    var isFeasible = problem.excess(of: start) <= Allocator.limitTolerance
    var radius = 1.0
    var known: Problem.Slopes?
    var latest: Step?
    for iteration in 1...mostIterations {
      func found(_ point: Problem.Point, _ gain: Double, _ last: Step, remainder: Double = 0)
        -> Found
      {
        Found(
          point: point, gain: gain, last: last, remainder: remainder, iterations: iteration,
          isTimedOut: isOver)
      }
      do throws(SearchFailure<Problem.Program>) {
        let slopes = known ?? problem.slopes(at: current) { progress(iteration, $0) }
        known = slopes
        let from = Origin(point: current, gain: gain, slopes: slopes)
        let full = try solve(from, near: current, radius: nil, &session)
        latest = full
        let isLast = iteration == mostIterations || radius < leastRadius || isOver
        if isFeasible, full.gain - gain <= tolerance * abs(gain) || isLast {
          guard !isOver else { return found(current, gain, full) }
          let tried = try repaired(full, from, radius: nil, &session)
          let remainder = tried.gain - tried.promised
          guard tried.keeps, tried.gain > gain else {
            return found(current, gain, full, remainder: remainder)
          }
          // What is said of a plan, its prices and its gap, is said at the plan itself.
          (current, gain) = (tried.point, tried.gain)
          let there = Origin(
            point: current, gain: gain, slopes: problem.slopes(at: current) { _ in })
          let last = try solve(there, near: current, radius: nil, &session)
          return found(current, gain, last, remainder: remainder)
        }
        let trusted = isFeasible && radius < 1 ? radius : nil
        let step =
          trusted == nil ? full : try solve(from, near: current, radius: trusted, &session)
        let tried = try repaired(step, from, radius: trusted, &session)
        if tried.keeps, !isFeasible || tried.gain > gain {
          // The share of the promised change that the simulation made good.
          let isClose = tried.gain - gain >= 0.5 * (tried.promised - gain)
          radius = isClose ? min(1, radius * 2) : radius / 2
          (current, gain, isFeasible, known) = (tried.point, tried.gain, true, nil)
        } else if isFeasible {
          radius /= 4
        } else {
          // Nearer to the limits than before, for what they turned out to be there.
          (current, gain, known) = (tried.point, tried.gain, nil)
        }
      } catch {
        if case .infeasible = error { throw error }
        guard isFeasible, let latest else { throw error }
        return found(current, gain, latest)
      }
    }
    throw .stopped(
      "no plan was found that keeps to its limits when simulated with the people it makes eligible")
  }

  /// Whether the time there is has run out.
  private var isOver: Bool { time?.isOver ?? false }

  /// A point with its derivatives, which linearised gains are counted from.
  private struct Origin {
    var point: Problem.Point
    var gain: Double
    var slopes: Problem.Slopes
  }

  private func solve(
    _ origin: Origin, near: Problem.Point, radius: Double?, _ session: inout LinearProgram.Session
  ) throws(SearchFailure<Problem.Program>) -> Step {
    let program = problem.program(origin.slopes, near: near, radius: radius)
    do throws(SolverFailure) {
      let solution = try session.solve(
        problem.linear(program), timeLimit: time?.duration ?? LinearProgram.timeLimit,
        gap: wholeGap)
      let here = origin.gain - problem.gain(of: origin.point, in: program)
      return Step(
        program: program, solution: solution, gain: here + solution.objective,
        bound: here + solution.bound)
    } catch {
      switch error {
      case .infeasible: throw .infeasible(program)
      case .timedOut: throw .timedOut
      case .unbounded: throw .stopped("what the plan is chosen for has no end")
      case .stopped(let reason): throw .stopped(reason)
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
    _ step: Step, _ origin: Origin, radius: Double?, _ session: inout LinearProgram.Session
  ) throws(SearchFailure<Problem.Program>) -> Tried {
    var step = step
    var point = problem.point(step.solution, in: step.program)
    func tried(keeps: Bool) -> Tried {
      Tried(point: point, gain: problem.gain(of: point), promised: step.gain, keeps: keeps)
    }
    for repair in 0..<Self.mostRepairs {
      let excess = problem.excess(of: point)
      if excess <= Allocator.limitTolerance { return tried(keeps: true) }
      let span = repair == 0 ? radius.map { $0 * 2 } : max(10 * excess, leastRadius)
      do throws(SearchFailure<Problem.Program>) {
        step = try solve(origin, near: point, radius: span, &session)
      } catch {
        guard case .infeasible = error else { throw error }
        // No point so near keeps to the limits; if none does anywhere, this step is not to be taken.
        do throws(SearchFailure<Problem.Program>) {
          step = try solve(origin, near: point, radius: nil, &session)
        } catch {
          guard case .infeasible = error else { throw error }
          return tried(keeps: false)
        }
      }
      point = problem.point(step.solution, in: step.program)
    }
    return tried(keeps: problem.excess(of: point) <= Allocator.limitTolerance)
  }
}
