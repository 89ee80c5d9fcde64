import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

/// The kept run and the page of a portfolio, on the shipped example.
struct PortfolioRunTests {
  private static let scenario = "\(repository)scenarios/portfolio.yaml"

  private static func load(_ overrides: [String] = []) throws -> PortfolioScenario {
    guard case .portfolio(let scenario) = try Question.load(scenario, overrides: overrides) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return scenario
  }

  private static let study = Result { try PortfolioStudy.answer(load()) }

  /// The same with money and staff enough for proposals that take capital, some of it a charity's.
  private static let richer = Result {
    try PortfolioStudy.answer(load(["limits.revenue=40000000", "limits.workforce=null"]))
  }

  private func file(
    _ path: String, of study: Result<PortfolioStudy, any Error> = Self.study
  ) throws -> String {
    let files = try RunFiles.all(of: study.get(), command: ["almoner", "run"])
    let file = try #require(files.first { $0.path == path })
    return String(decoding: file.contents, as: UTF8.self)
  }

  private func rows(
    _ table: String, of study: Result<PortfolioStudy, any Error> = Self.study
  ) throws -> [[Substring]] {
    try file("tables/\(table).csv", of: study).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  @Test func `a run keeps its manifest, its scenario, its page and six tables`() throws {
    let files = try RunFiles.all(of: Self.study.get(), command: ["almoner", "run"])
    #expect(
      files.map(\.path) == [
        "manifest.json", "scenario.resolved.yaml", "summary.md", "tables/portfolio.csv",
        "tables/portfolio_staff.csv", "tables/limits.csv", "tables/not_bought.csv",
        "tables/alternatives.csv", "tables/funds.csv",
      ])
  }

  @Test func `the manifest lists every other file, so that a run is replaced by the next`() throws {
    let files = try RunFiles.all(of: Self.study.get(), command: ["almoner", "run"])
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(file("manifest.json").utf8))
    #expect(manifest.files == Array(files.map(\.path).dropFirst()))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "portfolio-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try RunFolder(path: folder).write(files)
    try RunFolder(path: folder).write(files)
  }

  @Test func `the manifest says what was reached and how sure it is`() throws {
    let study = try Self.study.get()
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(file("manifest.json").utf8))
    #expect(manifest.model == nil && manifest.cohort == nil && manifest.allocation == nil)
    #expect(manifest.portfolio?.objective == "benefit")
    #expect(manifest.portfolio?.unit == "QALYs")
    #expect(manifest.portfolio?.value == study.best.value)
    #expect(manifest.portfolio?.bound == study.best.bound)
    #expect(manifest.inputs.count == 4)
  }

  @Test func `money paid in the table of funds is money spent in the table of proposals`() throws {
    let funds = try rows("funds", of: Self.richer).dropFirst()
    let proposals = try rows("portfolio", of: Self.richer).dropFirst()
    #expect(Set(funds.map { $0[0] }) == ["smoking-grant", "hospital-charity", "limits"])
    /// A penny for each row of the tables, which are in pence.
    let tolerance = 0.5
    for (purse, column) in [("revenue", 8), ("capital", 9)] {
      let paid = funds.filter { $0[1] == purse }.reduce(0.0) { $0 + (Double($1[3]) ?? .nan) }
      let spent = proposals.reduce(0.0) { $0 + (Double($1[column]) ?? .nan) }
      #expect(abs(paid - spent) < tolerance)
      #expect(spent > 0)
    }
  }

  @Test func `the page answers what to fund, why not the rest, and what else is as good`() throws {
    let page = try file("summary.md")
    for heading in [
      "## What to fund",
      "Grade of evidence: A official statistics or meta-analysis of trials, B peer-reviewed, C single site or "
        + "modelled, D assumption.", "## Who pays besides",
      "## What it uses, and what more would be worth",
      "## What is left out, and what would bring it in",
      "## Other portfolios within 3% of the best", "## Against simpler rules", "## Checks",
    ] {
      #expect(page.contains(heading + "\n"), "\(page)")
    }
  }

  @Test func `what cannot be is told with the places where it is written`() throws {
    let scenario = try Self.load(["limits.revenue=100000"])
    do throws(StudyFailure) {
      _ = try PortfolioStudy.answer(scenario)
      Issue.record("there is no such portfolio")
    } catch {
      guard case .noPortfolio(let impasse) = error else {
        Issue.record("\(error)")
        return
      }
      let text = impasse.lines.joined(separator: "\n")
        .replacing(repository, with: "")
      #expect(
        text == """
          These cannot all hold, and without any one of them the others can:
            limits.revenue (--set:1:16): At most £100,000 of revenue, beside funds, may be spent.
            proposals.urgent-response.compulsory_coverage \
          (scenarios/portfolio/proposals.csv:19:96): Two-hour urgent community response must serve at \
          least 15% of its cases.
          The least that would have to give way, together:
            limits.revenue (--set:1:16): £223,091 more
            limits.ring_fences.mental-health (scenarios/portfolio.yaml:51:20): £32,310 less
          """)
    }
  }

  @Test func `more money never gains less in a swept table`() throws {
    let table = try sweptTable(
      SweepRequest(scenario: Self.scenario, axes: ["limits.revenue=2000000:14000000:7"]))
    let rows = table.split(separator: "\n")
    #expect(
      rows[0]
        == "limits.revenue,outcome,objective_value,objective_gap,benefit,revenue_gbp,capital_gbp,"
        + "proposals_funded,funded")
    let values = rows.dropFirst().map { Double($0.split(separator: ",")[2]) ?? .nan }
    #expect(values.count == 7)
    for (less, more) in zip(values, values.dropFirst()) { #expect(more >= less - 1e-3) }
    #expect(values[6] > values[0] * 1.5)
  }

  @Test func `a notebook of a portfolio is refused with what to read instead`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "portfolio-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try RunFolder(path: folder).write(
      RunFiles.all(of: Self.study.get(), command: ["almoner", "run"]))
    do throws(Notebook.Failure) {
      _ = try Notebook(runFolder: folder)
      Issue.record("it was taken")
    } catch {
      #expect(
        error.description == "'\(folder)' is a run of a portfolio, and the notebook is about a "
          + "population; read '\(folder)/tables' instead")
    }
  }
}
