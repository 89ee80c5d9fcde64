import CohortModels
import Foundation
import Reports
import Scenarios
import Studies
import Testing

/// The kept run and the page of a cohort, on the shipped example.
struct CohortRunTests {
  private func study(_ overrides: [String] = []) throws -> CohortStudy {
    let question = try Question.load(
      "\(repository)scenarios/sick-sicker.yaml", overrides: overrides)
    guard case .cohort(let scenario) = question else {
      Issue.record("the example is not of a cohort")
      throw CocoaError(.fileReadCorruptFile)
    }
    return try CohortStudy.answer(scenario)
  }

  private func file(_ path: String, of study: CohortStudy) throws -> String {
    let files = try RunFiles.all(of: study, command: ["almoner", "run"])
    let file = try #require(files.first { $0.path == path })
    return String(decoding: file.contents, as: UTF8.self)
  }

  @Test func `a run keeps its manifest, its scenario, its page and three tables`() throws {
    let files = try RunFiles.all(of: study(), command: ["almoner", "run"])
    #expect(
      files.map(\.path) == [
        "manifest.json", "scenario.resolved.yaml", "summary.md", "tables/cohort_trace.csv",
        "tables/cohort_outcomes.csv", "tables/cost_effectiveness.csv",
      ])
  }

  @Test func `the table of cost-effectiveness is the published one`() throws {
    let table = try file("tables/cost_effectiveness.csv", of: study())
    let expected = """
      strategy,cost,qalys,standing,compared_with,incremental_cost,incremental_qalys,icer,\
      willingness_to_pay,net_monetary_benefit
      SoC,151579.865957,20.711331464,frontier,,,,,100000,1919553.280475
      A,284804.513371,21.498662808,dominated,B,,,,100000,1865061.767473
      B,259100.410617,22.184465141,frontier,SoC,107520.54466,1.473133677,72987.636067,100000,\
      1959346.103468
      AB,378875.198394,23.136844135,frontier,B,119774.787777,0.952378994,125763.785754,100000,\
      1934809.215106

      """
    #expect(table == expected)
  }

  @Test func `the trace has a row for every strategy, cycle and state`() throws {
    let rows = try file("tables/cohort_trace.csv", of: study()).split(separator: "\n")
    #expect(rows.count == 1 + 4 * 76 * 4)
    #expect(rows[0] == "strategy,cycle,years,state,share")
    #expect(rows[1] == "SoC,0,0,H,1")
  }

  @Test func `outcomes are differences from the first strategy too`() throws {
    let rows = try file("tables/cohort_outcomes.csv", of: study()).split(separator: "\n")
    #expect(rows[0] == "strategy,measure,state,discounted,value,difference_from_first")
    #expect(rows.contains("B,cost,all,yes,259100.410617,107520.54466"))
    #expect(rows.contains { $0.hasPrefix("AB,years_in_state,S2,no,") })
  }

  @Test func `the page states its terms, its frontier and who is dominated`() throws {
    let page = try TerminalPage(study: study(), width: 100, usesColour: false).text
    for line in [
      "  SoC: Standard of care   151,580  20.711           –            –          –       1,919,553",
      "  B: Treatment B          259,100  22.184     107,521        1.473     72,988       1,959,346",
      "  A: Treatment A          284,805  21.499           –            –  dominated       1,865,062",
      "  AB: Treatments A and B  378,875  23.137     119,775        0.952    125,764       1,934,809",
      "  A is dominated: B gains at least as much for no more.",
      "weights sum to 74.667 cycles, not 75.",
    ] {
      #expect(page.contains(line + "\n"), "\(page)")
    }
    let words = page.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "Alive when the cohort is left, and not counted after: SoC 46.7%, A 46.7%, B 54.6%, AB 54.6%."
      ))
  }

  @Test func `the manifest says how the cohort was counted`() throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(file("manifest.json", of: study()).utf8))
    #expect(manifest.cohort?.counting == "darth-simpson")
    #expect(manifest.cohort?.discountRateCost == 0.03)
    #expect(manifest.cohort?.currency == "USD")
    #expect(manifest.model == "sick-sicker")
    #expect(manifest.inputs.map(\.path.count).allSatisfy { $0 > 0 })
  }

  @Test func `a notebook of a cohort is refused with what to read instead`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "cohort-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try RunFolder(path: folder).write(RunFiles.all(of: study(), command: ["almoner", "run"]))
    do throws(Notebook.Failure) {
      _ = try Notebook(runFolder: folder)
      Issue.record("it was taken")
    } catch {
      #expect(
        error.description == "'\(folder)' is a run of a cohort model, and the notebook is about a "
          + "population; read '\(folder)/tables' instead")
    }
  }

  @Test func `the same scenario gives the same tables, byte for byte`() throws {
    for table in ["cohort_trace", "cohort_outcomes", "cost_effectiveness"] {
      let path = "tables/\(table).csv"
      #expect(try file(path, of: study()) == file(path, of: study()))
    }
  }

  /// Rates taken to act together rather than death first change the answer by less than 3%.
  @Test func `the same rates acting together are counted exactly`() throws {
    let first = try study(["counting=half-cycle"]).arms[0].outcomes.discounted
    let exact = try study(["transition_basis=rates", "counting=exact"]).arms[0].outcomes.discounted
    #expect(abs(exact.cost / first.cost - 1) < 0.03)
    #expect(exact.cost != first.cost)
  }

  @Test func `a sweep of a cohort has a row for each strategy at each point`() throws {
    let table = try sweptTable(
      SweepRequest(
        scenario: "\(repository)scenarios/sick-sicker.yaml",
        axes: ["treatments.B.hazard_ratios.S1.S2=0.6,1"]))
    let rows = table.split(separator: "\n")
    #expect(rows.count == 9)
    #expect(
      rows[0]
        == "treatments.B.hazard_ratios.S1.S2,strategy,cost,qalys,life_years,standing,icer,"
        + "net_monetary_benefit")
    #expect(rows[3].hasPrefix("0.6,B,259100.410617,22.184465,"))
    #expect(rows[7].contains(",dominated,,"))
  }
}
