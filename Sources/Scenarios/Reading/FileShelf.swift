import Synchronization

/// Files that have been read, kept so that many scenarios of one pack read each file once and all see
/// the same bytes of it, whatever becomes of the file meanwhile.
///
/// A file with any problem is not kept: whoever reads it again is told again.
public final class FileShelf: Sendable {
  private struct Key: Hashable {
    var path: String
    var layer: Layer?
  }

  private struct Kept {
    var file: TextFile
    var tree: MarkedNode?
    var table: CSVTable?
  }

  private let kept = Mutex<[Key: Kept]>([:])

  /// An empty shelf.
  public init() {}

  /// A file of settings and what it says; nothing if it cannot be read, and the log then says why.
  func settings(
    _ path: String, layer: Layer, log: ProblemLog
  ) -> (file: TextFile, tree: MarkedNode?)? {
    let kept = read(path, as: .yaml, Key(path: path, layer: layer), log) {
      $0.tree = MarkedNode.read($0.file, layer: layer, log: log)
    }
    return kept.map { ($0.file, $0.tree) }
  }

  /// A table and its file; nothing if it cannot be read, and the log then says why.
  func table(_ path: String, log: ProblemLog) -> (file: TextFile, table: CSVTable?)? {
    let kept = read(path, as: .csv, Key(path: path, layer: nil), log) {
      $0.table = CSVTable.read($0.file, log: log)
    }
    return kept.map { ($0.file, $0.table) }
  }

  private func read(
    _ path: String, as format: TextFile.Format, _ key: Key, _ log: ProblemLog,
    _ understand: (inout Kept) -> Void
  ) -> Kept? {
    if let found = kept.withLock({ $0[key] }) { return found }
    let before = log.recordedCount
    guard let file = TextFile.read(path, as: format, log: log) else { return nil }
    var new = Kept(file: file)
    understand(&new)
    guard log.recordedCount == before else { return new }
    // Of two threads that read a file at once, the first to be done is right for both.
    let (shelved, own) = (new, key)
    return kept.withLock {
      if let found = $0[own] { return found }
      $0[own] = shelved
      return shelved
    }
  }
}
