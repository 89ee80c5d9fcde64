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

  /// Half of what bounds it lies above the most a utility may be.
  @Test func `a bound that goes where the files allow no value is refused`() throws {
    let told = try problems(setting: [
      "uncertainty={draws: 10, parameters: {states.S1.utility: {distribution: beta, alpha: 130, beta: 45, "
        + "at_least: transitions.S1.H.annual_rate}, transitions.S1.H.annual_rate: "
        + "{distribution: gamma, shape: 3, scale: 0.16666666}}}"
    ])
    #expect(
      told.contains(
        "error: [uncertainty.out-of-range] 'states.S1.utility' has to be from -1 to 1, and "
          + "'transitions.S1.H.annual_rate', which bounds it, goes above that\n   help: cut "
          + "'transitions.S1.H.annual_rate' off with 'high', or take the bound out"), "\(told)")
  }

  @Test func `draws of what has one value only are refused`() throws {
    let told = try problems(setting: [
      "uncertainty={draws: 3, parameters: {states.H.cost: {distribution: point, mean: 2500}}, hold: [quality "
        + "of life, transitions, treatment A, treatment B, states.S1.cost, states.S2.cost]}"
    ])
    #expect(
      told.contains(
        "error: [uncertainty.nothing] draws are asked for, and all that is drawn has one value ('point')\n"
          + "   help: give one of them another distribution"), "\(told)")
  }
}
