internal import Yams

/// What the YAML parser could not read, as a problem with a remedy.
struct YAMLFailure {
  let error: YamlError
  let text: String
  /// Says where a line and column of the text are for the user.
  let place: (_ line: Int, _ column: Int) -> Mark

  /// The problem in our words.
  var problem: Problem {
    switch error {
    case .scanner(let context, let words, let mark, _),
      .parser(let context, let words, let mark, _),
      .composer(let context, let words, let mark, _):
      return syntax(words, context: context, mark.line, mark.column)
    case .duplicatedKeysInMapping(let names, let context):
      return duplicate(names.first ?? "", first: context.mark)
    default:
      return syntax("it cannot be decoded", context: nil, 1, 1)
    }
  }

  private func syntax(
    _ words: String, context: YamlError.Context?, _ line: Int, _ column: Int
  ) -> Problem {
    let (line, column) = clamped(line, column)
    let mark = place(line, column)
    let scalar = character(line, column)
    if let context, context.text.contains("quoted scalar"), words.contains("end of stream") {
      return Problem(
        .error, "yaml.syntax", "the quote that starts here is not closed",
        help: "close it on the same line", at: place(context.mark.line, context.mark.column))
    }
    if words.contains("another document") {
      return Problem(
        .error, "yaml.documents", "a second document starts here", help: "delete the '---'",
        at: mark)
    }
    if words.contains("nesting level") {
      return Problem(
        .error, "yaml.too-deep",
        "more than \(YAMLReader.depthLimit) lists and mappings one inside another",
        help: "write it flatter", at: mark)
    }
    if words.contains("alias") || words.contains("anchor") || scalar == "*" || scalar == "&" {
      return Problem(
        .error, "yaml.anchor", "anchors (&) and aliases (*) are not read",
        help: "write the value out in each place; quote text that starts with '&' or '*'",
        at: mark)
    }
    if scalar == "\t" {
      return Problem(
        .error, "yaml.tab", "there is a tab where YAML takes only spaces",
        help: "indent with spaces", at: mark)
    }
    var message = "this is not YAML: \(words)"
    if let context, clamped(context.mark.line, context.mark.column) < (line, column) {
      let start = place(context.mark.line, context.mark.column)
      message += ", \(context.text) that starts at \(start.line):\(start.column)"
    }
    return Problem(
      .error, "yaml.syntax", message, help: remedy(words, context?.text ?? "", scalar), at: mark)
  }

  private func remedy(_ words: String, _ context: String, _ scalar: Unicode.Scalar?) -> String {
    if words.contains("mapping values are not allowed") {
      return "quote text that has ': ' in it, or look at the indentation of this line"
    }
    if words.contains("expected ':'") {
      return "write 'key: value'; the line above may lack its colon"
    }
    if words.contains("expected ',' or") {
      return "close the bracket, or quote text that has a comma or bracket in it"
    }
    if words.contains("<document start>") {
      return "look for a closing bracket that nothing opens, or text after a closing quote"
    }
    if context.contains("quoted scalar") {
      return "inside double quotes write \\\\ for a backslash, or use single quotes"
    }
    if words.contains("cannot start any token"), let scalar {
      return "quote text that starts with '\(scalar)'"
    }
    if words.contains("expected key") || words.contains("expected <block end>")
      || words.contains("'-' indicator")
    {
      return "start this line in the same column as the ones it belongs with"
    }
    return "look at the punctuation and indentation of this line and the one above"
  }

  /// The problem of a key that comes twice, placed at the second.
  ///
  /// The parser says only where the first is, so the second is looked for in the text: at the same
  /// column on a later line for a block mapping, further along for one in braces.
  private func duplicate(_ key: String, first: Yams.Mark) -> Problem {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let second = secondInBlock(key, first, lines) ?? secondInBraces(key, first, lines)
    let start = place(first.line, first.column)
    return Problem(
      .error, "yaml.duplicate-key",
      second == nil
        ? "the key \(Problem.quote(key)) comes twice in one mapping"
        : "the key \(Problem.quote(key)) was already set at \(start.line):\(start.column)",
      help: "keep one of them", at: second.map { place($0.line, $0.column) } ?? start)
  }

  private func secondInBlock(
    _ key: String, _ first: Yams.Mark, _ lines: [Substring]
  ) -> (line: Int, column: Int)? {
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let scalars = Array(line.unicodeScalars)
      let indent = scalars.prefix { $0 == " " }.count
      if indent == scalars.count || scalars[indent] == "#" { continue }
      if indent < first.column - 1 { return nil }
      if indent == first.column - 1, isKey(key, scalars[indent...]) {
        return (index + 1, first.column)
      }
    }
    return nil
  }

  private func secondInBraces(
    _ key: String, _ first: Yams.Mark, _ lines: [Substring]
  ) -> (line: Int, column: Int)? {
    for (index, line) in lines.enumerated().dropFirst(first.line - 1) {
      let scalars = Array(line.unicodeScalars)
      let from = index == first.line - 1 ? first.column : 0
      for start in from..<max(from, scalars.count) where isKey(key, scalars[start...]) {
        let before = scalars[..<start].last { $0 != " " }
        if before == nil || before == "," || before == "{" { return (index + 1, start + 1) }
      }
    }
    return nil
  }

  /// Whether a key and its colon come next, with or without quotes.
  private func isKey(_ key: String, _ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    [key, "\"\(key)\"", "'\(key)'"].contains { form in
      guard scalars.starts(with: form.unicodeScalars) else { return false }
      return scalars.dropFirst(form.unicodeScalars.count).first { $0 != " " } == ":"
    }
  }

  /// The place, or the end of the text if it is after that: a comment may have been put after it.
  private func clamped(_ line: Int, _ column: Int) -> (line: Int, column: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last?.unicodeScalars.count ?? 0
    let end = (line: lines.count, column: last + 1)
    return (line, column) < end ? (line, column) : end
  }

  private func character(_ line: Int, _ column: Int) -> Unicode.Scalar? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1].unicodeScalars.dropFirst(column - 1).first
  }
}
