import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

struct RunTablesTests {
  /// Cells are written to four decimals and there are under two thousand in a place.
  private static let peopleTolerance = 0.1
  /// Lines are written to the penny and there are under a hundred in a system.
  private static let moneyTolerance = 1.0

  @Test func `people in the population table are those the flows end with`() throws {
    let population = try ShortRun.table("population.csv").sums(
      of: "people", by: ["run", "year", "place"])
    let flows = try ShortRun.table("flows.csv").sums(
      of: "people_end", by: ["run", "year", "place"])
    #expect(Set(population.keys) == Set(flows.keys))
    for (key, people) in flows {
      #expect(abs(people - (population[key] ?? .nan)) < Self.peopleTolerance, "\(key)")
    }
  }

  @Test func `every cost line is in the system's cost, and its balance is the sum of all`() throws {
    let costs = try ShortRun.table("cost.csv").sums(of: "gbp", by: ["run", "year"])
    let rows = try ShortRun.table("affordability.csv").rows
    // Doing nothing and the plan, in two years.
    #expect(costs.count == 4)
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
    let allocation = try ShortRun.table("allocation.csv")
    let recurrent = allocation.sums(of: "gbp_recurrent", by: ["year"])
    let once = allocation.sums(of: "gbp_non_recurrent", by: ["year"])
    let run = try #require(ShortRun.run)
    let budgets = try #require(run.scenario.limits?.budget)
    let accounts = try #require(run.plan).accounts
    #expect(budgets.count == 2)
    for (position, year) in ["2026/27", "2027/28"].enumerated() {
      let spent = (recurrent[[year]] ?? 0) + (once[[year]] ?? 0)
      #expect(abs(spent - accounts[position].programmePounds) < Self.moneyTolerance)
      #expect(spent <= budgets[position] + Self.moneyTolerance)
      #expect(spent > 0)
    }
  }

  @Test func `value by year adds up to what the plan was chosen for`() throws {
    let rows = try ShortRun.table("value.csv").rows
    let run = try #require(ShortRun.run)
    let price = try #require(run.scenario.objective.poundsPerQALY)
    let reached = try #require(run.allocation).value
    #expect(rows.count == 3)
    let qalys = rows.compactMap { Double($0["qalys_gained_discounted"] ?? "") }.reduce(0, +)
    let pounds = rows.compactMap { Double($0["cost_gbp_discounted"] ?? "") }.reduce(0, +)
    // Figures are written to a millionth of a QALY and to the penny.
    #expect(abs(qalys - pounds / price - reached) < 1e-5)
  }

  @Test func `the same scenario gives the same bytes`() throws {
    let run = try #require(ShortRun.run)
    let again = try StudyRun.answer(run.scenario)
    let tables = RunTables(of: run).all.map(\.contents)
    #expect(tables == RunTables(of: again).all.map(\.contents))
    #expect(SummaryPage(run: run).text == SummaryPage(run: again).text)
  }

  @Test func `the manifest says what the allocation reached and hashes every input`() throws {
    let run = try #require(ShortRun.run)
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
    let run = try #require(ShortRun.run)
    let page = TerminalPage(run: run, width: 100, usesColour: false).text
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!page.contains("\u{1B}"))
    #expect(page.contains("Life expectancy at birth, 2026/27 to 2027/28, both sexes together: "))
    #expect(page.contains("Life expectancy at birth in 2027/28 is "))
    #expect(page.contains("Cost is what care that is modelled and programmes together come to."))
    for heading in [
      "WHAT GROWS", "WHY IT CHANGES", "WHAT THE PLAN BUYS", "WHAT IT DOES",
      "WHAT EACH PROGRAMME DOES", "AFFORDABLE",
      "WHAT BINDS",
    ] {
      #expect(page.contains(heading))
    }
  }

  @Test func `a page says what codes and grades stand for where it first uses them`() throws {
    let page = SummaryPage(run: try #require(ShortRun.run)).text
    let sections = page.components(separatedBy: "## ")
    let need = try #require(sections.first { $0.hasPrefix("What grows") })
    #expect(need.contains("People of high need (CS4, CS5)"))
    #expect(
      need.contains(
        "People of high need are those in CS4: Core segment 4; CS5: Core segment 5 (highest need).")
    )
    let bought = try #require(sections.first { $0.hasPrefix("What the plan buys") })
    #expect(
      bought.contains(
        "Grade of evidence: A official statistics or meta-analysis of trials, B peer-reviewed, C single site "
          + "or modelled, D assumption."))
  }
}
