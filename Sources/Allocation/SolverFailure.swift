/// Why a linear program has no answer.
public enum SolverFailure: Error, Equatable, Sendable {
  /// No choice meets every limit: these limits stand against each other.
  case infeasible([Conflict])
  /// The objective can be made better without end: a limit is missing.
  case unbounded
  /// The solver ended without an answer, for a reason in plain words.
  case stopped(reason: String)

  /// A limit's part in why nothing is feasible.
  ///
  /// The conflicts of a program are found at the nearest miss: the choice within the variables' own
  /// bounds that misses the rows by the least in all, each row measured against its own size (its
  /// largest bound or coefficient). They are the rows missed there and those that keep the misses
  /// from being smaller; every choice misses at least one of them. They need not be the fewest such
  /// rows, and where misses could be shared out in several ways this is one of them.
  public struct Conflict: Equatable, Sendable {
    /// A bound of a row.
    public enum Side: Sendable {
      /// The least the sum may be.
      case lower
      /// The most the sum may be.
      case upper
    }

    /// The row, by its place in the program.
    public let row: Int
    /// Which of its bounds.
    public let side: Side
    /// By how much the row misses that bound at the nearest miss, in the row's own unit; 0 for a
    /// row that is met there and stands in the way of another.
    public let shortfall: Double
    /// How much giving way here would help, from just over 0 to 1: the total miss falls by `weight`
    /// for each unit that this bound gives way, both as shares of a row's size. It is 1 for a row
    /// that is missed. Where many rows conflict, name those of the greatest weight.
    public let weight: Double

    /// A limit's part.
    public init(row: Int, side: Side, shortfall: Double, weight: Double) {
      self.row = row
      self.side = side
      self.shortfall = shortfall
      self.weight = weight
    }
  }
}
