import CohortModels
import Commissioning
import Foundation
import Parallelism
import Probability
import Reports
import Scenarios
import Studies
import Testing

/// The kept run and the page of a cohort under draws, on the shipped example.
@Suite struct `Draws of a cohort` {
  private static let draws = 600

  private static func scenario(_ overrides: [String] = []) throws -> CohortScenario {
    let question = try Question.load(
      "\(repository)scenarios/sick-sicker.yaml",
      overrides: ["uncertainty.draws=\(draws)", "uncertainty.seed=4"] + overrides)
    guard case .cohort(let scenario) = question else { throw CocoaError(.fileReadCorruptFile) }
    return scenario
  }

  private static let study = Result { try CohortStudy.answer(scenario()) }
  private static let sampled = Result { try study.get().sampled() }

  private static func tables(_ study: CohortStudy) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: CohortTables(of: study).all.map {
        ($0.name, String(decoding: $0.contents, as: UTF8.self))
      })
  }

  private static func lines(_ text: String?) -> [Substring] { (text ?? "").split(separator: "\n") }

  /// Blocks are of 256 draws: three of them, on one, two and five jobs.
  @Test(arguments: [1, 5]) func `any number of jobs gives the same bytes`(jobs: Int) throws {
    let other = try Concurrency.$jobs.withValue(jobs) { try Self.study.get().sampled() }
    #expect(Self.tables(other) == Self.tables(try Self.sampled.get()))
    #expect(SummaryPage(study: other).text == SummaryPage(study: try Self.sampled.get()).text)
  }

  @Test(arguments: [1, 256, 257, draws])
  func `a draw alone has the bytes the whole has for it`(number: Int) throws {
    let whole = Self.tables(try Self.sampled.get())
    let alone = Self.tables(try Self.study.get().drawn(number))
    for name in ["draws.csv", "parameter_draws.csv"] {
      let (own, all) = (Self.lines(alone[name]), Self.lines(whole[name]))
      #expect(own.count > 1)
      #expect(own.first == all.first)
      #expect(own.dropFirst() == all.dropFirst().filter { $0.hasPrefix("\(number),") }[...])
    }
  }

  /// The tables are of the model followed by itself, which differs by rounding from draws side by side.
  @Test func `a draw alone has tables and a page of its own draw`() throws {
    let study = try Self.study.get().drawn(9)
    let sample = try #require(study.sample)
    for (arm, totals) in zip(study.arms, sample.totals) {
      #expect(abs(arm.outcomes.discounted.cost / totals.cost[0] - 1) < 1e-12)
      #expect(abs(arm.outcomes.discounted.qalys / totals.qalys[0] - 1) < 1e-12)
    }
    let files = Self.tables(study)
    #expect(
      Self.lines(files["cohort_trace.csv"]).first == "strategy,cycle,years,state,share")
    #expect(files["ceac.csv"] == nil)
    #expect(
      SummaryPage(study: study).text.contains(
        "All numbers are as in draw 9 of 600 (seed 4, random)."))
  }

  @Test func `drawing is what reading the files with the values gives, to the bit`() throws {
    let settings = [
      "states.H.cost=1987.25", "states.S2.utility=0.51", "treatments.A.utilities.S1=0.93",
      "treatments.B.hazard_ratios.S1.S2=0.61",
    ]
    let paths = settings.map { String($0.prefix { $0 != "=" }) }
    let scenario = try Self.scenario()
    let uncertainty = try #require(scenario.uncertainty)
    var values = uncertainty.central
    for (path, value) in zip(paths, [1987.25, 0.51, 0.93, 0.61]) {
      let position = try #require(
        uncertainty.joint.parameters.firstIndex { $0.name == path }, "\(path)")
      values[position] = [value]
    }
    let drawn = try CohortStudy.answer(scenario.drawing(values))
    let read = try CohortStudy.answer(Self.scenario(settings))
    for (one, other) in zip(drawn.arms, read.arms) {
      #expect(one.outcomes.discounted == other.outcomes.discounted)
      #expect(one.outcomes.trace.shares == other.outcomes.trace.shares)
    }
  }

  @Test func `tables gain the mean, the median, two ranges and the standard error`() throws {
    let tables = Self.tables(try Self.sampled.get())
    func ranges(_ measure: String) -> String {
      ["mean", "median", "low_80", "high_80", "low_95", "high_95", "se"].map { ",\(measure)_\($0)" }
        .joined()
    }
    #expect(
      Self.lines(tables["cohort_trace.csv"])[0]
        == "strategy,cycle,years,state,share\(ranges("share"))")
    #expect(
      Self.lines(tables["cohort_outcomes.csv"])[0]
        == "strategy,measure,state,discounted,value,difference_from_first\(ranges("value"))"
        + ranges("difference_from_first"))
    #expect(
      Self.lines(tables["cost_effectiveness.csv"])[0].hasSuffix(
        ",net_monetary_benefit\(ranges("cost"))\(ranges("qalys"))\(ranges("net_monetary_benefit"))")
    )
  }

  /// Sums of 600 numbers, written to six decimals.
  @Test func `the mean and its standard error are those of the draws`() throws {
    let study = try Self.sampled.get()
    let sample = try #require(study.sample)
    for (strategy, totals) in sample.totals.enumerated() {
      let figure = sample.figures.value(.total(0, isDiscounted: true), of: strategy)
      let mean = totals.cost.reduce(0, +) / Double(Self.draws)
      let squares = totals.cost.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / Double(Self.draws - 1) / Double(Self.draws)).squareRoot()
      #expect(abs(sample.summary.mean(of: figure) / mean - 1) < 1e-12)
      #expect(abs(sample.summary.standardError(of: figure) / error - 1) < 1e-9)
      let ends = [0.025, 0.1, 0.5, 0.9, 0.975].map { sample.summary.quantile($0, of: figure) }
      #expect(ends == ends.sorted())
    }
  }

  @Test func `shares of the trace sum to one on average in every row`() throws {
    let rows = Self.lines(Self.tables(try Self.sampled.get())["cohort_trace.csv"]).dropFirst()
    var sums: [String: Double] = [:]
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      sums["\(cells[0]) \(cells[1])", default: 0] += Double(cells[5]) ?? .nan
    }
    #expect(sums.count == 4 * 76)
    // Four numbers written to nine decimals.
    for (row, sum) in sums { #expect(abs(sum - 1) < 2.1e-9, "\(row)") }
  }

  @Test func `the page says how sure, which is best and what more is worth`() throws {
    let page = SummaryPage(study: try Self.sampled.get()).text
    #expect(page.contains("## How sure\n"))
    #expect(
      page.contains(
        "600 draws, each made at random (seed 4), of 16 parameters. Each parameter varies on its own. "
          + "Strategies share every draw. In 80 of 100 draws"))
    #expect(page.contains("## What the uncertainty means for the decision\n"))
    #expect(page.contains("At 100,000 USD a QALY B is best on average, and best in "))
    #expect(page.contains("Knowing everything exactly before choosing would be worth "))
    #expect(page.contains("Beside SoC, A costs more and gains health in every draw (99.4 to 100%)"))
  }

  @Test func `decision tables are of the strategies, at the scenario's price`() throws {
    let tables = Self.tables(try Self.sampled.get())
    for name in [
      "ce_plane.csv", "ce_quadrants.csv", "ce_frontier.csv", "ceac.csv", "evpi.csv", "evppi.csv",
      "sobol_indices.csv",
    ] {
      #expect(Self.lines(tables[name]).count > 1, "\(name)")
    }
    #expect(tables["tornado.csv"] == nil)
    let chances = Self.lines(tables["ceac.csv"]).filter { $0.contains(",100000,") }
    let sum = chances.reduce(0) { $0 + (Double($1.split(separator: ",")[2]) ?? .nan) }
    #expect(chances.count == 4)
    // Four shares written to six decimals.
    #expect(abs(sum - 1) < 2.1e-6)
    #expect(Self.lines(tables["parameters.csv"]).count == 17)
    #expect(Self.lines(tables["parameter_draws.csv"]).count == 1 + 16 * Self.draws)
  }

  @Test func `a tornado and Sobol' indices are made where they are asked for`() throws {
    let scenario = try Self.scenario([
      "uncertainty.draws=40", "uncertainty.sensitivity={tornado: true, sobol: 32}",
    ])
    let study = try CohortStudy.answer(scenario).sampled()
    let tables = Self.tables(study)
    // Three strategies, three outcomes, two places of the others, sixteen parameters.
    #expect(Self.lines(tables["tornado.csv"]).count == 1 + 3 * 3 * 2 * 16)
    #expect(Self.lines(tables["sobol_indices.csv"]).contains { $0.contains(",design,") })
    let diagram = try #require(
      study.decision?.sensitivity?.diagrams.first {
        $0.others == .central && $0.outcome == .init(strategy: "B", name: "cost")
      })
    let arms = study.arms.map(\.outcomes.discounted.cost)
    #expect(diagram.tornado.base == arms[2] - arms[0])
  }

  @Test func `the manifest says how it was drawn`() throws {
    func drawing(_ study: CohortStudy) throws -> [String: Any] {
      let json = try Manifest(of: study, command: ["almoner", "run"]).json()
      let manifest = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
      #expect(manifest["seed"] as? Int == 4)
      return try #require(manifest["drawing"] as? [String: Any])
    }
    let whole = try drawing(Self.sampled.get())
    #expect(whole["draws"] as? Int == Self.draws)
    #expect(whole["made"] as? Int == Self.draws)
    #expect(whole["parameters"] as? Int == 16)
    let alone = try drawing(Self.study.get().drawn(9))
    #expect(alone["draw"] as? Int == 9)
    #expect(alone["made"] == nil)
  }

  /// With the sign of one turned, each two of three have -0.9; the nearest three quantities can have is -0.5,
  /// where the least eigenvalue, 1 - 2 × 0.5, is 0.
  @Test func `correlations that were replaced are told by the page and the manifest`() throws {
    let costs = ["states.H.cost", "states.S1.cost", "states.S2.cost"]
    let scenario = try Self.scenario([
      "uncertainty.draws=3", "uncertainty.repair_correlations=true",
      "uncertainty.correlations=[{ of: [\(costs.joined(separator: ", "))], matrix: [[1, 0.9, -0.9], "
        + "[0.9, 1, 0.9], [-0.9, 0.9, 1]] }]",
    ])
    let study = try CohortStudy.answer(scenario).sampled()
    #expect(
      SummaryPage(study: study).text.contains(
        "The correlations of 'states.H.cost', 'states.S1.cost' and 'states.S2.cost' cannot all be true and "
          + "are the nearest that can: most changed is that of "))
    let json = try Manifest(of: study, command: ["almoner", "run"]).json()
    let manifest = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let drawing = try #require(manifest["drawing"] as? [String: Any])
    let repairs = try #require(drawing["repaired_correlations"] as? [[String: Any]])
    #expect(repairs.count == 1)
    #expect(repairs.first?["parameters"] as? [String] == costs)
    #expect((repairs.first?["most_changed"] as? [String])?.count == 2)
    #expect(abs(abs(repairs.first?["given"] as? Double ?? 0) - 0.9) < 1e-12)
    // What keeps the matrix from being singular takes up to 10⁻⁶.
    #expect(abs(abs(repairs.first?["drawn"] as? Double ?? 0) - 0.5) < 2e-6)
  }

  @Test(arguments: [
    (
      "uncertainty.stop_when={measure: cost, standard_error: 5}",
      "--set:3:23: error: [uncertainty.cohort] 'stop_when' is for populations: all draws of a cohort are "
        + "made\n   help: leave it out; 'draws' says how many"
    ),
    (
      "uncertainty.replan=10",
      "--set:3:20: error: [uncertainty.cohort] 'replan' is about a plan, and a cohort has none\n"
        + "   help: leave it out; strategies are compared in every draw"
    ),
    (
      "uncertainty.hold_budget=0.9",
      "--set:3:25: error: [uncertainty.cohort] 'hold_budget' is about a plan, and a cohort has none\n"
        + "   help: leave it out; strategies are compared in every draw"
    ),
  ])
  func `what only populations have is refused where it is asked for`(
    setting: String, expected: String
  ) throws {
    let problem = try #require(CohortStudy.problem(in: Self.scenario([setting])))
    #expect(Problems([problem]).description == expected)
  }

  @Test func `one draw has no ranges and no numbers that are none`() throws {
    let study = try CohortStudy.answer(
      Self.scenario(["uncertainty.draws=1", "uncertainty.sensitivity.tornado=true"])
    ).sampled()
    let page = SummaryPage(study: study).text
    #expect(page.contains("| central | in the draw |"))
    #expect(
      page.contains("One draw has no range, and tells neither chances nor how sure a choice is"))
    #expect(!page.contains("What the uncertainty means"))
    #expect(page.contains("what was asked about the decision is in its tables"))
    let tables = Self.tables(study)
    #expect(tables["ce_plane.csv"] != nil && tables["tornado.csv"] != nil)
    for (name, text) in tables {
      for line in Self.lines(text) {
        let cells = line.split(separator: ",")
        #expect(!cells.contains { ["nan", "-nan", "inf", "-inf"].contains($0) }, "\(name)")
      }
    }
  }
}
