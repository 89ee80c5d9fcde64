public import Scenarios

/// A setting that a sweep varies, and the values it takes.
public struct SweepAxis: Hashable, Sendable {
  /// A value and where it was written.
  public struct Value: Hashable, Sendable {
    /// The value as it would be written after `--set path=`.
    public let text: String
    /// Where it was written.
    public let mark: Mark
  }

  /// What values it takes.
  public enum Spread: Hashable, Sendable {
    /// These, in order.
    case listed([Value])
    /// Whatever the design chooses between two ends; where the range was written.
    case between(low: Double, high: Double, Mark)
  }

  /// The path of the setting.
  public let path: String
  /// Where the path was written.
  public let mark: Mark
  /// What values it takes.
  public let spread: Spread

  /// The values it takes; none where the design chooses them.
  public var values: [Value] {
    if case .listed(let values) = spread { return values }
    return []
  }

  /// The setting at a value.
  func setting(_ value: Value) -> Setting {
    Setting(path: path, value: value.text, pathMark: mark, valueMark: value.mark)
  }
}
