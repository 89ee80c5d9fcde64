import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

struct OutcomeTablesTests {
  /// Cells are written to four decimals and there are under two thousand in a place.
  private static let peopleTolerance = 0.1
  /// Lines are written to the penny and there are under a hundred in a system.
  private static let moneyTolerance = 1.0

  @Test func `years in segments add up to years lived, discounted alike`() throws {
    let keys = ["run", "year", "place", "imd_quintile", "discounting"]
    let rows = try ShortRun.table("outcomes.csv").rows
    func sums(_ measure: String) -> [[String]: Double] {
      rows.filter { $0["measure"] == measure }.reduce(into: [:]) { sums, row in
        sums[keys.map { row[$0] ?? "" }, default: 0] += Double(row["value"] ?? "") ?? .nan
      }
    }
    let (lived, parts) = (sums("life_years"), sums("years_in_segment"))
    #expect(
      lived.count == parts.count && Set(lived.keys.map(\.last)) == ["none", "green-book", "nice"])
    for (key, years) in lived {
      #expect(abs(years - (parts[key] ?? .nan)) < Self.peopleTolerance, "\(key)")
      guard key[1] == "2027/28", let plain = lived[key.dropLast() + ["none"]] else { continue }
      let rate = ["none": 0, "green-book": 0.015, "nice": 0.035][key[4]] ?? .nan
      #expect(abs(years - plain / (1 + rate)) < Self.peopleTolerance, "\(key)")
    }
  }

  @Test func `deaths delayed are those of doing nothing less those of the plan`() throws {
    let rows = try ShortRun.table("outcomes.csv").rows
    func value(_ measure: String, _ run: String) -> [[String]: Double] {
      let wanted = rows.filter { $0["measure"] == measure && $0["run"] == run }
      return wanted.reduce(into: [:]) { values, row in
        let key = ["year", "place", "imd_quintile"].map { row[$0] ?? "" }
        values[key] = Double(row["value"] ?? "")
      }
    }
    let (nothing, delayed) = (
      value("deaths_delayed", "baseline"), value("deaths_delayed", "plan")
    )
    let (before, after) = (value("deaths", "baseline"), value("deaths", "plan"))
    #expect(!before.isEmpty)
    #expect(nothing.keys == before.keys && delayed.keys == before.keys)
    #expect(nothing.values.allSatisfy { $0 == 0 })
    #expect(delayed.values.contains { $0 > 0.01 })
    for (key, delayed) in delayed {
      #expect(abs((before[key] ?? .nan) - (after[key] ?? .nan) - delayed) < 1e-4, "\(key)")
    }
  }

  @Test func `life expectancy is given for every place, sex and fifth, and lies in its interval`()
    throws
  {
    let rows = try ShortRun.table("life_expectancy.csv").rows
    // Two arms of three years; four places, two sexes and five fifths, and all of each; two ages.
    #expect(rows.count == 2 * 3 * 5 * 3 * 6 * 2 * 3)
    for row in rows {
      let numbers = ["low", "value", "high"].map { Double(row[$0] ?? "") ?? .nan }
      #expect(numbers[0] < numbers[1] && numbers[1] < numbers[2], "\(row)")
    }
  }

  @Test func `inequality has every measure on every scale it is given on`() throws {
    let rows = try ShortRun.table("inequality.csv").rows.filter {
      $0["place"] == "all" && $0["sex"] == "all"
    }
    let kinds = rows.prefix(7).map { "\($0["measure"] ?? "") \($0["method"] ?? "")" }
    #expect(
      kinds == [
        "life_expectancy linear", "years_without_high_need linear",
        "quality_adjusted_life_expectancy linear", "death_rate linear", "death_rate log",
        "high_need_share linear", "high_need_share logit",
      ])
    #expect(rows.count == 7 * 2 * 3)
    for row in rows {
      let isGood = row["measure"]?.hasSuffix("share") == false && row["measure"] != "death_rate"
      let slope = Double(row["sii"] ?? "") ?? .nan
      #expect(isGood ? slope > 0 : slope < 0, "\(row)")
      #expect(
        (row["erreygers_index"] != "")
          == (row["measure"] == "high_need_share" && row["method"] == "linear"))
    }
  }

  /// Both tables are written to four or five decimals, for four places.
  private static let yearsTolerance = 1e-3

  @Test func `the chosen case-mix setting is the run's own, and drift only adds need`() throws {
    let caseMix = try ShortRun.table("case_mix.csv")
    let years = ["2026/27", "2027/28", "2028/29"]
    let sums = caseMix.sums(of: "high_need_people", by: ["setting", "year"])
    #expect(sums.count == 9)
    let outcomes = try ShortRun.table("outcomes.csv").sums(
      of: "value", by: ["run", "year", "measure", "discounting"])
    for year in years {
      let own = try #require(outcomes[["baseline", year, "high_need_years", "none"]])
      let steady = try #require(sums[["steady", year]])
      #expect(abs(steady - own) < Self.yearsTolerance)
      #expect(steady < (sums[["between", year]] ?? .nan))
      #expect((sums[["between", year]] ?? .nan) < (sums[["observed", year]] ?? .nan))
    }
    // Deaths match the published chances whatever the mix, so people are the same but for deaths
    // falling on other places.
    let people = caseMix.sums(of: "people", by: ["setting", "year"])
    for year in years {
      let (one, other) = (people[["steady", year]] ?? .nan, people[["observed", year]] ?? .nan)
      #expect(abs(one / other - 1) < 1e-5, "\(year): \(one) and \(other)")
    }
  }

  @Test func `the page states the chosen case-mix setting and the other two`() throws {
    let text = SummaryPage(run: try #require(ShortRun.run)).text
    let sentence =
      #/2026\/27 to 2027\/28: \+\d\.\d% with the case-mix drift chosen \(need\.case_mix_drift\), steady \(0\); \+\d\.\d% at a weight of 0\.5; \+\d\.\d% at observed \(1\)\./#
    #expect(text.firstMatch(of: sentence) != nil, "\(text.prefix(4000))")
  }

  /// Places brought to official totals, and the country as it comes.
  private static func years(_ overrides: [String]) throws -> StudyRun {
    return try StudyRun.answer(
      Scenario.load(
        "\(repository)scenarios/south-yorkshire.yaml",
        overrides: ["years.count=2", "years.follow_up=0", "budget=null", "limits=null"] + overrides)
    )
  }

  @Test func `an adjustment to official totals is a flow of its own, and its factors a table`()
    throws
  {
    let run = try Self.years(["people.constrain_to=official_projection"])
    let tables = RunTables(of: run).all
    #expect(!tables.contains { $0.name == "official_projection.csv" }, "not a whole country")
    let flows = WrittenTable(try #require(tables.first { $0.name == "flows.csv" }?.contents))
    for row in flows.rows {
      let flow = row.mapValues { Double($0) ?? .nan }
      let names = ["people_start", "births", "net_migration", "adjustment"]
      let all = names.map { flow[$0] ?? .nan }.reduce(0, +) - (flow["deaths"] ?? .nan)
      // Six flows written to six decimals.
      #expect(abs(all - (flow["people_end"] ?? .nan)) < 1e-5)
      #expect(flow["adjustment"] != 0)
    }
    let table = try #require(tables.first { $0.name == "official_factors.csv" }?.contents)
    // 2022/23 to 2027/28, two sexes, nineteen bands.
    #expect(WrittenTable(table).rows.count == 6 * 2 * 19)
    let page = SummaryPage(run: run).text
    #expect(page.contains("are scaled every year by the factors that bring the country's to the"))
  }

  @Test func `a whole country stands beside its official projection, on the page and as a table`()
    throws
  {
    let run = try Self.years(["system=all"])
    let tables = RunTables(of: run).official
    #expect(tables.map(\.name) == ["official_projection.csv"])
    let rows = WrittenTable(try #require(tables.first?.contents)).rows
    // The starts of 2022/23 to 2028/29, two sexes, nineteen bands.
    #expect(rows.count == 7 * 2 * 19)
    for row in rows {
      let figures = row.mapValues { Double($0) ?? .nan }
      let ratio = (figures["people"] ?? .nan) / (figures["official_people"] ?? .nan)
      #expect(abs(ratio - (figures["ratio"] ?? .nan)) < 1e-5)
    }
    #expect(SummaryPage(run: run).text.contains("Against the official projection people are "))
  }

  @Test func `the parts of every change in the attribution table sum to it`() throws {
    let keys = ["comparison", "year", "place", "quantity", "before", "after"]
    let sums = try ShortRun.table("attribution.csv").sums(of: "value", by: keys)
    #expect(Set(sums.keys.map { $0[0] }) == ["since_first_year", "against_doing_nothing"])
    #expect(Set(sums.keys.map { $0[2] }) == ["02P", "02X", "03L", "03N", "all"])
    for (key, sum) in sums {
      let (before, after) = (try #require(Double(key[4])), try #require(Double(key[5])))
      // Written to a millionth, and there are under twenty parts.
      #expect(abs(sum - (after - before)) < 2e-5, "\(key)")
    }
  }

  @Test func `the cost in the attribution table is that of the cost table`() throws {
    let rows = try ShortRun.table("attribution.csv").rows.filter { $0["quantity"] == "cost" }
    let modelled = try ShortRun.table("cost.csv").rows.filter {
      $0["service_line"] != "not-modelled"
    }
    for place in ["02P", "02X", "03L", "03N"] {
      func cost(_ run: String, _ year: String) -> Double {
        modelled.filter { $0["run"] == run && $0["year"] == year && $0["place"] == place }
          .reduce(0.0) { $0 + (Double($1["gbp"] ?? "") ?? .nan) }
      }
      let row = try #require(
        rows.first { $0["comparison"] == "since_first_year" && $0["place"] == place })
      #expect(
        abs(cost("baseline", "2026/27") - (Double(row["before"] ?? "") ?? .nan))
          < Self.moneyTolerance)
      #expect(
        abs(cost("plan", "2027/28") - (Double(row["after"] ?? "") ?? .nan)) < Self.moneyTolerance)
    }
  }
}
