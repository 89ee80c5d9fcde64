import Foundation
import Scenarios
public import Studies

/// Every file of a kept run.
public enum RunFiles {
  /// The manifest, with the command as it was given, the resolved scenario, the summary and the
  /// tables. Throws only if the manifest cannot be written as JSON.
  public static func all(of run: StudyRun, command: [String]) throws -> [RunFolder.File] {
    files(
      manifest: try Manifest(of: run, command: command).json(), resolved: run.scenario.resolved,
      summary: SummaryPage(run: run), tables: RunTables(of: run).all)
  }

  /// The same for a study of a cohort.
  public static func all(of study: CohortStudy, command: [String]) throws -> [RunFolder.File] {
    files(
      manifest: try Manifest(of: study, command: command).json(),
      resolved: study.scenario.resolved, summary: SummaryPage(study: study),
      tables: CohortTables(of: study).all)
  }

  /// The same for a study of a portfolio.
  public static func all(of study: PortfolioStudy, command: [String]) throws -> [RunFolder.File] {
    files(
      manifest: try Manifest(of: study, command: command).json(),
      resolved: study.scenario.resolved, summary: SummaryPage(study: study),
      tables: PortfolioTables(of: study).all)
  }

  private static func files(
    manifest: Data, resolved: MarkedNode, summary: SummaryPage,
    tables: [(name: String, contents: Data)]
  ) -> [RunFolder.File] {
    [
      RunFolder.File(path: "manifest.json", contents: manifest + Data("\n".utf8)),
      RunFolder.File(
        path: "scenario.resolved.yaml", contents: Data(resolved.yamlWithOrigins.utf8)),
      RunFolder.File(path: "summary.md", contents: Data(summary.text.utf8)),
    ] + tables.map { RunFolder.File(path: "tables/\($0.name)", contents: $0.contents) }
  }
}
