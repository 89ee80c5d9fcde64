import Commissioning
import Foundation
import Parallelism
import Probability
import Reports
import Scenarios
import Studies
import Testing

/// What a run tells of its decision, in tables and on the page.
@Suite struct UncertainDecisionTests {
  private static func tables(_ run: StudyRun) throws -> [String: Data] {
    let decision = try #require(run.decision)
    return Dictionary(
      uniqueKeysWithValues: PlanDecisionTables(of: decision, in: run.scenario).all.map {
        ($0.name, $0.contents)
      })
  }

  private static let analysed: StudyRun? = {
    (try? UncertainRun.scenario([
      "uncertainty.draws=6", "uncertainty.replan=2", "uncertainty.hold_budget=0.5",
      "uncertainty.sensitivity={tornado: true, sobol: 3}", "budget.revenue.first_year=2000000",
    ])).flatMap { try? StudyRun.answer($0, explaining: false) }
  }()

  @Test func `tables of a decision have the same bytes for any number of jobs`() throws {
    let central = try #require(Self.analysed)
    let one = try Concurrency.$jobs.withValue(1) { try central.sampled().decided() }
    let three = try Concurrency.$jobs.withValue(3) { try central.sampled().decided() }
    let (first, second) = (try Self.tables(one), try Self.tables(three))
    #expect(
      Set(first.keys).isSuperset(of: [
        "evppi.csv", "sobol_indices.csv", "tornado.csv", "regret.csv",
        "decisions_under_uncertainty.csv", "fixed_plans.csv",
      ]))
    for (name, contents) in first { #expect(contents == second[name], "\(name)") }
    #expect(first.keys == second.keys)
    #expect(SummaryPage(run: one).text == SummaryPage(run: three).text)
  }

  @Test func `the page says how likely the envelope lasts in every year, once`() throws {
    let run = try #require(UncertainRun.decided)
    func words(_ kind: DrawnBudget.Kind, _ year: Int?) throws -> String {
      let chance = try #require(run.budgets.first { $0.kind == kind }).chance
      let told = year.map { chance.years[$0] } ?? chance.allYears
      let share = told.probability
      // That the plan is over the first year's envelope is settled, and has no limits.
      if share == 0, kind == .planEnvelope, year == nil { return "no draw" }
      let limits = [told.interval.lowerBound, told.interval.upperBound]
        .map { Int(($0 * 100).rounded()) }
      return
        (share == 1
        ? "every draw" : share == 0 ? "no draw" : "\(Int((share * 40).rounded())) of 40 draws")
        + " (\(limits[0]) to \(limits[1])%)"
    }
    let sentence =
      "All care stays within the envelope in 2027/28 in \(try words(.nothingEnvelope, 1)) if nothing is done, "
      + "and in \(try words(.planEnvelope, 1)) with the plan; in every year, in "
      + "\(try words(.nothingEnvelope, nil)) if nothing is done and in \(try words(.planEnvelope, nil)) with the "
      + "plan. That the plan never does in 2026/27 follows from how the model is built: doing nothing spends "
      + "that year's envelope to the pound, and what the plan costs comes on top."
    let lines = SummaryPage(run: run).text.split(separator: "\n")
    #expect(
      lines.filter { $0.contains("stays within the envelope") }.map(String.init) == [sentence])
  }

  @Test func `the page names the limit that the chosen plan breaks most often`() throws {
    let scenario = try UncertainRun.scenario([
      "uncertainty.draws=6", "uncertainty.replan=4", "budget.revenue.first_year=2000000",
    ])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    let regret = WrittenTable(try #require(try Self.tables(run)["regret.csv"]))
    let broken = regret.rows.compactMap { $0["chosen_breaks"] }.filter { !$0.isEmpty }
    let times = Dictionary(grouping: broken, by: \.self).mapValues(\.count)
    let most = try #require(times.max { $0.value < $1.value })
    #expect(times.values.count { $0 == most.value } == 1 && times.count > 1, "\(times)")
    #expect(broken.count < 4)
    let page = SummaryPage(run: run).text
    #expect(
      page.contains("The chosen plan breaks a limit in \(broken.count) of 4 draws (")
        && page.contains(
          "%), most often '\(most.key)' (regret.csv has each), and so gains there what no plan that kept to it "
            + "could."),
      "\(page)")
  }

  @Test func `the page says what it can of forty draws, and no more`() throws {
    let page = SummaryPage(run: try #require(UncertainRun.decided)).text
    #expect(
      page.contains(
        "## How sure\n\nOnly 40 draws: the ends of the 95% ranges rest on one or two of them. Make 1,000 "
          + "before you quote them.\n\n40 draws, each made at random (seed 3), of 218 parameters (433 "
          + "numbers, each a row of parameters.csv). Of the parameters 105 "
          + "vary with others, by a correlation or a bound; the rest each on its own."))
    #expect(
      page.contains(
        "## What the uncertainty means for the decision\n\nOnly 40 draws: a chance near one half may be off "
          + "by 16 in 100 either way. Make 1,000 before you quote any.\n\nFrom 40 draws. "))
    #expect(
      page.contains("If nothing is done, 2026/27 balances in every draw, as what the model does"))
    #expect(!page.contains("| Balance 2026/27, doing nothing"))
    #expect(
      page.contains(
        " no draw with the plan. That the plan never does in 2026/27 follows from how the model is built: "
          + "doing nothing spends that year's envelope to the pound, and what the plan costs comes on top."
      )
    )
    // Each system's balance is told once, and of what is bought by its own name.
    #expect(page.contains("| Balance 2027/28, with the plan (£m) |"))
    #expect(!page.contains("How sure each balance"))
    #expect(page.contains(" the balance of 2027/28 depends most on "))
    let sentences = page.split(separator: "\n").filter { !$0.hasPrefix("|") }
    #expect(
      !sentences.contains { $0.contains("of 100 draws under") || $0.contains("% of draws if") })
    #expect(sentences.filter { $0.hasPrefix("The plan's programmes stay within") }.count == 1)
  }

  @Test func `a year in which nothing is bought is settled by no construction`() throws {
    let scenario = try UncertainRun.scenario(["uncertainty.draws=4", "budget.revenue.first_year=0"])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    let page = SummaryPage(run: run).text
    #expect(page.contains("All care stays within the envelope in 2027/28"))
    #expect(!page.contains("follows from how the model is built"))
    #expect(
      page.contains(
        "The plan buys nothing, and so is doing nothing in every draw: there is no choice between the two "
          + "that more could be known about."))
    #expect(!page.contains("is best on average"))
  }

  @Test
  func `where quality of life is not measured nothing is said of it, and money is told as ever`()
    throws
  {
    let scenario = try UncertainRun.scenario([
      "uncertainty.draws=16", "years.follow_up=0", "quality_of_life=null",
      "objective.measure=bed-days", "budget.revenue.first_year=2000000",
    ])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    #expect(run.decision == nil)
    let page = SummaryPage(run: run).text
    #expect(!page.contains("nan") && !page.contains("gains health"))
    #expect(page.contains("The plan saves the system money in no draw (0 to 19%)."))
    #expect(page.contains("The plan's programmes stay within their money in every year in "))
    let files = UncertainRun.files(run)
    #expect(files["budget_chance.csv"] != nil && files["ce_plane.csv"] == nil)
    let headlines = UncertainRun.lines(files["headlines.csv"])
    #expect(!headlines.contains { $0.hasPrefix("qalys_discounted") || $0.hasPrefix("net_benefit") })
  }

  @Test func `of one draw the page says where what was asked about the decision is`() throws {
    let scenario = try UncertainRun.scenario([
      "uncertainty.draws=1", "uncertainty.sensitivity.tornado=true",
    ])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    #expect(
      SummaryPage(run: run).text.contains(
        "One draw gives neither ranges nor chances: what was asked about the decision is in its tables, and "
          + "on this page once there are at least two."))
    #expect(UncertainRun.files(run)["tornado.csv"] != nil)
  }

  @Test func `a narrow page keeps every word of what its rows are of`() throws {
    let run = try #require(UncertainRun.decided)
    let page = TerminalPage(run: run, width: 60, usesColour: false).text
    #expect(!page.contains("…"))
    // A label of four words, in a column too narrow for it.
    #expect(page.contains("\n  Cost to the") && page.contains("\n    "))
    let words = page.split { $0 == " " || $0 == "\n" }
    #expect(words.filter { $0 == "(£m)" }.count >= 3)
  }

  @Test func `a share of cost is called by what it is`() throws {
    let scenario = try UncertainRun.scenario(["uncertainty.draws=60"])
    let own = "how cost follows activity"
    let groups = try #require(scenario.uncertainty).joint.parameters.map(\.group)
    let others = Set(groups).subtracting([own]).sorted().joined(separator: ", ")
    let held = try UncertainRun.scenario([
      "uncertainty.draws=60", "uncertainty.hold=[\(others)]",
    ])
    let run = try StudyRun.answer(held, explaining: false).sampled().decided()
    let page = SummaryPage(run: run).text
    #expect(page.contains("Uncertain, by group: \(own) 15."))
    #expect(
      page.contains(
        /depends? (most )?on the (fixed|semi-fixed|variable) share of the cost of [A-Za-z]/),
      "\(page)")
  }

  @Test func `the range of regret is said to be of the draws planned anew`() throws {
    let run = try #require(Self.analysed).sampled().decided()
    let found = try #require(run.decision?.replanning).draws.count { $0.best != nil }
    #expect(found == 2)
    let page = SummaryPage(run: run).text
    // The next of three alike is the lowest or highest in two of three.
    #expect(
      page.contains(
        " in these 2 draws). That range is of these draws alone: about 67% of further draws would lie outside "
          + "it."), "\(page)")
    #expect(
      page.contains(" ('first_order' in sobol_indices.csv) is not known well from so few points"))
  }

  @Test func `one draw has no ranges and no numbers that are none`() throws {
    let scenario = try UncertainRun.scenario(["uncertainty.draws=1"])
    let run = try StudyRun.answer(scenario, explaining: false).sampled().decided()
    let page = SummaryPage(run: run).text
    #expect(
      page.contains(
        "## How sure\n\nOne draw has no range, and tells neither chances nor how sure a choice is: make "
          + "1,000.\n\n1 draw, made at random (seed 1), of 218 parameters (433 numbers, each a row of "
          + "parameters.csv)."))
    #expect(page.contains("| central | in the draw |"))
    #expect(!page.contains("What the uncertainty means"))
    #expect(!page.contains("nan") && !page.contains("inf%"))
    let files = UncertainRun.files(run).merging(try Self.tables(run)) { first, _ in first }
    for (name, contents) in files {
      for line in UncertainRun.lines(contents) {
        let cells = line.split(separator: ",")
        #expect(!cells.contains { ["nan", "-nan", "inf", "-inf"].contains($0) }, "\(name)")
      }
    }
    let chances = WrittenTable(try #require(files["ceac.csv"])).rows
    #expect(!chances.isEmpty && chances.allSatisfy { $0["standard_error"] == "" })
  }
}
