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
  /// Linear programs solved at full responses.
  public let iterations: Int
  /// Wall time.
  public let seconds: Double
  /// The limits: all of budget, ring-fences and workforce, and of the rest those that bind.
  public let limits: [Limit]

  /// What is still to be had to first order, as a share of the gain.
  public var gap: Double { value == 0 ? bound : (bound - value) / abs(value) }
}

/// Why there is no plan.
public enum AllocationFailure: Error, Hashable, Sendable {
  /// No plan keeps to all of these at once.
  case conflictingLimits([LimitConflict])
  /// The solver gave up.
  case solverStopped(String)
}

/// A limit that cannot hold together with others.
public struct LimitConflict: Hashable, Sendable {
  /// Its name, such as `ring_fences.prevention`.
  public let id: String
  /// Its sentence.
  public let sentence: String
  /// The unit of `shortfall`.
  public let unit: String
  /// By how much the nearest plan misses it; zero for one that holds but leaves the others no room.
  public let shortfall: Double
}
