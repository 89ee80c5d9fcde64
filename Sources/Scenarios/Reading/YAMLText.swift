/// Text as a YAML scalar, in quotes only where it would otherwise be read as something else, here
/// or by a reader of YAML 1.1 or 1.2.
enum YAMLText {
  /// Words that some reader takes for a truth value or for nothing, in lower case.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Text as a key.
  static func key(_ text: String) -> String {
    isPlain(text, isQuoted: false, inList: false) ? text : quoted(text)
  }

  /// Text as a value.
  ///
  /// - Parameters:
  ///   - text: what it says
  ///   - isQuoted: whether it stood in quotes when it was written
  ///   - inList: whether it stands inside brackets
  /// - Returns: the text with or without double quotes
  static func scalar(_ text: String, isQuoted: Bool, inList: Bool) -> String {
    if !isQuoted {
      if text.isEmpty || text == "~" || text == "null" { return "null" }
      if text == "true" || text == "false" { return text }
    }
    return isPlain(text, isQuoted: isQuoted, inList: inList) ? text : quoted(text)
  }

  /// Whether text can stand without quotes.
  private static func isPlain(_ text: String, isQuoted: Bool, inList: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, !words.contains(text.lowercased()) else {
      return false
    }
    if first.properties.numericType != nil || "+-.".unicodeScalars.contains(first) {
      return !isQuoted && isPlainNumber(text)
    }
    if "?:,[]{}#&*!|>'\"%@`=<~ ".unicodeScalars.contains(first) || text.hasSuffix(" ") {
      return false
    }
    if text.contains(": ") || text.contains(" #") || text.hasSuffix(":") { return false }
    if inList, text.contains(where: { ",[]{}:".contains($0) }) { return false }
    return !text.unicodeScalars.contains(where: mustBeEscaped)
  }

  /// Numbers as we read them, `2026/27` and `40-74` mean one thing everywhere; other text that
  /// starts like a number, such as `0010`, `12:30`, `02E54` or `2026-04-01`, does not.
  private static func isPlainNumber(_ text: String) -> Bool {
    if NumberText.double(text) != nil { return true }
    return text.wholeMatch(of: #/[0-9]{4}/[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}/#) != nil
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where mustBeEscaped(scalar):
        let code = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
