/// What a plan does in a year to one condition and what follows from that at once, in people.
public struct ConditionLink: Hashable, Sendable {
  /// Position of the condition.
  public let condition: Int
  /// New cases among the year's people if no risk had changed.
  public let casesExpected: Double
  /// New cases that do not happen.
  public let casesAvoided: Double
  /// Moves to greater need that do not happen because cases do not.
  public let movesAvoided: Double
  /// Deaths from the condition that do not happen; none where deaths are fixed in advance.
  public let deathsAvoided: Double
}
