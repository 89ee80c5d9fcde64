import Foundation
import Scenarios
public import Studies

/// Every file of a kept run.
public enum RunFiles {
  /// The manifest, with the command as it was given, the resolved scenario, the summary and the
  /// tables. Throws only if the manifest cannot be written as JSON.
  public static func all(of run: StudyRun, command: [String]) throws -> [RunFolder.File] {
    let manifest = try Manifest(of: run, command: command).json()
    let files = [
      RunFolder.File(path: "manifest.json", contents: manifest + Data("\n".utf8)),
      RunFolder.File(
        path: "scenario.resolved.yaml", contents: Data(run.scenario.resolved.yamlWithOrigins.utf8)),
      RunFolder.File(path: "summary.md", contents: Data(SummaryPage(run: run).text.utf8)),
    ]
    return files
      + RunTables(of: run).all.map {
        RunFolder.File(path: "tables/\($0.name)", contents: $0.contents)
      }
  }
}
