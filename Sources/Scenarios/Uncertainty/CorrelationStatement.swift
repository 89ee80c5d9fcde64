/// One entry of `correlations`: which parameters go together, and how much.
struct CorrelationStatement {
  /// How many of its parameters it says something of at once.
  enum Extent {
    /// Of each pair by itself, row by row of a matrix, with the place where each number was written.
    case matrix(rows: [[Double]], marks: [[Mark]])
    /// Of every pair the same: of two of `names` this, of one of them and one of `against` its opposite.
    case each(Double, against: [(text: String, mark: Mark)], mark: Mark)
  }

  /// Parameters, by path, and where each was written; with `Extent.each` a path may have `*` for a key.
  let names: [(text: String, mark: Mark)]
  let extent: Extent
  let isOfPack: Bool

  /// Whether one number is said of all its parameters.
  var isOfMany: Bool {
    if case .each = extent { return true }
    return false
  }

  /// Reads the entries; those that are wrong are reported and left out.
  static func all(_ reader: FieldReader) -> [CorrelationStatement] {
    reader.list("correlations", UncertaintySchema.correlation).compactMap { part in
      defer { part.finish() }
      let ways: [(key: String, other: String, read: (FieldReader) -> CorrelationStatement?)] = [
        ("between", "correlation", pair), ("among", "correlation", among), ("of", "matrix", matrix),
      ]
      let written = ways.filter { part.has($0.key) }
      guard written.count == 1, let way = written.first,
        way.key != "of" || !part.has("correlation"), way.key == "of" || !part.has("matrix")
      else {
        part.passOver(part.table.names)
        part.log.error(
          "uncertainty.correlation",
          written.isEmpty
            ? "a correlation does not say of what" : "a correlation is given in two ways",
          help:
            "write 'between: [a, b]' or 'among: [a, b, …]' with 'correlation: 0.5', or 'of' and 'matrix'",
          at: part.mark)
        return nil
      }
      guard part.has(way.other) else {
        part.passOver(part.table.names)
        part.log.error(
          "scenario.missing-key", "a correlation has no '\(way.other)'",
          help: way.key == "of"
            ? "write 'matrix: [[1, 0.5], [0.5, 1]]', a row for each name"
            : "write '\(way.key): […]' and 'correlation: 0.5'", at: part.mark)
        return nil
      }
      return way.read(part)
    }
  }

  private static func pair(_ part: FieldReader) -> CorrelationStatement? {
    let names = part.texts("between")
    guard let number = part.number("correlation") else { return nil }
    guard names.count == 2, names[0].text != names[1].text else {
      part.log.error(
        "uncertainty.correlation", "'between' takes two different parameters",
        help: "write [a, b]; for more than two use 'among', or 'of' and 'matrix'",
        at: part.mark(of: "between"))
      return nil
    }
    let mark = part.mark(of: "correlation")
    return CorrelationStatement(
      names: names,
      extent: .matrix(
        rows: [[1, number], [number, 1]], marks: [[mark, mark], [mark, mark]]),
      isOfPack: part.layer == .pack)
  }

  private static func among(_ part: FieldReader) -> CorrelationStatement? {
    let (names, against) = (part.texts("among"), part.texts("against"))
    guard let number = part.number("correlation") else { return nil }
    return CorrelationStatement(
      names: names,
      extent: .each(number, against: against, mark: part.mark(of: "correlation")),
      isOfPack: part.layer == .pack)
  }

  private static func matrix(_ part: FieldReader) -> CorrelationStatement? {
    let names = part.texts("of")
    let written = part.list("matrix")
    let log = part.log
    let errorsBefore = log.errorCount
    let size = "\(names.count) rows of \(names.count) numbers"
    guard written.count == names.count, Set(names.map(\.text)).count == names.count else {
      log.error(
        "uncertainty.correlation",
        written.count == names.count
          ? "'of' names a parameter twice"
          : "'matrix' has \(written.count) rows for \(names.count) parameters",
        help: "name each parameter once, and write \(size)", at: part.mark(of: "matrix"))
      return nil
    }
    var rows: [[Double]] = []
    for (position, row) in written.enumerated() {
      guard let items = row.items, items.count == names.count else {
        log.error(
          "uncertainty.correlation",
          "row \(position + 1) of 'matrix' does not have \(names.count) numbers",
          help: "write \(size)", at: row.mark)
        continue
      }
      rows.append(
        items.compactMap { part.number($0, for: "matrix", as: .number(unit: "", .from(-1, to: 1))) }
      )
    }
    guard log.errorCount == errorsBefore, rows.allSatisfy({ $0.count == names.count }) else {
      return nil
    }
    let marks = written.map { ($0.items ?? []).map(\.mark) }
    for row in rows.indices {
      if rows[row][row] != 1 {
        log.error(
          "uncertainty.correlation",
          "the correlation of \(Problem.quote(path: names[row].text)) with itself is "
            + "\(NumberText.plain(rows[row][row])), not 1", help: "write 1", at: marks[row][row])
      }
      for column in 0..<row where rows[row][column] != rows[column][row] {
        log.error(
          "uncertainty.correlation",
          "row \(row + 1), column \(column + 1) of 'matrix' is "
            + "\(NumberText.plain(rows[row][column])), and row \(column + 1), column \(row + 1) is "
            + NumberText.plain(rows[column][row]),
          help: "write the same number in both", at: marks[row][column])
      }
    }
    guard log.errorCount == errorsBefore else { return nil }
    return CorrelationStatement(
      names: names, extent: .matrix(rows: rows, marks: marks), isOfPack: part.layer == .pack)
  }
}
