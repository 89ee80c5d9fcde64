/// Bounds of a program that cannot all hold, and none too many: without any one of them the others
/// can.
public struct LinearConflict: Equatable, Sendable {
  /// The bounds, those of rows first, in the program's order.
  public let bounds: [LinearProgram.Bound]
  /// Whether each bound was seen to be needed; false if the time limit came first, so that some of
  /// them may have no part.
  public let isIrreducible: Bool
  /// Whether there is a conflict only because some variables must be whole: with any number
  /// allowed, these bounds could be met. The bounds of the whole variables themselves are then taken
  /// as given and not told.
  ///
  /// If not, the bounds conflict whatever is whole, and it is for any numbers that none of them is
  /// one too many.
  public let needsWholeNumbers: Bool
}
