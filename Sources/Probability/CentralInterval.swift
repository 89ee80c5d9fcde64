/// The interval a paper gives about an estimate: as much of the belief lies below it as above.
public struct CentralInterval: Hashable, Sendable {
  /// How much of the belief lies within.
  public enum Level: Double, CaseIterable, Hashable, Sendable {
    /// Four fifths: from the 10th to the 90th percentile.
    case eighty = 0.8
    /// Nineteen twentieths: from the 2.5th to the 97.5th percentile.
    case ninetyFive = 0.95

    /// The share of the belief below the interval.
    public var below: Double { self == .eighty ? 0.1 : 0.025 }
    /// The share of the belief below its high end.
    public var belowHigh: Double { 1 - below }
  }

  /// Its low end.
  public let low: Double
  /// Its high end.
  public let high: Double
  /// How much of the belief lies within.
  public let level: Level

  /// Makes an interval; `Distribution.fit` checks it.
  public init(low: Double, high: Double, level: Level) {
    self.low = low
    self.high = high
    self.level = level
  }
}
