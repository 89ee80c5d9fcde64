/// Which of the things a person can write set a value; a later layer wins over an earlier one.
public enum Layer: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// A declared default: nobody wrote the value.
  case standard
  /// A file of the model pack.
  case pack
  /// The scenario file.
  case scenario
  /// A `--set` argument.
  case override

  /// Whether one layer gives way to another.
  public static func < (left: Layer, right: Layer) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Layer: CustomStringConvertible {
  /// The layer in words.
  public var description: String {
    switch self {
    case .standard: "default"
    case .pack: "model pack"
    case .scenario: "scenario"
    case .override: "--set"
    }
  }
}
