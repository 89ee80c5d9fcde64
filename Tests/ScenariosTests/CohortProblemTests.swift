import Foundation
import Scenarios
import Testing

/// The problems of Sick-Sicker with some of its pack changed and some overrides, as they are shown;
/// warnings where there is no error.
func problems(
  changing file: String = "", _ before: String = "", to after: String = "",
  setting overrides: [String] = []
) throws -> String {
  var found = ""
  try withCopy(ofPack: "sick-sicker", scenario: "sick-sicker") { folder in
    if !file.isEmpty {
      let path = "\(folder)/models/sick-sicker/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacing(before, with: after)
      #expect(changed != text, "the change changes something")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    do {
      found = try Question.load("\(folder)/s.yaml", overrides: overrides).warnings.description
    } catch {
      found = "\(error)".replacing("\(folder)/", with: "")
    }
  }
  return found
}

/// The problems with another table of transitions.
func problems(
  ofTransitions table: String, basis: String, setting overrides: [String] = []
) throws -> String {
  let original = try String(
    contentsOfFile: "\(repository)models/sick-sicker/transitions.csv", encoding: .utf8)
  return try problems(
    changing: "transitions.csv", original, to: table,
    setting: ["transition_basis=\(basis)", "treatments.B.hazard_ratios=null"] + overrides)
}

struct CohortProblemTests {
  @Test func `the shipped model has no problem`() throws {
    #expect(try problems() == "")
  }

  @Test func `rates that act together have a limit, and those below it are followed`() throws {
    func found(hazardRatio: String) throws -> String {
      try problems(setting: [
        "transition_basis=rates", "treatments.B.hazard_ratios.S1.S2=\(hazardRatio)",
      ])
    }
    #expect(try found(hazardRatio: "90000") == "")
    #expect(
      try found(hazardRatio: "1e9")
        == "models/sick-sicker/transitions.csv:4:1: error: [pack.row-sum] people leave S1 "
        + "105000000.506 times a cycle in cycle 0 under strategy 'B', and at most 10000 can be followed\n"
        + "   help: lower a rate or a hazard ratio, or make cycles shorter")
  }

  private static let asked: [(String, String)] = [
    (
      "start={H: 0.9}",
      "--set:1:11: error: [pack.share-sum] the shares of 'start' sum to 0.9, not to 1\n"
        + "   help: correct one of them"
    ),
    (
      "start.S3=0",
      "--set:1:7: error: [value.unknown-name] 'S3' is not a known state\n"
        + "   help: did you mean 'S1'?"
    ),
    (
      "treatments.B.costs.S9=5",
      "--set:1:20: error: [value.unknown-name] 'S9' is not a known state\n"
        + "   help: did you mean 'S1'?"
    ),
    (
      "strategies.B.treatments=[B, C]",
      "--set:1:29: error: [value.unknown-name] 'C' is not a known treatment\n"
        + "   help: the known ones are 'A' and 'B'"
    ),
    (
      "treatments.B.hazard_ratios.H={S2: 0.5}",
      "--set:1:35: error: [scenario.no-move] treatment 'B' has a hazard ratio on moves from H to S2, "
        + "and there are none\n"
        + "   help: add them to the table of transitions, or take the ratio out"
    ),
    (
      "treatments.B.hazard_ratios.S1=0.5",
      "--set:1:31: error: [value.wrong-shape] 'S1' has to be a mapping of states to ratios, not a "
        + "single value\n   help: write the state reached and the ratio: { D: 0.8 }"
    ),
    (
      "treatments.B.utilities={S1: 0.8}",
      "two treatments of strategy 'AB' set the quality of life of one state\n"
        + "   help: let one treatment set it, or make a treatment of both together"
    ),
    (
      "counting=exact",
      "--set:1:10: error: [scenario.counting] 'exact' counts what rates do within a cycle, and these "
        + "are survivor-rates\n   help: choose another 'counting', such as half-cycle"
    ),
    (
      "counting=simpsn",
      "--set:1:10: error: [value.unknown-choice] 'simpsn' is not one of 'half-cycle', 'none', 'beginning', "
        + "'end', 'life-table', 'simpson', 'darth-simpson' or 'exact'\n   help: did you mean 'simpson'?"
    ),
    (
      "discounting.health=null",
      "s.yaml:6:14: error: [scenario.missing-key] 'discounting' has no 'health', which 'basis: given' "
        + "needs\n   help: write 'health: …', such as 0.035"
    ),
    (
      "states.S1.utility=1.2",
      "--set:1:19: error: [value.out-of-range] 'utility' is 1.2, but has to be from -1 to 1"
    ),
    (
      "states.D.utility=0.2",
      "--set:1:18: error: [pack.dead-utility] 'D' is dead, and its quality of life is 0.2\n"
        + "   help: write 0, or take 'dead: true' away"
    ),
    (
      "treatments.A.utilities.D=0.2",
      "--set:1:26: error: [pack.dead-utility] 'D' is dead, and its quality of life under 'A' is "
        + "0.2\n   help: take it out"
    ),
    (
      "kind=cohrt",
      "--set:1:6: error: [value.unknown-choice] 'cohrt' is not one of 'population' or 'cohort'\n"
        + "   help: did you mean 'cohort'?"
    ),
    (
      "treatments.B.hazard_ratio={S1: {S2: 0.5}}",
      "--set:1:14: error: [scenario.unknown-key] 'hazard_ratio' is not a key of 'B'"
    ),
  ]

  @Test(arguments: CohortProblemTests.asked)
  func `a mistake in what is asked is named with its place and remedy`(
    override: String, expected: String
  ) throws {
    let found = try problems(setting: [override])
    #expect(found.contains(expected), "\(found)")
  }

  private static let tables: [(String, String, String)] = [
    (
      "S1,H,0.5,1", "S1,H,-0.5,1",
      "transitions.csv:4:6: error: [value.out-of-range] 'annual_rate' is -0.5, but has to be 0 or more"
    ),
    (
      "S1,H,0.5,1", "S1,S4,0.5,1",
      "transitions.csv:4:4: error: [value.unknown-name] 'S4' is not a known state"
    ),
    (
      "S2,D,,10,H\n", "",
      "transitions.csv: error: [pack.missing-row] strategy 'SoC' has no row from S2, which is not "
        + "dead\n   help: add its moves, or write 'dead: true' at the state"
    ),
    (
      "S2,D,,10,H\n", "S2,D,,10,H\nD,H,0.1,1,\n",
      "transitions.csv:8:1: error: [pack.dead-move] nobody leaves D, which is dead\n"
        + "   help: delete the row"
    ),
    (
      "S1,H,0.5,1", "S1,H,5,1",
      "transitions.csv:4:1: error: [pack.row-sum] the chances of leaving S1 in cycle 0 under strategy "
        + "'SoC' sum to 1.092937530415, which is over 1\n"
        + "   help: lower a rate or a hazard ratio, or make cycles shorter"
    ),
    (
      "S1,H,0.5,1,", "S1,H,0.5,1,\nS1,H,0.4,1,",
      "transitions.csv:5:1: error: [pack.overlap] this row from S1 to H overlaps the one on line 4\n"
        + "   help: let each cycle and time in state stand in one row"
    ),
    (
      "S1,H,0.5,1,", "S1,H,0.5,1,\nS1,S1,0.4,1,",
      "transitions.csv:5:1: error: [pack.staying] staying in S1 has no rate and no hazard ratio\n"
        + "   help: delete the row; staying is what moves leave over"
    ),
  ]

  @Test(arguments: CohortProblemTests.tables)
  func `a mistake in the table of transitions is named with its place and remedy`(
    before: String, after: String, expected: String
  ) throws {
    let found = try problems(changing: "transitions.csv", before, to: after)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `a strategy cannot be called as every strategy is`() throws {
    #expect(
      try problems(changing: "model.yaml", "  SoC: {", to: "  all: {")
        == "models/sick-sicker/model.yaml:32:8: error: [scenario.strategy-name] a strategy cannot be "
        + "called 'all', which stands for every one\n   help: give it another code")
  }

  @Test func `the dead may cost something, which is warned of`() throws {
    #expect(
      try problems(setting: ["states.D.cost=100"])
        == "--set:1:15: warning: [pack.dead-cost] 'D' is dead, and costs 100 every year\n"
        + "   help: write 0; what dying costs comes once, in the table 'transition_rewards'")
  }

  @Test func `a mistake in a treatment is all that is named`() throws {
    #expect(
      try problems(setting: ["treatments.B.hazard_ratios.S1.S2=-1"])
        == "--set:1:34: error: [value.out-of-range] 'S2' is -1, but has to be 0 or more\n"
        + "   help: write 0 or more")
  }

  @Test func `mistakes in different parts are all reported at once`() throws {
    let found = try problems(
      changing: "transitions.csv", "S1,H,0.5,1", to: "S1,H,-0.5,1",
      setting: ["start={H: 0.9}", "strategies.B.treatments=[C]", "cycles.count=0"])
    let places = found.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { String($0.prefix { $0 != "[" }) }
    #expect(
      places == [
        "--set:1:11: error: ", "--set:2:26: error: ", "--set:3:14: error: ",
        "models/sick-sicker/transitions.csv:4:6: error: ",
      ], "\(found)")
  }

  @Test func `a study of a population says that a cohort model is not one`() {
    var found = ""
    do {
      _ = try Scenario.load("\(repository)scenarios/sick-sicker.yaml")
    } catch {
      found = error.description
    }
    #expect(found.contains("[scenario.kind] the model pack 'sick-sicker' is a cohort model"))
  }
}
