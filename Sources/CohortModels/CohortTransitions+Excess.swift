extension CohortTransitions {
  /// A row of chances that add up to more than everyone.
  public struct Excess: Hashable, Sendable {
    /// Position of the state left.
    public let state: Int
    /// The first cycle in which it is so.
    public let cycle: Int
    /// The least time in state for which it is so.
    public let timeInState: Int
    /// What the chances of leaving add up to, of those they are chances of.
    public let sum: Double
  }

  /// The first row of each state whose chances of leaving add up to more than one, in the first so many
  /// cycles. Rates that act together never do.
  public func excesses(cycles: Int) -> [Excess] {
    guard basis != .rates else { return [] }
    return moves.indices.compactMap { state in
      for cycle in cyclesOfChange where cycle < cycles {
        for time in timesOfChange[state].sorted() {
          let row = chances(from: state, cycle: cycle, timeInState: time)
          let dying = row.indices.reduce(0.0) { $0 + (isDead[$1] ? row[$1] : 0) }
          if dying > 1 + CohortModel.tolerance {
            return Excess(state: state, cycle: cycle, timeInState: time, sum: dying)
          }
          guard row[state] < -CohortModel.tolerance else { continue }
          let sum = basis == .probabilities ? 1 - row[state] : 1 - row[state] / (1 - dying)
          return Excess(state: state, cycle: cycle, timeInState: time, sum: sum)
        }
      }
      return nil
    }
  }
}
