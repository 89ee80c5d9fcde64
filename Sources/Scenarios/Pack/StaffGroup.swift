/// A staff group that programmes may need.
public struct StaffGroup: Hashable, Sendable {
  /// The code used in files.
  public let id: String
  /// What a reader sees.
  public let title: String

  /// Reads the table of staff groups.
  static func read(_ table: CSVTable, log: ProblemLog) -> [StaffGroup] {
    guard let columns = table.columns(["staff_group", "title"], log: log) else { return [] }
    table.checkUnique([columns[0]], log: log)
    return table.rowIndices.compactMap { row in
      guard let id = table.text(row, columns[0], log: log),
        let title = table.text(row, columns[1], log: log)
      else { return nil }
      return StaffGroup(id: id, title: title)
    }
  }
}
