public import Commissioning
import Foundation
import PopulationHealth

/// Chooses what to buy, where and when, to do most good within every limit.
///
/// The model is nonlinear in coverage, mildly so. The allocator takes the derivatives of the gain at
/// the plan it has, lets HiGHS find the best plan for the linearised gain within a trust region and
/// all limits, simulates that plan in full, keeps it if it is better, and goes on until the two
/// agree and no linear step promises more than `tolerance` of the gain. Doing nothing is where it
/// starts, so a plan is never worse than doing nothing unless a floor the scenario sets makes it so.
///
/// It does not promise the best of all plans: what is still to be had is bounded to first order,
/// by the linear program at the plan chosen.
public struct Allocator: Sendable {
  /// Agreement wanted between the linear program and the simulation, and the largest gain a further
  /// linear step may promise, as shares of the gain.
  public static let tolerance = 0.005
  /// The most by which a simulated plan may pass a limit, as a share of it: people eligible change a
  /// little with the plan, and the rows are rewritten until they agree to this.
  public static let limitTolerance = 1e-6
  private static let mostIterations = 12
  private static let mostRepairs = 8
  /// A trust region smaller than this share of reach is not worth another step.
  private static let leastRadius = 1e-3

  private let model: SystemModel
  private let terms: FinancialTerms
  private let limits: InvestmentLimits
  private let start: StartingPoint
  private let meter: ObjectiveMeter

  /// Makes an allocator.
  public init(
    model: SystemModel, terms: FinancialTerms, limits: InvestmentLimits, start: StartingPoint,
    meter: ObjectiveMeter
  ) {
    self.model = model
    self.terms = terms
    self.limits = limits
    self.start = start
    self.meter = meter
  }

  /// Finds a plan.
  ///
  /// - Parameters:
  ///   - baseline: every year of the horizon under doing nothing.
  ///   - progress: told the number of the iteration and the share of it that is done.
  /// - Returns: the plan, simulated in full, with what it uses of every limit.
  /// - Throws: `AllocationFailure` when the limits conflict or the solver stops.
  public func allocate(
    baseline: [YearOfSystem], progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> Allocation {
    let clock = Date()
    var current = Candidate(plan: model.nothing, run: baseline, gain: 0)
    var isFeasible = excess(of: current) <= Self.limitTolerance
    var radius = 1.0
    var known: Responses?
    for iteration in 1...Self.mostIterations {
      let responses =
        known
        ?? Responses(
          at: current.plan, run: current.run, model: model, start: start, meter: meter
        ) { progress(iteration, $0) }
      known = responses
      let bound = try solve(responses, at: current, radius: nil)
      let promised = bound.gain - current.gain
      let isLast = iteration == Self.mostIterations || radius < Self.leastRadius
      if isFeasible, promised <= Self.tolerance * abs(current.gain) || isLast {
        let (last, predicted, keeps) = try repaired(
          bound, responses: responses, at: current, radius: nil)
        return finished(
          keeps && last.gain > current.gain ? last : current, bound: bound,
          remainder: last.gain - predicted, iterations: iteration, since: clock)
      }
      let trusted = isFeasible && radius < 1 ? radius : nil
      let step =
        trusted == nil ? bound : try solve(responses, at: current, radius: trusted)
      let (candidate, predicted, keeps) = try repaired(
        step, responses: responses, at: current, radius: trusted)
      if keeps, !isFeasible || candidate.gain > current.gain {
        let isClose = abs(candidate.gain - predicted) <= Self.tolerance * abs(candidate.gain)
        radius = isClose ? min(1, radius * 2) : radius / 2
        current = candidate
        isFeasible = true
        known = nil
      } else if isFeasible {
        radius /= 4
      } else {
        break
      }
    }
    throw .solverStopped(
      "no plan was found that keeps to its limits when simulated with the people it makes eligible")
  }

  /// A plan, its full simulation, and its gain over doing nothing.
  struct Candidate {
    var plan: CoveragePlan
    var run: [YearOfSystem]
    var gain: Double
  }

  /// The answer of one linear program.
  struct LinearStep {
    var program: PlanProgram
    var solution: LinearSolution
    var plan: CoveragePlan
    /// The gain the linearised model promises for the plan.
    var gain: Double
  }

  private func solve(
    _ responses: Responses, at current: Candidate, radius: Double?, around: CoveragePlan? = nil,
    eligible: [YearOfSystem]? = nil
  ) throws(AllocationFailure) -> LinearStep {
    let program = PlanProgram(
      book: LimitBook(
        model: model, terms: terms, limits: limits, run: eligible ?? current.run),
      responses: responses, current: around ?? current.plan, radius: radius, meter: meter)
    do {
      let solution = try program.linear.solved()
      let plan = program.plan(from: solution)
      return LinearStep(
        program: program, solution: solution, plan: plan,
        gain: current.gain + solution.objective - program.objective(of: current.plan))
    } catch .infeasible(let conflicts) {
      throw .conflictingLimits(conflicts.compactMap { program.conflict($0) })
    } catch {
      throw .solverStopped("\(error)")
    }
  }

  /// Simulates a step, rewriting the limits with the people it makes eligible until it keeps to them.
  ///
  /// Where two plans are nearly as good, each may be the better one for the people the other makes
  /// eligible, and the program would go from one to the other for ever: from the second repair on it
  /// has to stay close to the plan that is to be repaired.
  private func repaired(
    _ step: LinearStep, responses: Responses, at current: Candidate, radius: Double?
  ) throws(AllocationFailure) -> (Candidate, predicted: Double, keeps: Bool) {
    var step = step
    var candidate = simulated(step.plan)
    for repair in 0..<Self.mostRepairs {
      let excess = excess(of: candidate)
      if excess <= Self.limitTolerance { return (candidate, step.gain, true) }
      do {
        step =
          repair == 0
          ? try solve(responses, at: current, radius: radius, eligible: candidate.run)
          : try solve(
            responses, at: current, radius: 10 * excess, around: candidate.plan,
            eligible: candidate.run)
      } catch .conflictingLimits {
        // No plan so near keeps to the limits; if none does anywhere, this step is not to be taken.
        guard
          let wider = try? solve(responses, at: current, radius: nil, eligible: candidate.run)
        else { return (candidate, step.gain, false) }
        step = wider
      }
      candidate = simulated(step.plan)
    }
    return (candidate, step.gain, excess(of: candidate) <= Self.limitTolerance)
  }

  /// How far a simulated plan is beyond the limit it breaks most, as a share of that limit.
  private func excess(of candidate: Candidate) -> Double {
    LimitBook(model: model, terms: terms, limits: limits, run: candidate.run).rows()
      .map { $0.excess(of: candidate.plan) }.largestDistance
  }

  private func simulated(_ plan: CoveragePlan) -> Candidate {
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    return Candidate(plan: plan, run: run, gain: meter.gain(of: run))
  }

  private func finished(
    _ best: Candidate, bound: LinearStep, remainder: Double, iterations: Int, since clock: Date
  ) -> Allocation {
    Allocation(
      plan: best.plan, run: best.run, unit: meter.unit, value: best.gain,
      bound: max(bound.gain, best.gain), remainder: remainder, iterations: iterations,
      seconds: Date().timeIntervalSince(clock),
      crowdedOut: bound.program.gaining(beyond: best.plan),
      limits: bound.program.report(
        best.plan, solution: bound.solution, meter: meter,
        book: LimitBook(model: model, terms: terms, limits: limits, run: best.run)))
  }
}
