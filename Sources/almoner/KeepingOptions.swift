import ArgumentParser
import Foundation

/// Where a command that answers a scenario keeps the run.
struct KeepingOptions: ParsableArguments {
  @Option(
    name: .customLong("out"), help: "The folder to keep the run in (default: runs/<scenario>).",
    completion: .directory)
  var folder: String?

  func validate() throws {
    if folder?.isEmpty ?? false { throw ValidationError("--out needs the name of a folder") }
  }

  /// The folder for a scenario.
  func path(of scenario: String) -> String {
    let name = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
    return folder ?? "runs/\(name)"
  }
}
