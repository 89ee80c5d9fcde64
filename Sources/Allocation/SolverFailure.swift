/// Why a linear program has no answer.
public enum SolverFailure: Error, Equatable, Sendable {
  /// No choice meets every limit: these limits stand against each other, in the order of the rows.
  case infeasible([Conflict])
  /// The objective can be made better without end: a limit is missing on these variables, by their
  /// place in the program, which run to infinity together.
  case unbounded(variables: [Int])
  /// The time limit came before an answer.
  case timedOut(after: Duration)
  /// The solver ended without an answer, for a reason in plain words.
  case stopped(reason: String)

  /// A limit's part in why nothing is feasible.
  ///
  /// Two things are told together. The first is which limits conflict: sets of bounds of rows that
  /// cannot all hold, and of each set any but one can, whichever that is, given the variables' own
  /// bounds. The sets have no bound in common, and with all of them gone the program can be met. The
  /// second is the nearest miss: the choice within the variables' own bounds that misses the rows by
  /// the least in all, each row measured against its own size (its largest bound or coefficient).
  /// Where misses could be shared out in several ways this is one of them.
  ///
  /// `LinearProgram.conflict` also says which bounds of variables take part, and whether there was
  /// time to make the set as small as it can be; `LinearProgram.cheapestRelaxation` prices misses
  /// otherwise.
  public struct Conflict: Equatable, Sendable {
    /// The row, by its place in the program.
    public let row: Int
    /// Which of its bounds.
    public let side: LinearProgram.Side
    /// By how much the row misses that bound at the nearest miss, in the row's own unit; 0 for a
    /// row that is met there and stands in the way of another.
    public let shortfall: Double
    /// How much giving way here would help, from 0 to 1: the total miss falls by `weight` for each
    /// unit that this bound gives way, both as shares of a row's size and with whole variables as
    /// they are. It is 1 for a row that is missed. Where many rows conflict, name those of the
    /// greatest weight.
    public let weight: Double
    /// Which set of conflicting bounds it belongs to, from 0; nil for a bound that is only missed.
    public let set: Int?

    /// A limit's part.
    public init(
      row: Int, side: LinearProgram.Side, shortfall: Double, weight: Double, set: Int?
    ) {
      self.row = row
      self.side = side
      self.shortfall = shortfall
      self.weight = weight
      self.set = set
    }
  }
}
