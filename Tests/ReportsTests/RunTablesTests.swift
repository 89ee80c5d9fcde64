import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

/// A table read back: rows as dictionaries from column to text.
struct WrittenTable {
  let rows: [[String: String]]

  init(_ data: Data) {
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let header = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    // Only tables without quoted cells are read this way.
    rows = lines.dropFirst().map { line in
      Dictionary(
        uniqueKeysWithValues: zip(
          header, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
    }
  }

  /// Sums a column by the text of some others.
  func sums(of value: String, by keys: [String]) -> [[String]: Double] {
    var sums: [[String]: Double] = [:]
    for row in rows {
      sums[keys.map { row[$0] ?? "" }, default: 0] += Double(row[value] ?? "") ?? .nan
    }
    return sums
  }
}

struct RunTablesTests {
  /// South Yorkshire for two years and no follow-up: small, and with everything in it.
  static let run: StudyRun? = {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()
    let scenario = try? Scenario.load(
      "\(root)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1"])
    return scenario.flatMap { try? StudyRun.answer($0) }
  }()

  private func table(_ name: String) throws -> WrittenTable {
    let run = try #require(Self.run)
    let data = try #require(RunTables(of: run).all.first { $0.name == name }?.contents)
    return WrittenTable(data)
  }

  /// Cells are written to four decimals and there are under two thousand in a place.
  private static let peopleTolerance = 0.1
  /// Lines are written to the penny and there are under a hundred in a system.
  private static let moneyTolerance = 1.0

  @Test func `people in the population table are those the flows end with`() throws {
    let population = try table("population.csv").sums(of: "people", by: ["run", "year", "place"])
    let flows = try table("flows.csv").sums(of: "people_end", by: ["run", "year", "place"])
    #expect(Set(population.keys) == Set(flows.keys))
    for (key, people) in flows {
      #expect(abs(people - (population[key] ?? .nan)) < Self.peopleTolerance, "\(key)")
    }
  }

  @Test func `every cost line is in the system's cost, and its balance is the sum of all`() throws {
    let costs = try table("cost.csv").sums(of: "gbp", by: ["run", "year"])
    let rows = try table("affordability.csv").rows
    for (key, cost) in costs {
      let ofYear = rows.filter { $0["run"] == key[0] && $0["year"] == key[1] }
      let system = try #require(ofYear.first { $0["organisation"] == "system:QF7" })
      #expect(abs(cost - (Double(system["cost_gbp"] ?? "") ?? .nan)) < Self.moneyTolerance)
      let balances = ofYear.filter { $0["organisation"] != "system:QF7" }
        .compactMap { Double($0["position_gbp"] ?? "") }
      let balance = Double(system["position_gbp"] ?? "") ?? .nan
      #expect(abs(balances.reduce(0, +) - balance) < Self.moneyTolerance)
    }
  }

  @Test func `the plan spends what its allocation says and keeps to its budget`() throws {
    let allocation = try table("allocation.csv")
    let recurrent = allocation.sums(of: "gbp_recurrent", by: ["year"])
    let once = allocation.sums(of: "gbp_non_recurrent", by: ["year"])
    let run = try #require(Self.run)
    let budgets = try #require(run.scenario.limits?.budget)
    for (year, budget) in zip(["2026/27", "2027/28"], budgets) {
      let spent = (recurrent[[year]] ?? 0) + (once[[year]] ?? 0)
      #expect(spent <= budget + Self.moneyTolerance)
      #expect(spent > 0)
    }
  }

  @Test func `value by year adds up to what the plan was chosen for`() throws {
    let rows = try table("value.csv").rows
    let run = try #require(Self.run)
    let price = try #require(run.scenario.objective.poundsPerQALY)
    let reached = try #require(run.allocation).value
    #expect(rows.count == 3)
    let qalys = rows.compactMap { Double($0["qalys_gained_discounted"] ?? "") }.reduce(0, +)
    let pounds = rows.compactMap { Double($0["cost_gbp_discounted"] ?? "") }.reduce(0, +)
    // Figures are written to a millionth of a QALY and to the penny.
    #expect(abs(qalys - pounds / price - reached) < 1e-5)
  }

  @Test func `the same scenario gives the same bytes`() throws {
    let run = try #require(Self.run)
    let again = try StudyRun.answer(run.scenario)
    let tables = RunTables(of: run).all.map(\.contents)
    #expect(tables == RunTables(of: again).all.map(\.contents))
    #expect(SummaryPage(run: run).text == SummaryPage(run: again).text)
  }

  @Test func `the manifest says what the allocation reached and hashes every input`() throws {
    let run = try #require(Self.run)
    let json = try Manifest(of: run, command: ["almoner", "run"]).json()
    let manifest = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let allocation = try #require(manifest["allocation"] as? [String: Any])
    for key in ["objective", "value", "gap", "iterations", "seconds"] {
      #expect(allocation[key] != nil, "\(key)")
    }
    #expect(manifest["seed"] is NSNull)
    let inputs = try #require(manifest["inputs"] as? [[String: String]])
    #expect(inputs.count == run.scenario.inputs.count)
    #expect(inputs.allSatisfy { $0["sha256"]?.count == 64 })
  }

  @Test func `a page fits its terminal`() throws {
    let run = try #require(Self.run)
    let page = TerminalPage(run: run, width: 100, usesColour: false).text
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!page.contains("\u{1B}"))
    for heading in ["WHAT GROWS", "WHAT THE PLAN BUYS", "WHAT IT DOES", "AFFORDABLE", "WHAT BINDS"]
    {
      #expect(page.contains(heading))
    }
  }
}
