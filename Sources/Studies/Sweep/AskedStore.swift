import Foundation

/// What the store of a sweep answers to a question: the names of its columns, and rows.
public struct AskedStore: Sendable {
  /// Names of the columns.
  public private(set) var columns: [String] = []
  /// Rows; a cell is empty where there is nothing. Numbers are written in full, as few digits as give
  /// the same number back.
  public private(set) var rows: [[String]] = []

  /// Asks the store of a sweep; nothing of it, or of any other file, can be changed by that.
  ///
  /// - Parameters:
  ///   - path: the store, or the folder of its sweep.
  ///   - question: one `select` of SQLite.
  /// - Throws: `SweepFailure` when there is no store, it is of another version, or does not take the
  ///   question.
  public init(_ path: String, _ question: String) throws(SweepFailure) {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    let isThere = files.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? SweepFolder(path).store : path
    guard isThere, files.fileExists(atPath: file) else { throw .notAStore(path) }
    let database = try SQLiteDatabase(file, for: .asking)
    let format: Int
    do throws(SweepFailure) {
      guard try database.number("PRAGMA application_id") == SweepStore.applicationID else {
        throw .notAStore(path)
      }
      format = try database.number("PRAGMA user_version")
    } catch {
      throw .notAStore(path)
    }
    guard format == SweepManifest.currentFormat else {
      throw .otherVersion(path, found: "another version of almoner (layout \(format))")
    }
    database.restrictToReading()
    var (columns, rows) = ([String](), [[String]]())
    try database.ask(question, header: { columns = $0 }, row: { rows.append($0.map(\.words)) })
    self.columns = columns
    self.rows = rows
  }
}

extension SQLiteDatabase {
  /// The only number a statement gives back; 0 where it gives none.
  fileprivate func number(_ statement: String) throws(SweepFailure) -> Int {
    var found = 0
    try ask(
      statement, header: { _ in },
      row: { row in
        if case .integer(let number) = row.first { found = Int(number) }
      })
    return found
  }
}

extension SQLiteDatabase.Value {
  /// The cell as text.
  fileprivate var words: String {
    switch self {
    case .integer(let number): "\(number)"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    case .text(let text): text
    case .null: ""
    }
  }
}
