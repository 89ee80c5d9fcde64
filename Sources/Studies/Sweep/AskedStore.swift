import Foundation

/// The store of a sweep, open to be asked; nothing of it, or of any other file, can be changed by that. A long
/// answer is sorted in a temporary file that nobody sees.
public struct AskedStore: ~Copyable {
  private let path: String
  private let database: SQLiteDatabase

  /// Opens the store of a sweep.
  ///
  /// - Parameter path: the store, or the folder of its sweep.
  /// - Throws: `SweepFailure` when there is no store, or it is of another version.
  public init(_ path: String) throws(SweepFailure) {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    let isThere = files.fileExists(atPath: path, isDirectory: &isFolder)
    let folder = SweepFolder(path)
    let file = isFolder.boolValue ? folder.store : path
    guard isThere else { throw .notAStore(path) }
    guard files.fileExists(atPath: file) else {
      throw files.fileExists(atPath: folder.journal) ? .noStoreYet(path) : .notAStore(path)
    }
    let database = try SQLiteDatabase(file, for: .asking)
    guard let format = Self.format(of: database) else { throw .notAStore(path) }
    guard format == SweepManifest.currentFormat else {
      throw .otherVersion(path, found: "another version of almoner (layout \(format))")
    }
    database.restrictToReading()
    self.path = path
    self.database = database
  }

  /// The version of a store's layout; nothing if it is not one.
  private static func format(of database: borrowing SQLiteDatabase) -> Int64? {
    guard (try? database.number("PRAGMA application_id")) == Int64(SweepStore.applicationID)
    else { return nil }
    return try? database.number("PRAGMA user_version")
  }

  /// Asks a question, and hands on its answer row by row as it is found: what is held in memory does not
  /// hang on how long the answer is.
  ///
  /// - Parameters:
  ///   - question: one `select` of SQLite.
  ///   - row: handed the names of the columns and then each row; a cell is empty where there is nothing.
  ///     Numbers are written in full, as few digits as give the same number back. False if no more are
  ///     wanted.
  /// - Throws: `SweepFailure` when the store does not take the question or is damaged, which may be after
  ///   some rows.
  public func answer(
    _ question: String, row: ([String]) -> Bool
  ) throws(SweepFailure) {
    try database.ask(question, header: row) { row($0.map(\.words)) }
  }
}

extension SQLiteDatabase {
  /// The only number a statement gives back; 0 where it gives none.
  fileprivate func number(_ statement: String) throws(SweepFailure) -> Int64 {
    var found: Int64 = 0
    try ask(
      statement, header: { _ in true },
      row: { row in
        if case .integer(let number) = row.first { found = number }
        return true
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
