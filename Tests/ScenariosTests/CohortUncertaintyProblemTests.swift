import Scenarios
import Testing

/// What is wrong with `uncertainty` of a cohort.
struct CohortUncertaintyProblemTests {
  @Test(arguments: [
    (
      "uncertainty.draws=0",
      "--set:1:19: error: [value.out-of-range] 'draws' is 0, but has to be from 1 to 10000000\n"
        + "   help: write 1 or more"
    ),
    (
      "uncertainty={parameters: {states.S1.costs: {distribution: gamma, sd: 5}}}",
      "--set:1:27: error: [uncertainty.unknown-path] 'states.S1.costs' names nothing that can be "
        + "uncertain\n   help: did you mean 'states.S1.cost'?"
    ),
    (
      "uncertainty={parameters: {discounting.cost: {distribution: beta, sd: 0.01}}}",
      "--set:1:27: error: [uncertainty.not-uncertain] 'discounting.cost' is a number that cannot be "
        + "uncertain\n   help: what can be: costs and utilities of states, moves of 'transitions', what "
        + "treatments add, set or multiply, and 'transition_rewards'"
    ),
  ])
  func `bad beliefs are placed, with a remedy`(setting: String, expected: String) throws {
    #expect(try problems(setting: [setting]) == expected)
  }

  @Test func `a mean apart from the value in the files is told without a plan`() throws {
    let warnings = try Question.load(
      "\(repository)scenarios/sick-sicker.yaml", overrides: ["uncertainty.draws=2"]
    ).warnings.description
    #expect(
      warnings.contains(
        """
        warning: [uncertainty.mean] the mean of the distribution of 'states.S1.utility' is 0.7429, and the \
        value in the files, at which strategies are compared without draws, 0.75
           help: nothing, if that is meant; else make them agree
        """), "\(warnings)")
    #expect(!warnings.contains("a plan"))
  }

  @Test func `draws of a model of which nothing is uncertain are refused`() throws {
    #expect(
      try problems(
        changing: "model.yaml", "uncertainty: uncertainty.yaml\n", to: "",
        setting: ["uncertainty.draws=10"])
        == "--set:1:19: error: [uncertainty.nothing] draws are asked for, and nothing is said to be "
        + "uncertain\n   help: add 'parameters' with a distribution each; the pack has none of its own"
    )
  }
}
