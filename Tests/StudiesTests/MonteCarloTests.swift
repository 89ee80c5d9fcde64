import Commissioning
import Foundation
import Parallelism
import Probability
import Scenarios
import Studies
import Testing

struct MonteCarloTests {
  private static func scenario(_ settings: [String]) throws -> Scenario {
    return try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=0"] + settings)
  }

  /// The scenario without the lines that begin so.
  private static func scenario(_ settings: [String], without lines: [String]) throws -> Scenario {
    let text = try String(
      contentsOfFile: "\(repository)scenarios/south-yorkshire.yaml", encoding: .utf8)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path())/models", withDestinationPath: "\(repository)models")
    try text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in !lines.contains { line.hasPrefix($0) } }.joined(separator: "\n")
      .write(to: folder.appendingPathComponent("s.yaml"), atomically: true, encoding: .utf8)
    return try Scenario.load(
      "\(folder.path())/s.yaml", overrides: ["years.count=2", "years.follow_up=0"] + settings)
  }

  /// The groups of everything that is uncertain in the pack.
  private static func groups() throws -> [String] {
    let uncertainty = try #require(try scenario(["uncertainty.draws=1"]).uncertainty)
    return Set(uncertainty.joint.parameters.map(\.group)).sorted()
  }

  @Test func `where nothing can be otherwise every interval is the central value`() throws {
    let held = try Self.groups().joined(separator: ", ")
    let scenario = try Self.scenario([
      "uncertainty={draws: 40, hold: [\(held)], parameters: {"
        + "interventions.hypertension.unit_cost: {distribution: point, group: certain}, "
        // Of what changes nothing in so few years, and is not bought.
        + "interventions.care-homes.unit_cost: {distribution: gamma, ratio_95: [0.9, 1.1], group: idle}}}"
    ])
    let run = try StudyRun.answer(scenario, explaining: false).sampled()
    let sample = try #require(run.sample)
    #expect(sample.central.figures.contains { $0 != 0 && !$0.isNaN })
    for (figure, central) in sample.central.figures.enumerated() where !central.isNaN {
      let summary = sample.summary
      let values =
        StreamingSummary.probabilities.map { summary.quantile($0, of: figure) }
        + [summary.mean(of: figure)]
      guard values.contains(where: { $0 != central }) || summary.standardError(of: figure) != 0
      else { continue }
      let table = sample.book.tables.last { $0.firstFigure <= figure }
      Issue.record("\(table?.name ?? ""): \(values), \(central)")
      break
    }
  }

  @Test(arguments: [
    ("uncertainty.replan=2", "--set:6:20"), ("uncertainty.hold_budget=0.5", "--set:6:25"),
    ("uncertainty.sensitivity={tornado: true}", "--set:6:25"),
    ("uncertainty.sensitivity={sobol: 8}", "--set:6:25"),
  ])
  func `a decision is not weighed where quality of life is not measured`(
    asked: String, place: String
  ) throws {
    let unmeasured = [
      "quality_of_life=null", "objective.measure=bed-days", "uncertainty.draws=5", asked,
    ]
    let problem = try #require(MonteCarlo.problem(in: try Self.scenario(unmeasured)))
    #expect(
      problem.description == """
        \(place): error: [uncertainty.nothing-weighed] what is asked of draws about the decision weighs QALYs, \
        and quality of life is not measured
           help: give the pack 'quality_of_life', or leave 'replan', 'hold_budget' and 'sensitivity' out
        """)
    // Ranges need none, nor is there a decision without money.
    #expect(MonteCarlo.problem(in: try Self.scenario(unmeasured.dropLast())) == nil)
    let measured = ["objective.measure=bed-days", "uncertainty.draws=5", asked]
    #expect(MonteCarlo.problem(in: try Self.scenario(measured)) == nil)
  }

  @Test func `one job makes all draws on the thread that asked`() throws {
    let run = try StudyRun.answer(
      try Self.scenario(["uncertainty.draws=3"]), explaining: false)
    let own = pthread_self()
    try Concurrency.$jobs.withValue(1) {
      _ = try run.sampled { _ in #expect(pthread_equal(pthread_self(), own) != 0) }
    }
  }

  @Test func `a rule that is met ends the draws after a block`() throws {
    let settings = [
      "uncertainty.draws=200",
      "uncertainty.stop_when={measure: net_monetary_benefit_gbp, standard_error: 1000000000000}",
    ]
    let run = try StudyRun.answer(try Self.scenario(settings), explaining: false).sampled()
    let sample = try #require(run.sample)
    #expect(sample.isStoppedEarly)
    #expect(sample.made >= 32 && sample.made <= 64)
    #expect(sample.headlines.draws.count == sample.made)
  }

  @Test func `a rule names a headline`() throws {
    let scenario = try Self.scenario([
      "uncertainty.draws=200", "uncertainty.stop_when={measure: qaly, standard_error: 1}",
    ])
    let problem = try #require(MonteCarlo.problem(in: scenario))
    #expect(problem.message == "'qaly' is no headline of a run")
    #expect(
      problem.help
        == "use one of qalys_discounted, cost_gbp_discounted, net_monetary_benefit_gbp, qalys, "
        + "life_years, deaths, high_need_years, bed_days, sii_life_expectancy, balance_gbp, "
        + "programme_gbp")
  }

  @Test func `every headline that a scenario is said to have can end its draws`() throws {
    func scenario(_ measure: Headline) throws -> Scenario {
      try Self.scenario([
        "uncertainty.draws=8",
        "uncertainty.stop_when={measure: \(measure.rawValue), standard_error: 1}",
      ])
    }
    let run = try StudyRun.answer(try scenario(.qalys), explaining: false)
    let sample = try #require(try run.sampled().sample)
    for measure in Headline.allCases where MonteCarlo.problem(in: try scenario(measure)) == nil {
      let row = MonteCarlo.row(ofMeasure: measure.rawValue, in: sample.headlines)
      #expect(row.map { sample.headlines.central[$0].isFinite } == true, "\(measure)")
    }
  }

  @Test func `a rule is about a headline that the scenario will have`() throws {
    let measure = "net_monetary_benefit_gbp"
    let rule = "uncertainty.stop_when={measure: \(measure), standard_error: 1}"
    let whole = try Self.scenario(["uncertainty.draws=8", rule])
    #expect(MonteCarlo.problem(in: whole) == nil)
    let wholeRun = try StudyRun.answer(whole, explaining: false)
    #expect(MonteCarlo.problem(of: wholeRun) == nil)
    let lacking = try Self.scenario(
      ["uncertainty.draws=8", rule], without: ["  pounds_per_qaly: 30000"])
    let problem = try #require(MonteCarlo.problem(in: lacking))
    #expect(
      problem.message
        == "'\(measure)' cannot end the draws: the scenario does not say what a QALY is worth")
    #expect(problem.help == "give it 'objective.pounds_per_qaly', or take another measure")
    #expect(Question.population(lacking).drawingProblem == problem)
    // What the scenario does not tell the run would.
    let run = try StudyRun.answer(lacking, explaining: false)
    #expect(
      MonteCarlo.problem(of: run)?.message
        == "'\(measure)' cannot end the draws: it has no value at the central values")
  }

  @Test func `a Latin hypercube is not ended early`() throws {
    let scenario = try Self.scenario([
      "uncertainty.draws=200", "uncertainty.sampling=latin-hypercube",
      "uncertainty.stop_when={measure: qalys, standard_error: 1}",
    ])
    let problem = try #require(MonteCarlo.problem(in: scenario))
    #expect(problem.message == "a Latin hypercube is not ended early: all its draws are one design")
    #expect(problem.help == "leave 'stop_when' out, or take another 'sampling'")
  }

  @Test func `a draw that has no answer is named`() throws {
    let run = try StudyRun.answer(
      try Self.scenario([
        "uncertainty={draws: 8, parameters: {"
          + "activity.pods.emergency_admission.gbp_per_unit: "
          + "{distribution: uniform, low: 1, high: 1000000}}}"
      ]), explaining: false)
    let failure = try #require(throws: StudyFailure.self) { try run.sampled() }
    guard case .inDraw(let number, .envelopeTooSmall) = failure else {
      Issue.record("\(failure)")
      return
    }
    let alone = try #require(throws: StudyFailure.self) { try run.drawn(number) }
    guard case .inDraw(number, .envelopeTooSmall) = alone else {
      Issue.record("\(alone)")
      return
    }
  }
}
