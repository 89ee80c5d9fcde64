extension CohortTransitions {
  /// A row of chances that add up to more than everyone, or of rates too high to be followed.
  public struct Excess: Hashable, Sendable {
    /// Position of the state left.
    public let state: Int
    /// The first cycle in which it is so.
    public let cycle: Int
    /// The least time in state for which it is so.
    public let timeInState: Int
    /// What the chances of leaving add up to, of those they are chances of; where rates act together,
    /// how many times a cycle the state is left.
    public let sum: Double
  }

  /// How many times a cycle a state may be left where rates act together: with many more, rounding in the
  /// exponential of the rates grows past what tables show.
  public static let mostMovesInCycle = 10_000.0

  /// The first row of each state whose chances of leaving add up to more than one, in the first so many
  /// cycles. Rates that act together never do: of them, the first whose state is left too many times.
  public func excesses(cycles: Int) -> [Excess] {
    guard basis != .rates else { return excessesOfRates(cycles: cycles) }
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

  private func excessesOfRates(cycles: Int) -> [Excess] {
    moves.indices.compactMap { state in
      for cycle in cyclesOfChange where cycle < cycles {
        let sum = moves[state].reduce(0.0) {
          $0 + ($1.cycles.contains(cycle) ? $1.rate * cycleYears : 0)
        }
        if sum > Self.mostMovesInCycle {
          return Excess(state: state, cycle: cycle, timeInState: 0, sum: sum)
        }
      }
      return nil
    }
  }
}
