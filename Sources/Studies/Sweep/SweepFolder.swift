import Foundation

/// Where a sweep is kept: its record, its answers as they come, and in the end its table and its store.
public struct SweepFolder: Sendable {
  /// The folder.
  public let path: String

  /// A folder to keep a sweep in.
  public init(_ path: String) { self.path = path }

  /// A place by the one name it has, whichever way to it was written.
  static func place(of path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The record of what is asked.
  var manifest: String { "\(path)/\(SweepManifest.file)" }
  /// Answers as they come; once all are there, in the order of the points.
  var journal: String { "\(path)/journal.jsonl" }
  /// The tidy table.
  public var table: String { "\(path)/table.csv" }
  /// The store that can be asked questions.
  public var store: String { "\(path)/sweep.sqlite" }

  /// Reads the record of a sweep that is there.
  ///
  /// - Returns: nothing if the folder is not there or has nothing in it.
  /// - Throws: `SweepFailure` when something else is in its place, or it is of another version.
  func recorded() throws(SweepFailure) -> SweepManifest? {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      // A way through a folder that is not there may lead out of it again, to one that is.
      let place = URL(fileURLWithPath: path).standardizedFileURL.path
      return files.fileExists(atPath: place) ? try SweepFolder(place).recorded() : nil
    }
    guard isFolder.boolValue else { throw .notASweep(path) }
    guard let data = files.contents(atPath: manifest) else {
      if try isEmpty { return nil }
      guard try hasLostRecord else { throw .notASweep(path) }
      return nil
    }
    struct Version: Decodable {
      var format: Int?
      var program: String?
      var sweep: String?
    }
    guard let version = try? JSONDecoder().decode(Version.self, from: data) else {
      // Only a sweep has a journal.
      guard files.fileExists(atPath: journal) else { throw .notASweep(path) }
      throw .damagedRecord(manifest, "it is not the record of a sweep")
    }
    guard let format = version.format, version.sweep != nil else { throw .notASweep(path) }
    guard format == SweepManifest.currentFormat else {
      throw .otherVersion(path, found: "\(version.program ?? "another program") (layout \(format))")
    }
    do {
      return try JSONDecoder().decode(SweepManifest.self, from: data)
    } catch {
      throw .damagedRecord(manifest, SweepManifest.fault(error))
    }
  }

  /// Files and folders in the folder, but for those half-written.
  private var entries: [String] {
    get throws(SweepFailure) {
      do {
        return try FileManager.default.contentsOfDirectory(atPath: path).filter {
          !($0.hasPrefix(".") && $0.hasSuffix(".partial"))
        }
      } catch {
        throw .cannotRead(path, reason: error.inSystemWords)
      }
    }
  }

  private var isEmpty: Bool { get throws(SweepFailure) { try entries.isEmpty } }

  /// Whether all there is are files of a sweep with answers, and only its record is gone. The answers name
  /// their points, so that they are used for no other sweep.
  private var hasLostRecord: Bool {
    get throws(SweepFailure) {
      let own = [journal, table, store].map { URL(fileURLWithPath: $0).lastPathComponent }
      guard try Set(entries).isSubset(of: own), FileManager.default.fileExists(atPath: journal)
      else { return false }
      return (try? SweepJournal(reading: journal)).map { !$0.answered.isEmpty } ?? false
    }
  }

  /// Checks, before any work is done, that a sweep may be kept here.
  ///
  /// - Throws: `SweepFailure` when something else is in its place, or nothing can be written there.
  public func checkUsable() throws(SweepFailure) {
    _ = try recorded()
    if let reason = NearestFolder(to: URL(fileURLWithPath: path)).refusal {
      throw .cannotWrite(path, reason: reason, kept: nil)
    }
  }

  /// Opens the folder to answer a sweep in, with what it holds of it already.
  ///
  /// - Parameters:
  ///   - asked: the record of the sweep.
  ///   - key: the name of a point, or nothing where it is not to be answered here.
  /// - Returns: the sweep as far as it is answered; no other process can open it meanwhile.
  /// - Throws: `SweepFailure` when the folder holds another sweep, is in use, damaged or cannot be
  ///   written. What it holds is then as it was.
  func opened(
    for asked: SweepManifest, key: @escaping (Int) -> String?
  ) throws(SweepFailure) -> OpenSweep {
    _ = try record(sameAs: asked)
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path, reason: error.inSystemWords, kept: nil)
    }
    let lock = try FolderLock(path)
    // Read again: another process may have begun another sweep here meanwhile.
    let earlier = try record(sameAs: asked)
    if earlier == nil {
      if FileManager.default.fileExists(atPath: journal) {
        // Answers whose record is gone: they are of this sweep, or nothing is written.
        _ = try SweepJournal(journal, key: key)
      }
      guard let json = try? asked.json() else {
        preconditionFailure("a manifest can be written as JSON")
      }
      try WholeFile.write(manifest, json)
    }
    return OpenSweep(
      folder: self, manifest: earlier ?? asked, journal: try SweepJournal(journal, key: key),
      lock: lock)
  }

  /// The record that is there, which is that of the sweep that is asked for.
  private func record(sameAs asked: SweepManifest) throws(SweepFailure) -> SweepManifest? {
    guard let found = try recorded() else { return nil }
    if let difference = found.difference(from: asked) { throw .otherQuestion(path, difference) }
    guard found.isSameQuestion(as: asked) else {
      throw .damagedRecord(manifest, "it does not say what its name stands for")
    }
    return found
  }
}

/// Keeps a folder to one process; the system lets go of it however the process ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws(SweepFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RawFile.failure(path) }
    // A file system without locks is no reason not to sweep.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw .inUse(path)
    }
  }

  deinit { close(descriptor) }
}
