/// One draw of a run, answered alone.
public struct SingleDraw: Sendable {
  /// Its number, counted from 1.
  public let number: Int
  /// How many draws it is one of.
  public let count: Int
  /// The headlines at the central values and in the draw: the same numbers that the whole run has for
  /// it.
  public let headlines: HeadlineSample
}
