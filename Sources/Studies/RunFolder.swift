public import Foundation

/// Where a run is kept. A folder is whole or not there: it is written beside its place under another
/// name and moved in when done, in the stead of an earlier run.
///
/// Only an earlier run gives way, and only if it is all that is there: a sweep, another program's folder
/// and a run in whose folder someone has put a file are left alone.
public struct RunFolder: Sendable {
  /// Why a run could not be kept.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is something else in the place of the run.
    case notARun(String)
    /// There is a sweep in the place of the run.
    case aSweep(String)
    /// The folder of an earlier run holds a file that the run did not write.
    case foreignFile(String, name: String)
    /// The file system refused.
    case refused(String, reason: String)

    /// The failure and its remedy.
    public var description: String {
      switch self {
      case .notARun(let path):
        "'\(path)' is there and is not a run of almoner; name another folder with --out"
      case .aSweep(let path):
        "'\(path)' holds a sweep, which a run does not replace; name another folder with --out"
      case .foreignFile(let path, let name):
        "'\(path)' holds '\(name)', which the run in it did not write and a new one would take away; "
          + "move it elsewhere, or name another folder with --out"
      case .refused(let path, let reason):
        "'\(path)' cannot be written: \(reason)"
      }
    }
  }

  /// A file of the run and its bytes.
  public struct File: Sendable {
    /// Path inside the folder.
    public let path: String
    /// Contents.
    public let contents: Data

    /// Makes a file.
    public init(path: String, contents: Data) {
      self.path = path
      self.contents = contents
    }
  }

  /// The folder.
  public let path: String

  /// A folder to keep a run in.
  public init(path: String) { self.path = path }

  /// The folder itself, where its name is a link to it or a way there. It is what is judged, moved and
  /// removed: of a name that goes through a folder that is not there and out again, the system knows nothing.
  private var place: URL {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// The folder beside the place of the run in which it is made.
  public var partial: String {
    place.deletingLastPathComponent()
      .appendingPathComponent(".\(place.lastPathComponent).partial-\(getpid())").path
  }

  /// Checks, before any work is done, that a run may be kept here.
  ///
  /// - Throws: `Failure` when something that is not a run, or not of the run, is in the way.
  public func checkReplaceable() throws(Failure) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      return try checkWritable()
    }
    guard isFolder.boolValue else { throw .notARun(path) }
    try checkOwn()
    try checkWritable()
  }

  /// What a record says of whose it is; of every version of the program.
  private struct Record: Decodable {
    var program: String
    var command: [String]?
    var scenario: String
    /// A sweep's own name.
    var sweep: String?
    /// The files of the run beside the record.
    var files: [String]?
  }

  /// Checks that everything in the folder is of an earlier run.
  private func checkOwn() throws(Failure) {
    let manager = FileManager.default
    guard let entries = try? manager.subpathsOfDirectory(atPath: place.path) else {
      throw .notARun(path)
    }
    if entries.isEmpty { return }
    let json = manager.contents(atPath: place.appendingPathComponent(Manifest.file).path)
    guard let record = json.flatMap({ try? JSONDecoder().decode(Record.self, from: $0) }),
      record.program.hasPrefix("almoner ")
    else { throw .notARun(path) }
    if record.sweep != nil { throw .aSweep(path) }
    guard record.command != nil else { throw .notARun(path) }
    let own = record.files.map(Set.init)
    for name in entries.sorted() where name != Manifest.file && !isFolder(name) {
      guard own?.contains(name) ?? Self.isOfLayout(name) else {
        throw .foreignFile(path, name: name)
      }
    }
  }

  private func isFolder(_ name: String) -> Bool {
    let file = place.appendingPathComponent(name).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  /// Whether a file has the name of one of a run, where the record does not list them.
  private static func isOfLayout(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return ["scenario.resolved.yaml", "summary.md"].contains(name)
      || parts.count == 2 && parts[0] == "tables" && parts[1].hasSuffix(".csv")
  }

  /// Checks that the folder the run goes into, which is made where it is not there, takes files.
  private func checkWritable() throws(Failure) {
    if let reason = NearestFolder(to: place.deletingLastPathComponent()).refusal {
      throw .refused(path, reason: reason)
    }
  }

  /// Writes a whole run, replacing an earlier one.
  ///
  /// - Throws: `Failure`; the earlier run is then as it was.
  public func write(_ files: [File]) throws(Failure) {
    try checkReplaceable()
    let manager = FileManager.default
    let work = partial
    do {
      try? manager.removeItem(atPath: work)
      for file in files {
        let url = URL(fileURLWithPath: work).appendingPathComponent(file.path)
        try manager.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try file.contents.write(to: url)
      }
      try moveIn(work)
    } catch {
      try? manager.removeItem(atPath: work)
      throw .refused(path, reason: error.inSystemWords)
    }
  }

  /// Puts a finished folder in the place of the run; an earlier run steps aside first, and comes back
  /// if the new one cannot take its place.
  private func moveIn(_ work: String) throws {
    let manager = FileManager.default
    let path = place.path
    guard manager.fileExists(atPath: path) else {
      try manager.moveItem(atPath: work, toPath: path)
      return
    }
    let earlier = work + ".earlier"
    try manager.moveItem(atPath: path, toPath: earlier)
    do {
      try manager.moveItem(atPath: work, toPath: path)
    } catch {
      try manager.moveItem(atPath: earlier, toPath: path)
      throw error
    }
    removeLeftovers()
  }

  /// Removes what this writer and others that were killed left of runs that this one or an earlier one took
  /// the place of. The run is whole by now: what cannot be removed waits for the next.
  private func removeLeftovers() {
    let (manager, home) = (FileManager.default, place.deletingLastPathComponent())
    let names = (try? manager.contentsOfDirectory(atPath: home.path)) ?? []
    for name in names
    where name.hasPrefix(".\(place.lastPathComponent).partial-") && name.hasSuffix(".earlier") {
      try? manager.removeItem(at: home.appendingPathComponent(name))
    }
  }
}
