import Commissioning
import Reports
import Studies
import Testing
import Wording

/// What the page says of the range of regret, by how many draws were planned anew.
struct RegretTextTests {
  /// A year of some draws, all of them planned anew.
  private static func told(draws: Int) throws -> (page: String, regrets: [Double]) {
    let scenario = try UncertainRun.scenario([
      "years.count=1", "uncertainty.draws=\(draws)", "uncertainty.replan=\(draws)",
      "budget.revenue.first_year=2000000",
    ])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    let regrets = try #require(run.decision?.replanning).draws.compactMap(\.regret)
    let page = SummaryPage(run: run).text.split(whereSeparator: \.isWhitespace)
    return (page.joined(separator: " "), regrets.sorted())
  }

  private static func range(_ low: Double, _ high: Double) -> String {
    "(from \(Amount.range(low, high)) in"
  }

  @Test func `of twenty draws one in ten at each end is left out, and is said to be two`() throws {
    let (page, regrets) = try Self.told(draws: 20)
    try #require(regrets.count == 20)
    // The 10th and 90th percentiles of twenty lie 1.9 and 17.1 steps from the lowest.
    let low = regrets[1] + 0.9 * (regrets[2] - regrets[1])
    let high = regrets[17] + 0.1 * (regrets[18] - regrets[17])
    #expect(
      page.contains(
        "\(Self.range(low, high)) 80%). Each end of that range rests on 2 of 20 draws planned anew."
      ),
      "\(page)")
    #expect(!page.contains("in 95%). Each"))
  }

  @Test func `of nineteen draws there is no end to leave out`() throws {
    let (page, regrets) = try Self.told(draws: 19)
    try #require(regrets.count == 19)
    // The next of twenty alike is the lowest or highest in two of twenty.
    #expect(
      page.contains(
        "\(Self.range(regrets[0], regrets[18])) these 19 draws). That range is of these draws alone: about "
          + "10% of further draws would lie outside it."), "\(page)")
    #expect(!page.contains("rests on"))
  }
}
