extension MarkedNode {
  /// Reads a YAML file.
  ///
  /// - Returns: nothing if the file is not the YAML that is read here; the log then says why.
  public static func read(_ file: TextFile, layer: Layer, log: ProblemLog) -> MarkedNode? {
    YAMLReader(layer: layer, log: log) { line, column in
      Mark(file: file.name, line: line, column: column)
    }.read(file.text)
  }

  /// Reads a value in the form it has inside a list in YAML: `0.2`, `text`, `[1, 2]`, `{a: 1}`.
  ///
  /// - Parameters:
  ///   - fragment: the value
  ///   - mark: where it starts; it may not go over the end of the line
  ///   - layer: the layer it belongs to
  ///   - log: where problems go
  /// - Returns: nothing if it is not one value; the log then says why.
  static func read(
    fragment: String, at mark: Mark, layer: Layer, log: ProblemLog
  ) -> MarkedNode? {
    if let bad = fragment.unicodeScalars.firstIndex(where: { $0.value < 0x20 }) {
      let column = fragment.unicodeScalars.distance(from: fragment.startIndex, to: bad)
      log.error(
        "yaml.character", "a value given here may not hold a line end or a control character",
        help: "write it on one line",
        at: Mark(file: mark.file, line: mark.line, column: mark.column + column))
      return nil
    }
    // In brackets the fragment is read as it would be in the middle of a file: no document marks,
    // no block forms. The bracket shifts columns by one.
    let reader = YAMLReader(layer: layer, log: log) { line, column in
      let written = min(max(column - 2, 0), fragment.unicodeScalars.count)
      return Mark(
        file: mark.file, line: mark.line,
        column: mark.column + (line == 1 ? written : fragment.unicodeScalars.count))
    }
    guard let items = reader.read("[\(fragment)\n]")?.items else { return nil }
    guard items.count == 1, let value = items.first else {
      log.error(
        "yaml.not-one-value",
        "\(Problem.quote(fragment)) is \(items.isEmpty ? "no value" : "\(items.count) values")",
        help: items.isEmpty
          ? "write a value, or \"\" for empty text"
          : NumberRemedy.number(for: fragment).map { "write \($0)" }
            ?? "put text that has a comma in double quotes, and a list in brackets: [a, b]",
        at: mark)
      return nil
    }
    if value.mapping != nil, !fragment.drop(while: { $0 == " " }).hasPrefix("{") {
      log.error(
        "yaml.not-one-value", "\(Problem.quote(fragment)) is a key and a value",
        help: "put text that has ': ' in it in double quotes, and a mapping in braces: {a: b}",
        at: mark)
      return nil
    }
    return value
  }
}
