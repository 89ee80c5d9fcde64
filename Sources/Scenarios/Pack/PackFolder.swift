import Foundation

/// The files of a model pack, each read once, and kept for the record of what a run was made from.
final class PackFolder {
  /// The name of the pack.
  let name: String
  /// Where it is.
  let path: String
  /// Where problems go.
  let log: ProblemLog
  /// Every file read so far.
  private(set) var files: [TextFile] = []

  init(name: String, path: String, log: ProblemLog) {
    self.name = name
    self.path = path
    self.log = log
  }

  /// A file of settings of the pack.
  func settings(_ file: String) -> MarkedNode? {
    read(file, as: .yaml).flatMap { MarkedNode.read($0, layer: .pack, log: log) }
  }

  /// The table that a `text` attribute names.
  func table(_ reader: FieldReader, _ attribute: String) -> CSVTable? {
    guard let file = reader.text(attribute) else { return nil }
    return table(file)
  }

  /// A table of the pack.
  func table(_ file: String) -> CSVTable? {
    read(file, as: .csv).flatMap { CSVTable.read($0, log: log) }
  }

  private func read(_ file: String, as format: TextFile.Format) -> TextFile? {
    let full = "\(path)/\(file)"
    guard let text = TextFile.read(full, as: format, log: log) else { return nil }
    files.append(text)
    return text
  }

  /// The folder of a pack: `models/<name>` in the folder of the scenario or one above it, or in the
  /// folder the command was given in.
  static func find(
    _ name: String, at mark: Mark, scenarioPath: String, log: ProblemLog
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
      return PackFolder(name: name, path: shortened(pack.path), log: log)
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
