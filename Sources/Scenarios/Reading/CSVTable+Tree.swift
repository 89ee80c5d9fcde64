/// A table as the mapping that it would be in a scenario file, so that both are read, checked and
/// overridden alike.
extension CSVTable {
  /// A row for each name: a mapping from the names in one column to mappings of the others. Cells keep
  /// their places, and empty ones are left out.
  ///
  /// - Returns: nothing if a column is missing; unknown columns and repeated names are reported too.
  func tree(named name: String, _ table: AttributeTable, log: ProblemLog) -> MarkedNode? {
    let required = table.attributes.filter { $0.presence == .required }.map(\.name)
    let optional = table.attributes.filter { $0.presence != .required }.map(\.name)
    guard let key = columns([name] + required, optional: optional, log: log)?.first else {
      return nil
    }
    checkUnique([key], log: log)
    let values = columns.filter { table[$0.name] != nil }
    return mapping(
      rowIndices.compactMap { row in
        text(row, key, log: log).map { name in
          let cells = values.filter { !isEmpty(row, $0) }.map { column in
            MarkedMapping.Entry(
              key: column.name, keyMark: mark(header: column), value: cell(row, column))
          }
          return MarkedMapping.Entry(
            key: name, keyMark: mark(row, key),
            value: MarkedNode(
              .mapping(MarkedMapping(cells)), at: mark(row: row), layer: .scenario))
        }
      })
  }

  /// A row for each pair of names: a mapping from the names in one column to mappings from those in
  /// another to values.
  ///
  /// - Returns: nothing if a column is missing; unknown columns and repeated pairs are reported too.
  func tree(named name: String, _ part: String, value: String, log: ProblemLog) -> MarkedNode? {
    guard let columns = columns([name, part, value], log: log) else { return nil }
    checkUnique(Array(columns.dropLast()), log: log)
    var names = MarkedMapping()
    for row in rowIndices {
      guard let outer = text(row, columns[0], log: log),
        let inner = text(row, columns[1], log: log)
      else { continue }
      var parts = names[outer]?.value.mapping ?? MarkedMapping()
      parts[inner] = MarkedMapping.Entry(
        key: inner, keyMark: mark(row, columns[1]), value: cell(row, columns[2]))
      let first = names[outer]
      names[outer] = MarkedMapping.Entry(
        key: outer, keyMark: first?.keyMark ?? mark(row, columns[0]),
        value: MarkedNode(
          .mapping(parts), at: first?.value.mark ?? mark(row: row), layer: .scenario))
    }
    return mapping(Array(names.entries))
  }

  private func cell(_ row: Int, _ column: Column) -> MarkedNode {
    MarkedNode(.scalar(text(row, column), isQuoted: false), at: mark(row, column), layer: .scenario)
  }

  private func mapping(_ entries: [MarkedMapping.Entry]) -> MarkedNode {
    MarkedNode(
      .mapping(MarkedMapping(entries)), at: Mark(file: file.name, line: 1, column: 1),
      layer: .scenario)
  }
}
