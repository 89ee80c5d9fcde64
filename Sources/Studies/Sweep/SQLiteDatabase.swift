internal import CSQLite
import Foundation

/// A database of SQLite, owned once and closed at the end of its life.
struct SQLiteDatabase: ~Copyable {
  /// What may be done with it.
  enum Use {
    /// A new file is filled. Nothing is kept to go back to: a file that is not whole is thrown away.
    case filling
    /// It is asked questions and nothing else.
    case asking
  }

  /// A cell.
  enum Value: Hashable, Sendable {
    case integer(Int64)
    case number(Double)
    case text(String)
    case null

    init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  }

  let path: String
  let use: Use
  fileprivate let handle: OpaquePointer

  /// Opens a file.
  init(_ path: String, for use: Use) throws(SweepFailure) {
    handle = try Self.opened(path, for: use)
    self.path = path
    self.use = use
  }

  deinit { sqlite3_close_v2(handle) }

  private static func opened(_ path: String, for use: Use) throws(SweepFailure) -> OpaquePointer {
    var opened: OpaquePointer?
    let flags =
      switch use {
      case .filling: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .asking: SQLITE_OPEN_READONLY
      }
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    func failure(_ reason: String) -> SweepFailure {
      switch use {
      case .filling: .cannotWrite(path, reason: reason, kept: nil)
      case .asking: .cannotRead(path, reason: reason)
      }
    }
    guard let opened else { throw failure("no memory is left") }
    guard code == SQLITE_OK, csqlite_quote_names_only(opened) == SQLITE_OK else {
      let reason = String(cString: sqlite3_errmsg(opened))
      sqlite3_close_v2(opened)
      throw failure(reason)
    }
    return opened
  }

  /// A failure of the last call, in SQLite's words.
  fileprivate var failure: SweepFailure {
    let reason = String(cString: sqlite3_errmsg(handle))
    return switch (use, sqlite3_errcode(handle) & 0xFF) {
    case (.filling, _): .cannotWrite(path, reason: reason, kept: nil)
    case (.asking, _) where hasNoRoomToSort:
      .cannotWrite(
        Self.folderToSortIn,
        reason:
          "an answer as long as this is sorted in a file there (\(reason)); name a folder with room in "
          + "SQLITE_TMPDIR, or ask for less", kept: nil)
    case (.asking, SQLITE_CORRUPT), (.asking, SQLITE_NOTADB): .damagedStore(path, reason)
    case (.asking, SQLITE_IOERR), (.asking, SQLITE_CANTOPEN): .cannotRead(path, reason: reason)
    case (.asking, _): .badQuestion(reason)
    }
  }

  /// Whether the last call failed for want of a temporary file, which is all that is written for a question.
  private var hasNoRoomToSort: Bool {
    let (noFolder, notWritten) = (SQLITE_IOERR | 25 << 8, SQLITE_IOERR | 3 << 8)
    return [SQLITE_FULL, noFolder, notWritten].contains(sqlite3_extended_errcode(handle))
  }

  /// Where SQLite puts temporary files: the first of these that can be written, and if none can the first.
  private static var folderToSortIn: String {
    let settings = ProcessInfo.processInfo.environment
    let folders =
      ["SQLITE_TMPDIR", "TMPDIR"].compactMap { settings[$0] } + ["/var/tmp", "/usr/tmp", "/tmp"]
    return folders.first { FileManager.default.isWritableFile(atPath: $0) } ?? folders[0]
  }

  /// Runs statements that give nothing back.
  func run(_ statements: String) throws(SweepFailure) {
    guard sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// The longest text a question may make, in bytes: 64 MB, so that none takes all memory.
  private static let longestText: Int32 = 64 << 20

  /// Lets nothing be done from now on but reading: no other file is opened or written.
  func restrictToReading() {
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestText)
    sqlite3_set_authorizer(
      handle,
      { _, action, _, _, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: SQLITE_OK
        default: SQLITE_DENY
        }
      }, nil)
  }

  /// Runs a statement once with values in the places of its question marks.
  func run(_ statement: borrowing Statement, _ values: [Value]) throws(SweepFailure) {
    let prepared = statement.handle
    for (position, value) in values.enumerated() {
      let place = Int32(position + 1)
      let code =
        switch value {
        case .integer(let number): sqlite3_bind_int64(prepared, place, number)
        case .number(let number): sqlite3_bind_double(prepared, place, number)
        case .null: sqlite3_bind_null(prepared, place)
        case .text(let text):
          // SQLite is told to copy the text, as it does not live on.
          sqlite3_bind_text(
            prepared, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      guard code == SQLITE_OK else { throw failure }
    }
    guard sqlite3_step(prepared) == SQLITE_DONE, sqlite3_reset(prepared) == SQLITE_OK else {
      throw failure
    }
  }

  /// Asks one question.
  ///
  /// - Parameters:
  ///   - question: a `select`.
  ///   - header: handed the names of the columns, once the first row is found or there is none; false if
  ///     no rows are wanted.
  ///   - row: handed each row; false if no more are wanted.
  /// - Throws: `SweepFailure`, in SQLite's words.
  func ask(
    _ question: String, header: ([String]) -> Bool, row: ([Value]) -> Bool
  ) throws(SweepFailure) {
    let statement = try Statement(question, in: self)
    let columns = 0..<sqlite3_column_count(statement.handle)
    var isFirst = true
    while true {
      let code = sqlite3_step(statement.handle)
      guard code == SQLITE_ROW || code == SQLITE_DONE else { throw failure }
      if isFirst {
        isFirst = false
        let names = columns.map {
          sqlite3_column_name(statement.handle, $0).map { String(cString: $0) } ?? ""
        }
        guard header(names) else { return }
      }
      guard code == SQLITE_ROW, row(columns.map { statement.value($0) }) else { return }
    }
  }
}

extension SQLiteDatabase {
  /// A statement ready to be run, freed at the end of its life.
  struct Statement: ~Copyable {
    fileprivate let handle: OpaquePointer

    /// Prepares one statement.
    init(_ text: String, in database: borrowing SQLiteDatabase) throws(SweepFailure) {
      handle = try Self.prepared(text, in: database)
    }

    deinit { sqlite3_finalize(handle) }

    private static func prepared(
      _ text: String, in database: borrowing SQLiteDatabase
    ) throws(SweepFailure) -> OpaquePointer {
      let connection = database.handle
      var prepared: OpaquePointer?
      var length = 0
      let code = text.withCString { start in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(connection, start, -1, &prepared, &tail)
        length = tail.map { $0 - start } ?? 0
        return code
      }
      guard code == SQLITE_OK else { throw database.failure }
      guard let prepared else { throw .badQuestion("there is no question") }
      let rest = text.utf8.dropFirst(length)
      guard rest.allSatisfy({ " \n\t\r;".utf8.contains($0) }) else {
        sqlite3_finalize(prepared)
        throw .badQuestion("there is more than one question")
      }
      return prepared
    }

    fileprivate func value(_ column: Int32) -> Value {
      switch sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
      case SQLITE_FLOAT: .number(sqlite3_column_double(handle, column))
      case SQLITE_NULL: .null
      default: .text(sqlite3_column_text(handle, column).map { String(cString: $0) } ?? "")
      }
    }
  }
}
