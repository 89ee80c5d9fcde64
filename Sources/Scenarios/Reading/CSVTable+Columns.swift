extension CSVTable {
  /// Checks that the table has the columns it should have and no others, in any order.
  ///
  /// - Parameters:
  ///   - required: the columns that have to be there
  ///   - optional: the columns that may be there
  ///   - log: where missing and unknown columns are reported
  /// - Returns: the required columns in the order asked for, or nothing if any column is missing.
  ///   Unknown columns are reported but do not stand in the way.
  public func columns(
    _ required: [String], optional: [String] = [], log: ProblemLog
  ) -> [Column]? {
    let allowed = required + optional
    let known = Set(allowed)
    let missing = required.filter { column($0) == nil }
    var claimed: Set<String> = []
    for column in columns where !known.contains(column.name) {
      let free = allowed.filter { self.column($0) == nil }
      let near = Suggestion.nearest(to: column.name, among: free)
      if let near { claimed.insert(near) }
      log.error(
        "csv.unknown-column", "\(Problem.quote(column.name)) is not a column of this table",
        help: near.map { "did you mean '\($0)'?" }
          ?? Suggestion.help(for: column.name, among: allowed, noun: "the columns")
          ?? "delete the column",
        at: mark(header: column))
    }
    for name in missing where !claimed.contains(name) {
      log.error(
        "csv.missing-column", "the table has no column \(Problem.quote(name))",
        help: "add it to the header and to every row",
        at: Mark(file: file.name, line: 1, column: 1))
    }
    guard missing.isEmpty else { return nil }
    return required.compactMap { column($0) }
  }

  /// Reports every row that says the same in some columns as a row before it.
  public func checkUnique(_ columns: [Column], log: ProblemLog) {
    var first: [[ArraySlice<UInt8>]: Int] = [:]
    first.reserveCapacity(rowCount)
    for row in rowIndices {
      let key = columns.map { file.bytes[range(row, $0)] }
      guard let earlier = first.updateValue(row, forKey: key), let column = columns.first else {
        continue
      }
      first[key] = earlier
      let words = columns.map { "\($0.name) \(Problem.quote(text(row, $0)))" }
      log.error(
        "csv.repeated-row",
        "the row for \(words.joined(separator: ", ")) is already on line \(rows[earlier].line)",
        help: "keep one of them", at: mark(row, column))
    }
  }
}
