/// A cohort moving between states of health in equal cycles, under each of some strategies.
///
/// A model without demography: nobody joins, ages matter only as cycles, and shares of one cohort
/// stand for people.
public struct CohortModel: Sendable {
  /// The states, in the order of every array.
  public let states: [CohortState]
  /// The share of the cohort in each state at the start; sums to one.
  public let start: [Double]
  /// How many cycles are followed.
  public let cycles: Int
  /// Length of a cycle in years.
  public let cycleYears: Double
  /// The strategies, the first being the one others are compared with.
  public let strategies: [Strategy]

  /// How far the shares at the start may be from one, and rows of chances over it: rounding in sums
  /// of decimals.
  public static let tolerance = 1e-12

  /// Makes a model.
  ///
  /// - Precondition: there is a strategy and a cycle, the start sums to one, and no strategy has
  ///   `excesses(cycles:)`: chances of leaving a state that add up to more than one, or rates too high.
  public init(
    states: [CohortState], start: [Double], cycles: Int, cycleYears: Double, strategies: [Strategy]
  ) {
    precondition(cycles > 0 && cycleYears > 0 && !strategies.isEmpty, "there is nothing to follow")
    precondition(start.count == states.count, "every state has a share at the start")
    precondition(abs(start.reduce(0, +) - 1) <= Self.tolerance, "the start sums to one")
    precondition(
      strategies.allSatisfy { $0.transitions.excesses(cycles: cycles).isEmpty },
      "chances of leaving a state add up to at most one, and rates can be followed")
    self.states = states
    self.start = start
    self.cycles = cycles
    self.cycleYears = cycleYears
    self.strategies = strategies
  }
}
