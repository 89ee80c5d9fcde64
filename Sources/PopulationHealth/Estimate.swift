/// A figure and the range within which it plausibly lies.
public struct Estimate: Hashable, Sendable {
  /// The figure used.
  public package(set) var value: Double
  /// The lower end of its range.
  public let low: Double
  /// The upper end of its range.
  public let high: Double

  /// Makes an estimate.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}
