/// Why a distribution cannot be: what is impossible about it, and what to write instead.
public struct ImpossibleDistribution: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is impossible, as a clause without a full stop.
  public let reason: String
  /// What to do about it, likewise.
  public let remedy: String

  /// What is impossible and what to do, as one line.
  public var description: String { "\(reason): \(remedy)" }

  package init(_ reason: String, remedy: String) {
    self.reason = reason
    self.remedy = remedy
  }
}
