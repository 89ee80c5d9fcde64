/// How far a linear program's numbers may move, one at a time, before its answer is another.
///
/// Each range is that of one number alone, all others staying. Where more limits meet in the corner
/// than are needed the ranges are those of the basis the solver ended with: inside them everything
/// said holds, outside it may still hold. For a program with whole variables they are those of the
/// program with the whole variables fixed at their values.
public struct LinearRanges: Equatable, Sendable {
  /// For each row, from where to where the bound that binds may move while the row's dual stays the
  /// same; nil for a row that does not bind, whose dual stays 0 as long as its bounds leave its
  /// activity alone.
  public let rows: [ClosedRange<Double>?]
  /// For each variable, from where to where its coefficient in the objective may move while the
  /// values chosen stay the best. A variable left at its lower bound comes in where its coefficient
  /// passes the better end.
  public let objective: [ClosedRange<Double>]
}
