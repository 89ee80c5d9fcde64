/// A code of tables and what a reader sees for it: a place, a service line, a staff group.
public struct CodeTitle: Hashable, Sendable {
  /// The code in tables.
  public let id: String
  /// What a reader sees.
  public let title: String

  /// Reads a table of codes, in the column named, and titles.
  static func read(_ table: CSVTable, codes: String, log: ProblemLog) -> [CodeTitle]? {
    guard let columns = table.columns([codes, "title"], log: log) else { return nil }
    table.checkUnique([columns[0]], log: log)
    return table.rowIndices.compactMap { row in
      guard let id = table.text(row, columns[0], log: log),
        let title = table.text(row, columns[1], log: log)
      else { return nil }
      return CodeTitle(id: id, title: title)
    }
  }
}
