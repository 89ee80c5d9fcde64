public import Foundation

/// Where a run is kept. A folder is whole or not there: it is written beside its place under another
/// name and moved in when done, in the stead of an earlier run.
public struct RunFolder: Sendable {
  /// Why a run could not be kept.
  public enum Failure: Error, Sendable, CustomStringConvertible {
    /// There is something else in the place of the run.
    case notARun(String)
    /// The file system refused.
    case refused(String, reason: String)

    /// The failure and its remedy.
    public var description: String {
      switch self {
      case .notARun(let path):
        "'\(path)' is there and is not a run of almoner (it has no manifest.json); "
          + "name another folder with --out"
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

  /// The folder beside the place of the run in which it is made.
  public var partial: String {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    return url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).partial-\(getpid())").path
  }

  /// Checks, before any work is done, that a run may be kept here.
  ///
  /// - Throws: `Failure` when something that is not a run is in the way.
  public func checkReplaceable() throws(Failure) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return try checkWritable()
    }
    let entries = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard isFolder.boolValue,
      entries?.isEmpty ?? false || entries?.contains("manifest.json") ?? false
    else { throw .notARun(path) }
    try checkWritable()
  }

  /// Checks that the folder the run goes into, or the nearest above it that is there, takes files.
  private func checkWritable() throws(Failure) {
    var parent = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: parent.path), parent.path != "/" {
      parent.deleteLastPathComponent()
    }
    let probe = parent.appendingPathComponent(".almoner-probe-\(getpid())").path
    guard FileManager.default.createFile(atPath: probe, contents: nil) else {
      throw .refused(path, reason: "the folder '\(parent.path)' takes no files")
    }
    try? FileManager.default.removeItem(atPath: probe)
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
      throw .refused(path, reason: error.localizedDescription)
    }
  }

  /// Puts a finished folder in the place of the run; an earlier run steps aside first, and comes back
  /// if the new one cannot take its place.
  private func moveIn(_ work: String) throws {
    let manager = FileManager.default
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
    try manager.removeItem(atPath: earlier)
  }
}
