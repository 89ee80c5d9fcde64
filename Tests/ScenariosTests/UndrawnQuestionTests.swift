import Foundation
import Scenarios
import Testing

/// Questions about draws where there are none, or too few.
struct UndrawnQuestionTests {
  @Test(arguments: [
    (
      "draws: 10\nreplan: 11",
      "s.yaml:3:11: warning: [uncertainty.no-draws] 'replan' is 11, and there are 10 draws to plan anew in\n"
        + "   help: give 10 or less, or make more draws"
    ),
    (
      "seed: 4\nreplan: 11",
      "s.yaml:3:11: warning: [uncertainty.no-draws] 'replan' is asked of draws, and none are made\n"
        + "   help: say how many with 'uncertainty.draws' or --draws"
    ),
    (
      "hold_budget: 0.9",
      "s.yaml:2:16: warning: [uncertainty.no-draws] 'hold_budget' is asked of draws, and none are made\n"
    ),
    (
      "sensitivity: { tornado: true }",
      "s.yaml:2:16: warning: [uncertainty.no-draws] 'sensitivity' is asked of draws, and none are made\n"
    ),
    (
      "stop_when: { measure: qalys, standard_error: 1 }",
      "s.yaml:2:14: warning: [uncertainty.no-draws] 'stop_when' is asked of draws, and none are made\n"
    ),
  ])
  func `a scenario that asks something of draws it does not make is warned`(
    beside: String, expected: String
  ) throws {
    let found = try uncertaintyProblems(beside: beside)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `a budget may be held in every draw, and what is not asked for needs none`() throws {
    #expect(try uncertaintyProblems(beside: "draws: 10\nhold_budget: 1\nreplan: 10") == "")
    #expect(
      try uncertaintyProblems(beside: "seed: 4\nreplan: 0\nsensitivity: { tornado: false }") == "")
  }

  @Test(arguments: [
    (
      ["uncertainty.replan=3"],
      "--set:1:20: error: [uncertainty.no-draws] 'replan' is asked of draws, and none are made\n"
        + "   help: say how many with 'uncertainty.draws' or --draws"
    ),
    (
      ["uncertainty.draws=2", "uncertainty.replan=3"],
      "--set:2:20: error: [uncertainty.no-draws] 'replan' is 3, and there are 2 draws to plan anew in\n"
        + "   help: give 2 or less, or make more draws"
    ),
  ])
  func `what is asked of no draws on the command line is an error`(
    overrides: [String], expected: String
  ) {
    let error = #expect(throws: Problems.self) {
      try Scenario.load("\(repository)scenarios/south-yorkshire.yaml", overrides: overrides)
    }
    #expect(error?.description.contains(expected) ?? false, "\(String(describing: error))")
  }
}
