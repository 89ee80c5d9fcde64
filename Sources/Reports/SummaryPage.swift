import Foundation
public import Studies

/// The page of a run as Markdown, with the limits of the model and the checks under it.
public struct SummaryPage {
  private let page: Page
  private let checks: [IntegrityCheck]

  /// A page for a file.
  public init(run: StudyRun) {
    page = Page(of: run)
    checks = run.checks
  }

  /// A page of a study of a cohort for a file.
  public init(study: CohortStudy) {
    page = Page(of: study)
    checks = study.checks
  }

  /// A page of a study of a portfolio for a file.
  public init(study: PortfolioStudy) {
    page = Page(of: study)
    checks = study.checks
  }

  /// The page.
  public var text: String {
    var lines = ["# \(page.title)", ""]
    for line in page.subtitle { lines += [line, ""] }
    for section in page.sections {
      lines += ["## \(section.title)", ""]
      for sentence in section.lead { lines += [sentence, ""] }
      if let table = section.table { lines += Self.set(table) + [""] }
      for sentence in section.sentences { lines += [sentence, ""] }
    }
    lines += ["## Checks", ""]
    lines += checks.map {
      "- \($0.name): "
        + ($0.distance == 0
          ? "exactly" : "off by at most \(String(format: "%.0e", $0.distance))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func set(_ table: Page.Table) -> [String] {
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    let rule = ["---"] + table.header.dropFirst().map { _ in "---:" }
    return [row(table.header), row(rule)] + table.rows.map(row)
  }
}
