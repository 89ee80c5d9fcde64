import Allocation
import Commissioning

extension Manifest {
  /// What the allocation reached.
  public struct Reached: Codable, Sendable {
    /// What the plan was chosen for.
    public let objective: String
    /// The unit of `value`.
    public let unit: String
    /// Gain over doing nothing, from the full simulation of the plan.
    public let value: Double
    /// The most a plan near it could gain, to first order.
    public let bound: Double
    /// What is still to be had, as a share of the larger of value and bound.
    public let gap: Double
    /// Whether the search ended because there was no more to be had to first order.
    public let converged: Bool
    /// What the simulation gave beyond the promise of the last linear program for its own plan.
    public let remainder: Double
    /// Times derivatives were taken on the way from the start that led to the plan.
    public let iterations: Int
    /// Whether time ran out.
    public let timedOut: Bool
    /// Whether every start led to a plan as good.
    public let startsAgree: Bool
    /// Every start.
    public let starts: [Start]
    /// What was wanted, in order.
    public let stages: [Stage]
    /// Wall time.
    public let seconds: Double

    private enum CodingKeys: String, CodingKey {
      case objective, unit, value, bound, gap, converged, remainder, iterations
      case timedOut = "timed_out"
      case startsAgree = "starts_agree"
      case starts, stages, seconds
    }

    /// The record of an allocation.
    init(_ allocation: Allocation, objective: Objective) {
      self.objective = objective.code
      unit = allocation.unit
      value = allocation.value
      bound = allocation.bound
      gap = allocation.gap
      converged = allocation.isConverged
      remainder = allocation.remainder
      iterations = allocation.iterations
      timedOut = allocation.isTimedOut
      startsAgree = allocation.startsAgree
      starts = allocation.starts.map {
        Start(name: $0.name, value: $0.value, bound: $0.bound, iterations: $0.iterations)
      }
      stages = allocation.stages.map {
        Stage(objective: $0.objective, unit: $0.unit, value: $0.value, bound: $0.bound)
      }
      seconds = allocation.seconds
    }
  }

  /// A start of the search and where it led.
  public struct Start: Codable, Sendable {
    /// What it started from.
    public let name: String
    /// The gain it reached.
    public let value: Double
    /// The most a plan near there could gain, to first order.
    public let bound: Double
    /// Times derivatives were taken.
    public let iterations: Int
  }

  /// Something wanted and how much of it the best plan by it gains.
  public struct Stage: Codable, Sendable {
    /// The measure.
    public let objective: String
    /// The unit of `value`.
    public let unit: String
    /// The gain.
    public let value: Double
    /// The most a plan near there could gain, to first order.
    public let bound: Double
  }
}
