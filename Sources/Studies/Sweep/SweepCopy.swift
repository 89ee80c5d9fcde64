public import Foundation

/// A file by itself that the table of a sweep goes to as well.
///
/// It takes no file's place but that of an earlier copy: one with the bytes of the table in the folder.
public struct SweepCopy: Sendable {
  /// The file.
  public let path: String
  private let folder: SweepFolder

  /// A file for the table of the sweep in a folder.
  public init(_ path: String, of folder: SweepFolder) {
    self.path = path
    self.folder = folder
  }

  /// Checks, before any work is done, that the table may be written there.
  ///
  /// - Parameter inputs: files that the sweep reads.
  /// - Throws: `SweepFailure` when something else is in its place.
  public func checkUsable(reading inputs: [String] = []) throws(SweepFailure) {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return }
    guard !inputs.map(SweepFolder.place).contains(SweepFolder.place(of: path)) else {
      throw .isRead(path)
    }
    guard let own = files.contents(atPath: folder.table), files.contents(atPath: path) == own else {
      throw .notTheTable(path, of: folder.path)
    }
  }

  /// Writes the table, which is in the folder already, whole or not at all.
  ///
  /// - Parameters:
  ///   - table: the table of the sweep in the folder.
  ///   - kept: how many answers are kept in the folder.
  /// - Throws: `SweepFailure` when something else has come to be in its place, or the file system refuses.
  public func write(_ table: Data, kept: Int) throws(SweepFailure) {
    try checkUsable()
    do throws(SweepFailure) {
      try WholeFile.write(path, table)
    } catch {
      guard case .cannotWrite(let path, let reason, _) = error else { throw error }
      throw .cannotWrite(path, reason: reason, kept: kept)
    }
  }
}
