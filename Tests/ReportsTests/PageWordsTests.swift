import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing
import Wording

/// What a page says in words that its reader needs no key to.
struct PageWordsTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

  /// The page of South Yorkshire for two years and one of follow-up, under other settings.
  private static func page(_ settings: [String], draws: Bool = false) throws -> String {
    let scenario = try Scenario.load(
      "\(root)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1"] + settings)
    let run = try StudyRun.answer(scenario)
    return SummaryPage(run: draws ? try run.sampled().decided() : run).text
  }

  /// A section of a page, by how its title begins.
  private func section(_ title: String, of page: String) throws -> String {
    try #require(page.components(separatedBy: "## ").first { $0.hasPrefix(title) }, "\(page)")
  }

  /// Two relations that bind, one in each place and one in all of them.
  private static let bound = Result {
    try page([
      "limits.relations.weight={rule: substitutes, programmes: "
        + "[weight-management, diabetes-prevention], together: 0.01}",
      "limits.access.core={programme: weight-management, at_least: 0.9, of: reached, quintile: 1}",
    ])
  }

  @Test func `a limit that binds is told by its sentence, with its code to find it by`() throws {
    let binding = try section("What binds", of: Self.bound.get())
    let inPlace =
      #/Behavioural weight management and diabetes prevention programme together may reach at most 1% of eligible people in 202\d/2\d \(relations\.weight, in (Barnsley|Doncaster|Rotherham|Sheffield)\): [0-9.]+% of eligible people more would gain /#
    #expect(binding.firstMatch(of: inPlace) != nil, "\(binding)")
    let everywhere =
      #/Of the people behavioural weight management reaches, at least 90% must be of quintile 1 in 202\d/2\d \(access\.core\): this binds, and what easing it would gain cannot be told from this plan, as no price of it holds for any amount; try it with --set\./#
    #expect(binding.firstMatch(of: everywhere) != nil, "\(binding)")
  }

  @Test func `a rule that breaks a limit says which in words, and how often`() throws {
    let rules = try section("What other rules", of: Self.bound.get())
    let broken =
      #/An even split breaks: .*of the people behavioural weight management reaches, at least 90% must be of quintile 1 in 202\d/2\d \(access\.core: off by [0-9,.]+ people, and once more\)/#
    #expect(rules.firstMatch(of: broken) != nil, "\(rules)")
    #expect(!rules.contains("the worst of"))
    let row = try #require(rules.split(separator: "\n").first { $0.hasPrefix("| An even split |") })
    #expect(row.hasSuffix(" 2 (10 times) |"), "\(row)")
    #expect(rules.contains("| The plan |") && rules.contains(" none |"))
  }

  /// What else it buys would gain QALYs and little of the gap.
  @Test func `a plan that puts something else first is not said to have missed a better one`()
    throws
  {
    let page = try Self.page(["objective.measure=inequality", "objective.then=[qalys]"])
    let rules = try section("What other rules", of: page)
    #expect(
      rules.contains(
        "as the plan is chosen for something else first: the smallest gap in life expectancy"),
      "\(rules)")
    #expect(!rules.contains("missed a better plan"))
    #expect(!page.contains("as they gain nothing"))
  }

  @Test func `years that pass the envelope are told as they are`() throws {
    let balances = try section(
      "Whether it is affordable", of: Self.page(["budget.envelope.growth=0.2"]))
    #expect(
      balances.contains("The system's cost passes its envelope in 2026/27."), "\(balances)")
    let all = try section("Whether it is affordable", of: Self.page([]))
    #expect(
      all.contains(
        "The system's cost passes its envelope from 2026/27, and without the plan from 2027/28."),
      "\(all)")
  }

  @Test func `where a QALY is worth next to nothing the page says that nothing is worth its cost`()
    throws
  {
    let page = try Self.page(["objective.pounds_per_qaly=1"])
    #expect(page.contains("Nothing: no programme gains as much as it takes at £1 a QALY."))
  }

  /// In two years too little grows for a place in the order to matter to what is shown.
  @Test(arguments: [2, 6])
  func `what the plan costs in an average over orders is told from what it costs at the end`(
    years: Int
  ) throws {
    let scenario = try Scenario.load(
      "\(Self.root)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=\(years)", "years.follow_up=1"])
    let run = try StudyRun.answer(scenario)
    let causes = try section("Why it changes", of: SummaryPage(run: run).text)
    let attribution = try #require(run.attribution)
    func shown(_ comparison: Attribution.Comparison) throws -> String {
      let change = try #require(
        attribution.change(of: .cost, comparison, in: scenario.model.horizon.years[years - 1]))
      let parts = change.parts.filter { $0.cause.group == .interventions }.map(\.value)
      return "+" + Amount.fixed(parts.reduce(0, +) / 1e6, 1)
    }
    let (averaged, last) = (try shown(.sinceFirstYear), try shown(.againstDoingNothing))
    #expect(causes.contains("| What the plan does | \(averaged) |"))
    #expect((averaged == last) == (years == 2))
    #expect(
      causes.contains(
        "Against doing nothing, as on the rest of this page, the plan changes cost by \(last) (£m). In this "
          + "table it is \(averaged), as in some orders it comes in before people, use and prices have grown."
      )
        == (years == 6),
      "\(causes)")
  }

  /// An envelope less than modelled care alone is no mistake where it is said what else is spent.
  @Test(arguments: [
    ("1.9e9", "1230000000", "£1.23bn", "64.7%"), ("1.9e9", "0", "£0", "0%"),
    ("4e9", "1230000000", "£1.23bn", "30.8%"),
  ])
  func `a first year that does not balance by construction is told as it is`(
    envelope: String, notModelled: String, pounds: String, share: String
  ) throws {
    let given = "{basis: given, first_year: \(envelope), not_modelled: \(notModelled)}"
    for settings in [[], ["budget.revenue=null", "limits=null"]] {
      let page = try Self.page(["budget.envelope=\(given)"] + settings)
      let money = try section("Whether it is affordable", of: page)
      let row = try #require(money.split(separator: "\n").first { $0.hasPrefix("| 2026/27 |") })
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let written = cells[3].replacing("−", with: "-").replacing(",", with: "")
      let balance = try #require(Double(written))
      let told = try #require(
        money.firstMatch(
          of:
            #/gives (\S+) of the envelope of 2026/27 \((\S+)\), the line 'not-modelled', which grows as modelled care does: with it, doing nothing is £(\S+) (over|within) that envelope\./#
        ), "\(money)")
      #expect(told.1 == pounds && told.2 == share)
      #expect("£\(told.3)" == Amount.pounds(abs(balance) * 1e6))
      #expect((told.4 == "over") == (balance < 0))
      #expect(!page.contains("by construction"))
      #expect(page.contains(" is given as spent on what the model does not follow."))
    }
  }

  /// The line's own amount, so that the first year balances and yet by no construction.
  @Test func `an amount that makes the first year balance is not told as what is left`() throws {
    let own = try #require(
      try Self.notModelledLine(), "a run without it says what would balance")
    let page = try Self.page(
      [
        "budget.envelope.not_modelled=\(own)",
        "uncertainty={draws: 3, parameters: {money.cost_uplift: {distribution: normal, sd: 0.01}}}",
      ], draws: true)
    #expect(!page.contains("taken to cost what is left"))
    #expect(!page.contains("follows from how the model is built"))
    #expect(page.contains("| Balance 2026/27, doing nothing"))
  }

  private static func notModelledLine() throws -> Double? {
    let scenario = try Scenario.load(
      "\(root)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1", "budget.revenue=null", "limits=null"])
    let run = try StudyRun.answer(scenario, explaining: false)
    return run.baseline.accounts.first?.costs.filter { $0.serviceLine == Accounts.notModelled }
      .reduce(0.0) { $0 + $1.pounds }
  }

  @Test func `every flag that lays something over the scenario is told, long ones cut short`()
    throws
  {
    let question = try Question.load(
      "\(Self.root)scenarios/south-yorkshire.yaml",
      overrides: [
        "years.count=2", "years.follow_up=1",
        "uncertainty={parameters: {money.efficiency: {distribution: normal, sd: 0.002}}}",
      ],
      settings: [
        Setting(flag: "--objective", path: "objective.measure", text: "qalys"),
        Setting(flag: "--objective", path: "objective.then", list: "bed-days"),
        Setting(flag: "--draws", path: "uncertainty.draws", text: "2"),
        Setting(switch: "--tornado", path: "uncertainty.sensitivity.tornado"),
        Setting(
          flag: "--willingness-to-pay", path: "uncertainty.willingness_to_pay", list: "20000,30000"),
      ], from: FileShelf())
    guard case .population(let scenario) = question else { return }
    let page = SummaryPage(run: try StudyRun.answer(scenario, explaining: false)).text
    #expect(
      page.contains(
        "with --set years.count=2 --set years.follow_up=1 --set uncertainty={parameters: "
          + "{money.efficiency: {distribut… --objective qalys,bed-days --draws 2 --tornado "
          + "--willingness-to-pay 20000,30000. Numbers"), "\(page.prefix(900))")
  }

  @Test func `what is set is told where the scenario is named`() throws {
    let page = try Self.page(["system=QHL", "budget.revenue.first_year=9000000"])
    #expect(
      page.contains(
        "Scenario: South Yorkshire, ten years from 2026/27 (\(Self.root)scenarios/south-yorkshire.yaml), with "
          + "--set years.count=2 --set years.follow_up=1 --set system=QHL --set "
          + "budget.revenue.first_year=9000000. Numbers are rounded, and may not add up as they are shown."
      ), "\(page.prefix(900))")
  }

  @Test func `programmes are added up to what the page says elsewhere they cost`() throws {
    let run = try #require(ShortRun.run)
    let page = SummaryPage(run: run).text
    let bought = try section("What the plan buys", of: page)
    #expect(bought.hasPrefix("What the plan buys, 2026/27 to 2027/28 (£m)\n"))
    let total = try #require(bought.firstMatch(of: #/\| All programmes \|  \|  \| ([0-9.]+) \|/#))
    #expect(page.contains("programmes alone are £\(total.1)m, undiscounted"), "\(bought)")
  }

  @Test func `balances that differ are told to be of one organisation and of all`() throws {
    let page = try Self.page(["system=all"])
    let whom = try section("What it costs whom", of: page)
    #expect(
      whom.firstMatch(
        of:
          #/Each of these balances is of one organisation; the [−+0-9.,]+ above is of all systems, with [−+]?£[0-9.,]+[kmbn]* of organisations not shown here\./#
      ) != nil, "\(whom)")
  }

  @Test func `millions of pounds have commas for thousands`() throws {
    let page = SummaryPage(run: try #require(ShortRun.run)).text
    let affordable = try section("Whether it is affordable", of: page)
    #expect(affordable.contains("| 2026/27 | 3,237.7 | 3,237.7 | 0.0 |"), "\(affordable)")
  }

  @Test func `numbers of a row have as many decimals as one another`() throws {
    let page = SummaryPage(run: try #require(UncertainRun.sampled)).text
    let sure = try section("How sure", of: page)
    let rows = sure.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count > 6)
    for row in rows where !row.contains("---") {
      let cells = row.split(separator: "|").dropFirst().joined(separator: " ")
      let numbers = cells.split(separator: " ").filter { $0.contains(where: \.isNumber) }
      let decimals = Set(numbers.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 })
      #expect(numbers.count == 6 && decimals.count == 1, "\(row)")
    }
  }

  @Test func `a gain and a range are told with their signs`() throws {
    let page = SummaryPage(run: try #require(UncertainRun.decided)).text
    let sure = try section("How sure", of: page)
    let row = try #require(sure.split(separator: "\n").first { $0.contains("Net benefit at") })
    let cells = row.split(separator: "|").dropFirst().joined(separator: " ")
    for number in cells.split(separator: " ") where number.contains(where: \.isNumber) {
      #expect(number.hasPrefix("+") || number.hasPrefix("−"), "\(row)")
    }
    let decision = try section("What the uncertainty means", of: page)
    #expect(
      decision.firstMatch(of: #/\| The plan \| \d+ of 40 \| [+−]£/#) != nil, "\(decision)")
  }

  @Test func `a cohort's parameters are told in words`() throws {
    guard
      case .cohort(let scenario) = try Question.load(
        "\(Self.root)scenarios/sick-sicker.yaml", overrides: ["uncertainty.draws=100"])
    else { throw CocoaError(.fileReadCorruptFile) }
    let page = SummaryPage(study: try CohortStudy.answer(scenario).sampled()).text
    let decision = try section("What the uncertainty means", of: page)
    #expect(
      decision.firstMatch(
        of:
          #/depends most on the cost of treatment B \(\d+%, standard error \d+%\) and the hazard ratio of treatment B for moves from sick to sicker \(/#
      ) != nil, "\(decision)")
    #expect(!decision.contains("treatments."))
  }

  @Test func `a plan without money is told to have nothing to allocate, once`() throws {
    let page = try Self.page(
      ["budget.revenue.first_year=0", "uncertainty.draws=10"], draws: true)
    let bought = try section("What the plan buys", of: page)
    let told =
      "Nothing: there is no money for programmes ('budget.revenue' is 0), so there is nothing to allocate, "
      + "and the plan is doing nothing.\n"
    #expect(bought.contains(told))
    #expect(page.components(separatedBy: told).count == 2)
    #expect(page.components(separatedBy: "nothing to allocate").count == 2)
    for absent in [
      "## What it does", "## What other rules", "gains 0", "draws with the plan", "QALYs gained",
      "The plan gains", "The plan's programmes stay",
    ] {
      #expect(!page.contains(absent), "\(absent)\n\(page)")
    }
  }
}
