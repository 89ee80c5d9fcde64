import Allocation
import Commissioning
import Foundation
import Parallelism
import Probability
import Reports
import Scenarios
import Studies
import Testing

struct UncertainRunTests {
  /// Sums of some hundred figures that are written to the penny, or to four decimals.
  private static let tolerance = 1.0
  /// Both are written to six decimals.
  private static let writing = 2e-6

  @Test func `any number of jobs gives the same bytes`() throws {
    let central = try #require(UncertainRun.central)
    let two = UncertainRun.files(try #require(UncertainRun.sampled))
    let one = UncertainRun.files(
      try Concurrency.$jobs.withValue(1) { try central.sampled() })
    #expect(two == one)
  }

  @Test(arguments: [1, 17, UncertainRun.draws])
  func `a draw alone has the bytes the whole run has for it`(number: Int) throws {
    let whole = UncertainRun.files(try #require(UncertainRun.sampled))
    let single = UncertainRun.files(try #require(UncertainRun.central).drawn(number))
    for name in ["draws.csv", "parameter_draws.csv"] {
      let alone = UncertainRun.lines(single[name])
      let together = UncertainRun.lines(whole[name])
      #expect(alone.first == together.first)
      #expect(alone.count > 1)
      #expect(alone.dropFirst() == together.dropFirst().filter { $0.hasPrefix("\(number),") }[...])
    }
  }

  @Test func `a draw alone has tables of its own draw`() throws {
    let central = try #require(UncertainRun.central)
    let run = try central.drawn(5)
    let single = UncertainRun.files(run)
    #expect(single["cost.csv"] != UncertainRun.files(central)["cost.csv"])
    let header = UncertainRun.lines(single["cost.csv"]).first
    #expect(header == "run,year,place,service_line,provider,gbp")
    #expect(run.allocation?.plan == central.allocation?.plan)
    let page = SummaryPage(run: run).text
    #expect(page.contains("All numbers are as in draw 5 of 40 (seed 3, random)."))
  }

  @Test func `what is added up is added up in its means`() throws {
    let files = UncertainRun.files(try #require(UncertainRun.sampled))
    func sums(_ name: String, _ column: String, _ keys: [String]) throws -> [[String]: Double] {
      WrittenTable(try #require(files[name])).sums(of: column, by: keys)
    }
    let keys = ["run", "year", "place"]
    let flows = try sums("flows.csv", "people_end_mean", keys)
    let people = try sums("population.csv", "people_mean", keys)
    #expect(flows.count == people.count && !flows.isEmpty)
    for (key, count) in flows { #expect(abs(count - (people[key] ?? .nan)) < Self.tolerance) }
    let costs = try sums("cost.csv", "gbp_mean", ["run", "year"])
    let positions = WrittenTable(try #require(files["affordability.csv"])).rows.filter {
      $0["organisation"] == "system:QF7"
    }
    #expect(positions.count == costs.count)
    for row in positions {
      let cost = costs[[row["run"] ?? "", row["year"] ?? ""]] ?? .nan
      #expect(abs(cost - (Double(row["cost_gbp_mean"] ?? "") ?? .nan)) < Self.tolerance)
    }
  }

  @Test func `differences are taken within a draw`() throws {
    let sample = try #require(UncertainRun.sampled?.sample).headlines
    #expect(sample.draws.count == UncertainRun.draws)
    for headline in [Headline.qalys, .deaths, .bedDays, .balance] {
      let (plan, baseline, difference) = (
        try #require(sample.values(of: headline, .plan)),
        try #require(sample.values(of: headline, .baseline)),
        try #require(sample.values(of: headline, .difference))
      )
      for draw in plan.indices { #expect(difference[draw] == plan[draw] - baseline[draw]) }
    }
    let run = try #require(UncertainRun.sampled)
    let rows = WrittenTable(
      try #require(UncertainRun.files(run)["differences.csv"])
    ).rows.filter {
      $0["year"] == "all" && $0["place"] == "all" && $0["quantity"] == "bed_days"
    }
    let row = try #require(rows.first)
    let change = try #require(sample.values(of: .bedDays, .difference))
    let above = Double(change.count { $0 > 0 }) / Double(change.count)
    #expect(rows.count == 1)
    #expect(Double(row["share_above_zero"] ?? "") == above)
    let mean = change.reduce(0, +) / Double(change.count)
    #expect(abs((Double(row["difference_mean"] ?? "") ?? .nan) - mean) < 1e-5)
  }

  @Test func `quantiles of headlines are those of the draws that are kept`() throws {
    let run = try #require(UncertainRun.sampled)
    let files = UncertainRun.files(run)
    let draws = Dictionary(
      grouping: WrittenTable(try #require(files["draws.csv"])).rows,
      by: { [$0["measure"], $0["run"], $0["year"]] })
    let rows = WrittenTable(try #require(files["headlines.csv"])).rows
    #expect(!rows.isEmpty)
    for row in rows {
      let values = try #require(draws[[row["measure"], row["run"], row["year"]]])
        .compactMap { $0["value"].flatMap(Double.init) }.sorted()
      #expect(values.count == UncertainRun.draws)
      for (name, probability) in [("low_95", 0.025), ("low_80", 0.1), ("high_95", 0.975)] {
        // Hyndman and Fan's type 7.
        let place = probability * Double(values.count - 1)
        let below = Int(place)
        let quantile = values[below] + (place - Double(below)) * (values[below + 1] - values[below])
        let written = Double(row["value_\(name)"] ?? "") ?? .nan
        #expect(abs(written - quantile) <= Self.writing, "\(row)")
      }
    }
  }

  @Test func `intervals hold the median and each other`() throws {
    let files = UncertainRun.files(try #require(UncertainRun.sampled))
    let rows = WrittenTable(try #require(files["headlines.csv"])).rows
    #expect(!rows.isEmpty)
    for row in rows {
      let names = ["low_95", "low_80", "median", "high_80", "high_95"].map { "value_\($0)" }
      let values = names.compactMap { Double(row[$0] ?? "") }
      #expect(values.count == names.count)
      #expect(values == values.sorted(), "\(row)")
    }
  }

  @Test func `the manifest and the page say how it was drawn`() throws {
    let run = try #require(UncertainRun.sampled)
    let json = try Manifest(of: run, command: ["almoner", "run"]).json()
    let manifest = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(manifest["seed"] as? Int == 3)
    let drawing = try #require(manifest["drawing"] as? [String: Any])
    #expect(drawing["made"] as? Int == UncertainRun.draws)
    #expect(drawing["sampling"] as? String == "random")
    #expect(drawing["stopped_early"] as? Bool == false)
    let page = SummaryPage(run: run).text
    #expect(page.contains("## How sure\n"))
    #expect(page.contains("40 draws, each made at random (seed 3), of "))
    #expect(page.contains("The plan's programmes stay within their money in every year in "))
    #expect(page.contains("Only 40 draws: the ends of the 95% ranges rest on one or two of them"))
  }

  @Test func `without draws there are no columns for them`() throws {
    let run = try #require(UncertainRun.central)
    let files = UncertainRun.files(run)
    #expect(files["draws.csv"] == nil && files["headlines.csv"] == nil)
    #expect(UncertainRun.lines(files["activity.csv"]).first == "run,year,place,pod,units")
    #expect(!SummaryPage(run: run).text.contains("How sure"))
  }
}
