import Allocation
import Commissioning
import Reports
import Scenarios
import Studies
import Testing

@Suite struct NotBoughtTests {
  /// South Yorkshire for two years, short of money and with one programme pinned at none.
  private static func run(_ settings: [String]) throws -> StudyRun {
    try StudyRun.answer(
      Scenario.load(
        "\(repository)scenarios/south-yorkshire.yaml",
        overrides: ["years.count=2", "years.follow_up=1"] + settings))
  }

  private static let ban =
    "limits.pinned.ban={level: national, programme: falls-exercise, coverage: 0, reason: a ban}"

  /// The line of the page that begins with some words, up to its full stop.
  private func sentence(_ start: String, of page: String) throws -> String {
    let line = page.split(separator: "\n").first { $0.contains(start) }
    return String(try #require(line, "\(page)"))
  }

  @Test func `the page says why a programme is not bought as the table does of each place`() throws
  {
    let run = try Self.run([Self.ban, "budget.revenue.first_year=20000"])
    let page = SummaryPage(run: run).text
    let kept = try #require(run.explanation).thresholds
    for (start, obstacle) in [
      ("Not bought, as they gain less than they take at £30k a QALY", "worth"),
      ("Worth their cost, but kept out by the limits", "limits"),
      ("Not bought, as limits of their own", "own-limits"),
    ] {
      let told = try sentence(start, of: page)
      let wholly = run.scenario.model.interventions.indices.filter { position in
        let own = kept.filter { $0.intervention == position }
        return own.allSatisfy { $0.keptOutBy.rawValue == obstacle && !$0.isBoughtInPart }
          && own.count == run.scenario.places.count
      }
      #expect(!wholly.isEmpty)
      for position in wholly {
        let title = run.scenario.model.interventions[position].title
        #expect(told.lowercased().contains(title.lowercased()), "\(title) in \(told)")
      }
    }
  }

  @Test func `where every programme is pinned at none the page says that none has room`() throws {
    let programmes = try Self.run([]).scenario.model.interventions.map(\.id)
    let bans = programmes.map {
      "limits.pinned.\($0)={level: national, programme: \($0), coverage: 0, reason: a ban}"
    }
    let page = SummaryPage(run: try Self.run(bans + ["limits.ring_fences=null"])).text
    #expect(page.contains("Nothing: limits of each programme's own leave it no room."), "\(page)")
  }
}
