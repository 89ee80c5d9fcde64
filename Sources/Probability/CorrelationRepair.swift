/// What was changed to make correlations possible.
public struct CorrelationRepair: Hashable, Sendable {
  /// The parameters whose correlations were changed, in the order of their block.
  public let names: [String]
  /// The correlation that changed most, as it was given (0 where none was).
  public let given: Correlation
  /// The same as it is now.
  public let repaired: Correlation

  /// By how much it changed: no entry changed by more.
  public var largestChange: Double { abs(repaired.value - given.value) }
}
