/// A value to lay over a scenario and its pack, with where it was written: in a `--vary`, in a file of
/// points, or after a flag that stands for a key.
public struct Setting: Hashable, Sendable {
  /// The keys from the root to what is set, joined by points.
  public let path: String
  /// The value, as it would be written in a list in YAML.
  public let value: String
  /// Where the path begins.
  public let pathMark: Mark
  /// Where the value begins.
  public let valueMark: Mark
  /// Whether it counts only where nothing else says what it sets.
  public let isFallback: Bool
  /// What followed the flag that it is of, as it was written; `nil` where nothing has to.
  var argument: String?

  /// Makes a setting.
  public init(
    path: String, value: String, pathMark: Mark, valueMark: Mark, isFallback: Bool = false
  ) {
    self.path = path
    self.value = value
    self.pathMark = pathMark
    self.valueMark = valueMark
    self.isFallback = isFallback
  }
}
