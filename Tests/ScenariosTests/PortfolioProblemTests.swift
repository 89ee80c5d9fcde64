import Commissioning
import Foundation
import Scenarios
import Testing

@Suite struct `Problems of a portfolio scenario` {
  @Test func `there are none in a good one, and it is read as it is written`() throws {
    let files = SmallPortfolioFiles()
    #expect(try files.problems() == "")
    let scenario = try files.load()
    let problem = scenario.problem
    #expect(problem.proposals.map(\.id) == ["walks", "clinic", "line"])
    #expect(problem.proposals[0].maximumCoverage == 0.8 && problem.proposals[0].isDivisible)
    #expect(problem.proposals[1].fixedCost == 100 && !problem.proposals[1].isDivisible)
    #expect(problem.proposals[2].minimumCoverage == 0.2)
    #expect(problem.proposals.map(\.minutesPerCase) == [[30], [60], [0]])
    #expect(problem.cadres == [PortfolioProblem.Cadre(id: "nurses", wholeTimeEquivalents: 2)])
    #expect(problem.revenue == 1000 && problem.capital == nil && problem.goal == .mostBenefit)
    #expect(scenario.evidence.map(\.grade) == [.b, .c, .d])
    #expect(scenario.inputs.count == 3)
  }

  @Test func `a cell of a table can be set like any other value`() throws {
    let scenario = try SmallPortfolioFiles().load([
      "proposals.walks.cost_per_case=7", "staff_minutes.line.nurses=5", "limits.revenue=5",
    ])
    #expect(scenario.problem.proposals[0].costPerCase == 7)
    #expect(scenario.problem.proposals[2].minutesPerCase == [5])
    #expect(scenario.problem.revenue == 5)
  }

  @Test func `a table written in the scenario is read as one beside it`() throws {
    var files = SmallPortfolioFiles()
    let beside = try files.load().problem
    files.scenario = files.scenario.replacing(
      "staff_minutes: minutes.csv",
      with: "staff_minutes: { walks: { nurses: 30 }, clinic: { nurses: 60 } }")
    #expect(try files.load().problem == beside)
  }

  private static let inTable: [(String, String, String)] = [
    (
      "walks,Walks,prevention,100,10", "walks,Walks,prevention,100,-10",
      "proposals.csv:2:28: error: [value.out-of-range] 'cost_per_case' is -10, but has to be from 0 to 1000000000"
        + "\n   help: write 0 or more"
    ),
    (
      "0.1,0.8,", "0.1,1.8,",
      "proposals.csv:2:36: error: [value.out-of-range] 'maximum_coverage' is 1.8, but has to be from 0 "
        + "to 1\n   help: write 1 or less; if you mean 1.8%, write 0.018"
    ),
    (
      "clinic,Clinic", "walks,Clinic",
      "minutes.csv:3:1: error: [value.unknown-name] 'clinic' is not a known proposal\n"
        + "   help: the known ones are 'walks' and 'line'\n"
        + "proposals.csv:3:1: error: [csv.repeated-row] the row for proposal 'walks' is already on line 2\n"
        + "   help: keep one of them"
    ),
    (
      "200,1,,0.01,,0.2,", "200,1,,0.01,0.1,0.2,",
      "proposals.csv:4:44: error: [scenario.coverage] 'minimum_coverage' of 'line' is 0.2, above its "
        + "'maximum_coverage' of 0.1\n   help: lower it, or raise 'maximum_coverage'"
    ),
    (
      "walks,Walks,prevention,100", "walks,Walks,prevention,",
      "proposals.csv:2:1: error: [scenario.missing-key] 'walks' has no 'cases'\n"
        + "   help: write 'cases: …', a number of people from 1 to 100000000\n"
    ),
    (
      "cost_per_case", "cost_a_case",
      "proposals.csv:1:35: error: [csv.unknown-column] 'cost_a_case' is not a column of this table\n"
        + "   help: did you mean 'cost_per_case'?"
    ),
    (
      "line,Advice line,community", "line,Advice line,comunity",
      "proposals.csv:4:18: warning: [scenario.near-name] no other proposal is of the service line "
        + "'comunity'\n   help: nothing, if that is meant; did you mean 'community'?"
    ),
    (
      "line,Advice line", "advice.line,Advice line",
      "proposals.csv:4:1: error: [scenario.proposal-name] 'advice.line' is not a name that '--set' and "
        + "solvers can write\n   help: use letters, digits and hyphens, and say the rest in 'title'"
    ),
  ]

  @Test(arguments: inTable)
  func `of the table of proposals are told with their cell`(
    before: String, after: String, expected: String
  ) throws {
    var files = SmallPortfolioFiles()
    files.proposals = files.proposals.replacing(before, with: after)
    let found = try files.problems()
    #expect(found == expected.trimmingCharacters(in: .newlines))
  }

  private static let inScenario: [(String, String, String)] = [
    (
      "staff_minutes: minutes.csv", "staff_minutes: minute.csv",
      "minute.csv: error: [file.missing] there is no file 'minute.csv'\n"
        + "   help: did you mean 'minutes.csv'?"
    ),
    (
      "nurses: 2", "nurse: 2",
      "s.yaml:8:16: error: [value.unknown-name] 'nurse' is not a known cadre\n"
        + "   help: did you mean 'nurses'?"
    ),
    (
      "  minutes_per_wte: 90000\n", "",
      "s.yaml:6:3: error: [scenario.missing-key] 'limits' has no 'minutes_per_wte', which 'workforce' "
        + "needs\n   help: write 'minutes_per_wte: …', the minutes a whole-time equivalent works in the "
        + "year"
    ),
    (
      "limits:", "model: england\nlimits:",
      "s.yaml:5:1: error: [scenario.unknown-key] 'model' is not a key of the portfolio\n"
        + "   help: leave it out; 'almoner keys' lists the keys there are"
    ),
    (
      "limits:", "objective: { measure: lowest-cost }\nlimits:",
      "s.yaml:5:12: error: [scenario.missing-key] 'objective' has no 'at_least', which 'lowest-cost' "
        + "needs\n   help: write 'at_least: …'"
    ),
    (
      "limits:", "objective: { at_least: 3 }\nlimits:",
      "s.yaml:5:24: warning: [scenario.not-used] 'at_least' has no part in 'benefit'\n"
        + "   help: nothing to do, unless you meant 'measure: lowest-cost'"
    ),
    (
      "limits:", "objective: { equity_weights: { 1: 2 } }\nlimits:",
      "s.yaml:5:32: error: [scenario.no-shares] there are equity weights, and nothing says who gains\n"
        + "   help: give 'benefit_shares', or take 'equity_weights' out"
    ),
    (
      "limits:",
      "funds:\n  gift: { title: A gift, amount: 5, proposals: [clinc] }\nlimits:",
      "s.yaml:6:49: error: [value.unknown-name] 'clinc' is not a known proposal\n"
        + "   help: did you mean 'clinic'?"
    ),
    (
      "limits:",
      "relations:\n  both: { kind: complements, proposals: [walks, clinic, line] }\nlimits:",
      "s.yaml:6:41: error: [scenario.relation] 'both' names 3 proposals, and complements are two\n"
        + "   help: make a relation of each pair"
    ),
    (
      "limits:",
      "relations:\n  first: { kind: requires, proposals: [clinic, walks] }\nlimits:",
      "s.yaml:6:39: error: [scenario.relation] 'first' asks for 'walks', which may be funded at next to "
        + "nothing\n   help: give 'walks' a 'minimum_coverage', or write 'divisible: false'"
    ),
    (
      "  revenue: 1000\n",
      "  revenue: 1000\n  ring_fences: { a: { service_line: acute, at_least: 0.1, of: spend } }\n",
      "s.yaml:7:37: error: [value.unknown-name] 'acute' is not a known service line\n"
        + "   help: the known ones are 'prevention' and 'community'"
    ),
    (
      "  revenue: 1000\n",
      "  revenue: 1000\n  ring_fences: { a: { service_line: community, of: spend } }\n",
      "s.yaml:7:21: error: [scenario.ring-fence] ring-fence 'a' needs one of 'at_least' and 'at_most'\n"
        + "   help: write one; make a second ring-fence for the other"
    ),
    (
      "  revenue: 1000\n",
      "  revenue: 1000\n  ring_fences: { a: { service_line: community, at_least: 2, of: spend } }\n",
      "s.yaml:7:58: error: [value.range] ring-fence 'a' is 2 of spending, which is over 1\n"
        + "   help: write a share such as 0.25, or 'of: pounds'"
    ),
    (
      "  revenue: 1000\n", "",
      "s.yaml:1:1: warning: [scenario.no-budget] there is no limit on revenue or capital\n"
        + "   help: give 'limits.revenue', or every proposal that gains is funded"
    ),
    (
      "  revenue: 1000\n",
      "  revenue: 1000\n  ring_fences:\n"
        + "    a: { service_line: community, at_least: 0.7, of: spend }\n"
        + "    b: { service_line: prevention, at_least: 0.4, of: spend }\n"
        + "    c: { service_line: prevention, at_least: 0.2, of: spend }\n",
      "s.yaml:8:5: error: [scenario.ring-fence] ring-fences want 1.1 of spending, which is over 1\n"
        + "   help: lower 'at_least' in one of them"
    ),
    (
      "limits:",
      "funds:\n  gift: { title: A gift, amount: 5, proposals: [] }\nlimits:",
      "s.yaml:6:48: error: [value.missing] 'proposals' names no proposal\n   help: name one or more"
    ),
    (
      "limits:",
      "relations:\n  same: { kind: substitutes, proposals: [walks, clinic], people: 130 }\nlimits:",
      "s.yaml:6:66: warning: [scenario.limit-never-binds] 'relations.same' never binds: its proposals reach "
        + "130 people at the most\n   help: lower 'people', or leave the relation out"
    ),
    (
      "staff_minutes: minutes.csv\n", "",
      "s.yaml:7:14: error: [scenario.no-staff] there are limits on staff, and nothing says what proposals "
        + "need\n   help: give 'staff_minutes', or take 'workforce' out"
    ),
    (
      "staff_minutes: minutes.csv\n", "staff_minutes:\n",
      "s.yaml:4:15: error: [value.missing] 'staff_minutes' has no value\n   help: write a mapping of "
        + "proposals to mappings of cadres to minutes, or delete the key"
    ),
    (
      "limits:", "allocation: { time_limit: 1e300 }\nlimits:",
      "s.yaml:5:27: error: [value.out-of-range] 'time_limit' is 1e300, but has to be more than 0 and at "
        + "most 31536000\n   help: write 31536000 or less"
    ),
    (
      "kind: portfolio", "kin: portfolio",
      "s.yaml:2:1: error: [scenario.unknown-key] 'kin' is not a key of the scenario\n"
        + "   help: did you mean 'kind'?"
    ),
    (
      "kind: portfolio", "kind: portfolios",
      "s.yaml:2:7: error: [value.unknown-choice] 'portfolios' is not one of 'population', 'cohort' or "
        + "'portfolio'\n   help: did you mean 'portfolio'?"
    ),
  ]

  @Test(arguments: inScenario)
  func `of the scenario are told with their place`(
    before: String, after: String, expected: String
  ) throws {
    var files = SmallPortfolioFiles()
    files.scenario = files.scenario.replacing(before, with: after)
    #expect(try files.problems() == expected)
  }

  @Test func `of an override are told with their argument`() throws {
    #expect(
      try SmallPortfolioFiles().problems(["proposals.walk.cases=5"])
        == "--set:1:11: error: [override.unknown-name] 'walk' is not in 'proposals'\n"
        + "   help: did you mean 'walks'?")
  }

  @Test func `shares of a benefit sum to one and are there where weights are`() throws {
    var files = SmallPortfolioFiles()
    files.scenario += """
      benefit_shares:
        walks: { 1: 0.4, 2: 0.6 }
        clinic: { 1: 0.5, 2: 0.4 }
        line: { 1: 1 }
      objective: { equity_weights: { 1: 2 } }

      """
    #expect(
      try files.problems()
        == "s.yaml:11:3: error: [pack.share-sum] the benefit shares of 'clinic' sum to 0.9, not to 1\n"
        + "   help: correct one of them")
    files.scenario = files.scenario.replacing("2: 0.4 }", with: "2: 0.5 }")
    #expect(try files.load().problem.proposals.map(\.weight) == [1.4, 1.5, 2])
    files.scenario = files.scenario.replacing("  line: { 1: 1 }\n", with: "")
    #expect(
      try files.problems()
        == "s.yaml:12:30: error: [scenario.no-shares] there are equity weights, and nothing says who "
        + "gains from 'line'\n   help: give its 'benefit_shares', or take 'equity_weights' out")
  }

  @Test func `a command about a population refuses a portfolio`() throws {
    #expect(throws: Problems.self) {
      try Scenario.load("\(repository)scenarios/portfolio.yaml")
    }
  }
}
