import Foundation
import Studies

/// A Jupyter notebook that reads a kept run's tables with pandas and draws them with matplotlib.
///
/// It is written without outputs, and the same run and path always give the same bytes. The numbers
/// stay in the run's folder: a notebook opened after the run was made again shows the new ones.
public struct Notebook: Sendable {
  /// The name of the run's folder.
  public let name: String

  let folder: URL
  let manifest: Manifest

  /// Whether the run holds a plan beside doing nothing.
  var hasPlan: Bool { manifest.allocation != nil }
  /// Whether its tables have ranges over draws.
  var hasDraws: Bool { manifest.drawing?.made != nil }

  /// A notebook for a run.
  ///
  /// - Parameter runFolder: the folder that `almoner run` kept the run in.
  /// - Throws: `Failure` when there is no whole run in it.
  public init(runFolder: String) throws(Failure) {
    let manager = FileManager.default
    let folder = URL(fileURLWithPath: runFolder).standardizedFileURL
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw .notThere(runFolder)
    }
    let record = folder.appendingPathComponent("manifest.json")
    guard isFolder.boolValue, manager.fileExists(atPath: record.path) else {
      throw .notARun(runFolder)
    }
    let decoder = JSONDecoder()
    let data = manager.contents(atPath: record.path) ?? Data()
    guard let manifest = try? decoder.decode(Manifest.self, from: data) else {
      let isSweep = (try? decoder.decode(SweepManifest.self, from: data)) != nil
      throw isSweep ? .ofSweep(runFolder) : .unreadable(runFolder)
    }
    self.manifest = manifest
    guard manifest.cohort == nil else { throw .ofCohort(runFolder) }
    guard manifest.portfolio == nil else { throw .ofPortfolio(runFolder) }
    let missing = Self.tables.filter {
      !manager.fileExists(atPath: folder.appendingPathComponent("tables/\($0)").path)
    }
    guard missing.isEmpty else { throw .incomplete(runFolder, missing: missing) }
    self.folder = folder
    name = folder.lastPathComponent
  }

  /// Writes the notebook whole or not at all, over nothing but an earlier one whose cells nobody has changed.
  /// One with these very cells stays, and its outputs with it.
  ///
  /// - Parameter path: the file; folders on the way to it are made.
  /// - Returns: whether it had to be written.
  /// - Throws: `Failure` when something else is there, or the file system refuses.
  @discardableResult
  public func write(to path: String) throws(Failure) -> Bool {
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard !path.isEmpty, !path.hasSuffix("/"), !(isThere && isFolder.boolValue) else {
      let home = path.isEmpty || path.hasSuffix("/") ? path : "\(path)/"
      throw .aFolder(path, file: "\(home)\(name).ipynb")
    }
    guard !url.isSpecialFile else { throw .somethingElse(path) }
    let home = url.deletingLastPathComponent()
    let document = NotebookDocument(cells: cells(run: Self.relativePath(from: home, to: folder)))
    if let there = FileManager.default.contents(atPath: path) {
      guard let earlier = EarlierNotebook(there) else { throw .somethingElse(path) }
      if earlier.fingerprint == document.fingerprint { return false }
      guard earlier.isAsWritten else { throw .changed(path) }
    }
    do {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      try document.json().write(to: url, options: .atomic)
      return true
    } catch {
      throw .cannotWrite(path, reason: NearestFolder(to: home).refusal ?? error.inSystemWords)
    }
  }

  /// The way from one folder to another, with `/` on every system.
  static func relativePath(from home: URL, to target: URL) -> String {
    // A link on the way up would lead `..` elsewhere than the text says.
    let from = home.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let to = target.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
