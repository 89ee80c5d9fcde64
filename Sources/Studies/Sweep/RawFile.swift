package import Foundation

/// A file that is written at its end and read anywhere, whose failures say what the system said.
package final class RawFile: Sendable {
  package let path: String
  private let descriptor: Int32

  /// Opens a file to read, and to write too unless `isRead`; it is then made if it is not there.
  package init(_ path: String, isRead: Bool = false) throws(SweepFailure) {
    self.path = path
    let use = isRead ? O_RDONLY : O_RDWR | O_CREAT | O_APPEND
    descriptor = open(path, use | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw isRead
        ? .cannotRead(path, reason: String(cString: strerror(errno))) : Self.failure(path)
    }
  }

  deinit { close(descriptor) }

  /// What the system says of the last call, as a failure to write a path.
  static func failure(_ path: String) -> SweepFailure {
    .cannotWrite(path, reason: String(cString: strerror(errno)), kept: nil)
  }

  /// How long the file is.
  func size() throws(SweepFailure) -> Int {
    let end = lseek(descriptor, 0, SEEK_END)
    if end < 0 { throw Self.failure(path) }
    return Int(end)
  }

  /// Adds bytes at the end.
  ///
  /// - Throws: `SweepFailure`. What was written of the bytes is taken off again, unless the system fails at
  ///   that too: the file is not to be added to then.
  package func append(_ bytes: Data) throws(SweepFailure) {
    let start = try size()
    var written = 0
    while written < bytes.count {
      let count = bytes[(bytes.startIndex + written)...].withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = Self.failure(path)
        try? truncate(to: start)
        throw failure
      }
      written += count
    }
  }

  /// The bytes of a range.
  func bytes(_ range: Range<Int>) throws(SweepFailure) -> Data {
    var bytes = Data(count: range.count)
    var done = 0
    while done < range.count {
      let offset = off_t(range.lowerBound + done)
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .damaged(path, "it ends before its last answer") }
      done += count
    }
    return bytes
  }

  /// Cuts the file off.
  func truncate(to size: Int) throws(SweepFailure) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw Self.failure(path) }
  }

  /// Waits until the file is where a loss of power does not reach it.
  func synchronise() throws(SweepFailure) {
    if fsync(descriptor) != 0 { throw Self.failure(path) }
  }
}

/// Writes files so that each is whole or not there: under another name first, then moved in.
enum WholeFile {
  /// The name under which a file is written.
  static func partial(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).partial").path
  }

  /// Has a file written under its other name and moves it in.
  ///
  /// - Throws: `SweepFailure`; what was there is then as it was.
  static func write(
    _ path: String, _ body: (_ partial: String) throws(SweepFailure) -> Void
  ) throws(SweepFailure) {
    let work = partial(path)
    unlink(work)
    do throws(SweepFailure) {
      try body(work)
    } catch {
      unlink(work)
      if case .cannotWrite(_, let reason, let kept) = error {
        throw .cannotWrite(path, reason: reason, kept: kept)
      }
      throw error
    }
    guard rename(work, path) == 0 else {
      let failure = RawFile.failure(path)
      unlink(work)
      throw failure
    }
  }

  /// Writes a file.
  static func write(_ path: String, _ contents: Data) throws(SweepFailure) {
    try write(path) { work throws(SweepFailure) in
      let file = try RawFile(work)
      try file.append(contents)
      try file.synchronise()
    }
  }
}
