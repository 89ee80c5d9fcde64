import Wording

/// What was changed to make correlations possible.
public struct CorrelationRepair: Hashable, Sendable, CustomStringConvertible {
  /// The parameters whose correlations were changed, in the order of their block.
  public let names: [String]
  /// The correlation that changed most, as it was given (0 where none was): no other changed by more.
  public let given: Correlation
  /// The same as it is now.
  public let repaired: Correlation

  /// What was changed, as a sentence without a full stop.
  public var description: String {
    func list(_ names: [String]) -> String {
      Phrase.list(names.map { "'\($0)'" })
    }
    return
      "the correlations of \(list(names)) cannot all be true and are the nearest that can: most changed "
      + "is that of \(list([given.first, given.second])), from \(given.value) to "
      + "\((repaired.value * 1e4).rounded() / 1e4)"
  }
}
