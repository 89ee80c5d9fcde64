import Foundation

/// The files of a model pack, kept for the record of what a run was made from.
final class PackFolder {
  /// The name of the pack.
  let name: String
  /// Where it is.
  let path: String
  /// Where problems go.
  let log: ProblemLog
  /// Where files that were read before are.
  let shelf: FileShelf
  /// Every file read so far.
  private(set) var files: [TextFile] = []

  init(name: String, path: String, shelf: FileShelf, log: ProblemLog) {
    self.name = name
    self.path = path
    self.shelf = shelf
    self.log = log
  }

  /// The names inside the folder of the files read from it.
  var fileNames: [String] { files.map { String($0.name.dropFirst(path.count + 1)) } }

  /// A file of settings of the pack.
  func settings(_ file: String) -> MarkedNode? {
    guard let read = shelf.settings("\(path)/\(file)", layer: .pack, log: log) else { return nil }
    files.append(read.file)
    return read.tree
  }

  /// The table that a `text` attribute names.
  func table(_ reader: FieldReader, _ attribute: String) -> CSVTable? {
    guard let file = reader.text(attribute) else { return nil }
    return table(file)
  }

  /// A table of the pack.
  func table(_ file: String) -> CSVTable? {
    guard let read = shelf.table("\(path)/\(file)", log: log) else { return nil }
    files.append(read.file)
    return read.table
  }

  /// The folder of a pack: `models/<name>` in the folder of the scenario or one above it, or in the
  /// folder the command was given in.
  static func find(
    _ name: String, at mark: Mark, scenarioPath: String, shelf: FileShelf, log: ProblemLog
  ) -> PackFolder? {
    var roots: [String] = []
    var folder = URL(fileURLWithPath: scenarioPath).standardizedFileURL.deletingLastPathComponent()
    while folder.path != "/" {
      roots.append(folder.appendingPathComponent("models").path)
      folder.deleteLastPathComponent()
    }
    roots.append(
      URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        .appendingPathComponent("models").path)
    let packs = roots.flatMap { root in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
      return names.sorted().filter {
        FileManager.default.fileExists(atPath: "\(root)/\($0)/model.yaml")
      }.map { (name: $0, path: "\(root)/\($0)") }
    }
    if let pack = packs.first(where: { $0.name == name }) {
      return PackFolder(name: name, path: shortened(pack.path), shelf: shelf, log: log)
    }
    let known = Array(Set(packs.map(\.name))).sorted()
    log.error(
      "scenario.unknown-model", "there is no model pack \(Problem.quote(name))",
      help: Suggestion.help(for: name, among: known, noun: "the packs")
        ?? "put the pack in a folder 'models/\(name)' beside the scenario's folder",
      at: mark)
    return nil
  }

  /// A path as a person in the current folder would write it.
  private static func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
