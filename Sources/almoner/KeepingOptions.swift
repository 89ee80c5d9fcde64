import ArgumentParser
import Foundation

/// Where a command that answers a scenario keeps the run.
struct KeepingOptions: ParsableArguments {
  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      "The folder to keep the run in (default: runs/<scenario>, and for one draw alone "
        + "runs/<scenario>-draw-<number>), made if it is not there.", valueName: "out"),
    completion: .directory)
  var folder: String?

  func validate() throws {
    if folder?.isEmpty ?? false { throw ValidationError("--out needs the name of a folder") }
  }

  /// The folder for a scenario, or for one draw of it, which is not to take the place of the whole run.
  func path(of scenario: String, draw: Int?) -> String {
    let name = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
    return folder ?? "runs/\(name)\(draw.map { "-draw-\($0)" } ?? "")"
  }
}
