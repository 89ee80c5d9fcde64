/// Something wrong in what a person wrote: what it is, where it is and what to do about it.
public struct Problem: Error, Hashable, Sendable {
  /// Whether a run can go on.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// The input cannot be used.
    case error
    /// The input can be used, but is probably not what was meant.
    case warning

    /// Orders errors before warnings.
    public static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  /// Whether a run can go on.
  public var severity: Severity
  /// A name for this kind of problem that does not change between versions, such as
  /// `scenario.unknown-key`.
  public var code: String
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What to do about it, if that is known.
  public var help: String?
  /// Where it is.
  public var mark: Mark

  /// Makes a problem at a place.
  public init(
    _ severity: Severity, _ code: String, _ message: String, help: String? = nil, at mark: Mark
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.help = help
    self.mark = mark
  }
}

extension Problem: Comparable {
  /// Orders by place, then errors before warnings, then by code and words.
  public static func < (left: Problem, right: Problem) -> Bool {
    if left.mark != right.mark { return left.mark < right.mark }
    if left.severity != right.severity { return left.severity < right.severity }
    return (left.code, left.message, left.help ?? "")
      < (right.code, right.message, right.help ?? "")
  }
}

extension Problem: CustomStringConvertible {
  /// The problem as it is shown: one line, and a second with the remedy if there is one.
  public var description: String {
    let first = "\(mark): \(severity.rawValue): [\(code)] \(message)"
    return help.map { "\(first)\n   help: \($0)" } ?? first
  }
}

extension Problem {
  /// A path of keys in quotes: as `quote`, and whole, since paths often differ only at their ends.
  static func quote(path: some StringProtocol) -> String { quote(path, limit: 200) }

  /// The user's own text in quotes, as `shown`.
  public static func quote(_ text: some StringProtocol, limit: Int = 60) -> String {
    "'\(shown(text, limit: limit))'"
  }

  /// The user's own text, safe to show: on one line, without control characters, and cut short if it is
  /// long.
  public static func shown(_ text: some StringProtocol, limit: Int) -> String {
    var shown = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit { return "\(shown)…" }
      switch scalar {
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case "\r": shown += "\\r"
      case _
      where scalar.properties.generalCategory == .control || scalar.value == 0xFEFF
        || (0x2028...0x2029).contains(scalar.value):
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
