public import Commissioning

/// A plan chosen within limits, what it does, and what stands in its way.
public struct Allocation: Sendable {
  /// What is bought.
  public let plan: CoveragePlan
  /// Every year of the horizon under the plan, simulated in full.
  public let run: [YearOfSystem]
  /// The unit of `value`.
  public let unit: String
  /// Gain over doing nothing, from the simulation.
  public let value: Double
  /// The most a plan near this one could gain, to first order.
  public let bound: Double
  /// What the simulation gave beyond the promise of the last linear program for its own plan.
  public let remainder: Double
  /// Times derivatives were taken on the way from the start that led here.
  public let iterations: Int
  /// Every start of the search and where it led.
  public let starts: [Start]
  /// What was wanted, in order, and how much of it there is.
  public let stages: [Stage]
  /// Whether time ran out before the search was done.
  public let isTimedOut: Bool
  /// Wall time.
  public let seconds: Double
  /// The limits that bind, and those that leave room but for how fast a single decision may move and how
  /// far it may go.
  public let limits: [Limit]
  /// The linear program at the plan, free to go anywhere: where `bound` and the limits' worth come
  /// from.
  public let program: LinearProgram
  /// That program with what its variables mean, and its answer.
  let last: SequentialSearch<PlanProblem>.Step
  /// Gains it keeps of what was wanted before.
  let floors: [GainFloor]

  /// A start of the search and where it led.
  public struct Start: Hashable, Sendable {
    /// What the search started from, in words.
    public let name: String
    /// The gain of the plan it led to.
    public let value: Double
    /// The most a plan near that one could gain, to first order.
    public let bound: Double
    /// Times derivatives were taken.
    public let iterations: Int
  }

  /// Something that was wanted, and how much of it the best plan by it gains.
  public struct Stage: Hashable, Sendable {
    /// The measure, as the scenario writes it.
    public let objective: String
    /// The unit of `value`.
    public let unit: String
    /// The gain of the best plan found for it.
    public let value: Double
    /// The most a plan near that one could gain, to first order.
    public let bound: Double

    init(_ meter: ObjectiveMeter, _ found: SequentialSearch<PlanProblem>.Found) {
      objective = meter.objective.code
      unit = meter.unit
      value = found.gain
      bound = max(found.last.bound, found.gain)
    }
  }

  /// Whether every start was searched from and led to a plan as good as this one.
  public var startsAgree: Bool {
    !isTimedOut && starts.allSatisfy { value - $0.value <= Allocator.tolerance * abs(value) }
  }

  /// What is still to be had to first order, as a share of the larger of gain and bound.
  public var gap: Double {
    let size = max(abs(value), abs(bound))
    return size == 0 ? 0 : (bound - value) / size
  }

  /// Whether the search ended because there was no more to be had to first order, and not because it
  /// could get no further.
  public var isConverged: Bool { gap <= Allocator.tolerance }
}

/// Why there is no plan.
public enum AllocationFailure: Error, Hashable, Sendable {
  /// No plan keeps to all limits at once.
  case conflictingLimits(LimitClash)
  /// What the plan is chosen for has no value under doing nothing, as a gap in life expectancy where
  /// somebody is missing at an age.
  case notMeasurable
  /// Time ran out before any plan was found.
  case timedOut
  /// The solver gave up.
  case solverStopped(String)
}
