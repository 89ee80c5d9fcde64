import Foundation
import Scenarios
public import Studies

/// Every file of a kept run.
public enum RunFiles {
  /// The manifest, with the command as it was given, the resolved scenario, the summary and the
  /// tables. Throws only if the manifest cannot be written as JSON.
  public static func all(of run: StudyRun, command: [String]) throws -> [RunFolder.File] {
    try files(
      manifest: Manifest(of: run, command: command), resolved: run.scenario.resolved,
      summary: SummaryPage(run: run), tables: RunTables(of: run).all)
  }

  /// The same for a study of a cohort.
  public static func all(of study: CohortStudy, command: [String]) throws -> [RunFolder.File] {
    try files(
      manifest: Manifest(of: study, command: command),
      resolved: study.scenario.resolved, summary: SummaryPage(study: study),
      tables: CohortTables(of: study).all)
  }

  /// The same for a study of a portfolio.
  public static func all(of study: PortfolioStudy, command: [String]) throws -> [RunFolder.File] {
    try files(
      manifest: Manifest(of: study, command: command),
      resolved: study.scenario.resolved, summary: SummaryPage(study: study),
      tables: PortfolioTables(of: study).all)
  }

  private static func files(
    manifest: Manifest, resolved: MarkedNode, summary: SummaryPage,
    tables: [(name: String, contents: Data)]
  ) throws -> [RunFolder.File] {
    let others =
      [
        RunFolder.File(
          path: "scenario.resolved.yaml", contents: Data(resolved.yamlWithOrigins.utf8)),
        RunFolder.File(path: "summary.md", contents: Data(summary.text.utf8)),
      ] + tables.map { RunFolder.File(path: "tables/\($0.name)", contents: $0.contents) }
    var manifest = manifest
    manifest.files = others.map(\.path)
    let record = RunFolder.File(
      path: Manifest.file, contents: try manifest.json() + Data("\n".utf8))
    return [record] + others
  }
}
