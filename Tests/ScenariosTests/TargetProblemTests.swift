import Testing

/// Beliefs about who is eligible, staff and case-mix drift that no file could hold.
struct TargetProblemTests {
  @Test(arguments: [
    (
      "need.case_mix_drift: { distribution: uniform, low: 0, high: 1.5 }",
      "error: [uncertainty.out-of-range] 'need.case_mix_drift' has to be from 0 to 1, and its distribution "
        + "goes above\n   help: write 'high: 1'"
    ),
    (
      "need.case_mix_drift: { distribution: uniform, low: 0.2, high: 1 }",
      "error: [uncertainty.support] the central value of 'need.case_mix_drift', 0, is one that its "
        + "distribution never takes: it goes from 0.2 to 1\n   help: change the distribution, or the value"
    ),
    (
      "interventions.falls-exercise.eligible.share: { distribution: normal, sd: 0.3 }",
      "error: [uncertainty.out-of-range] 'interventions.falls-exercise.eligible.share' has to be from 0 to "
        + "1, and its distribution goes below and above\n"
        + "   help: write 'low: 0, high: 1' to cut it off, or take beta"
    ),
    (
      "interventions.talking-therapies.eligible.share: { distribution: beta, sd: 0.02 }",
      "error: [uncertainty.rows] 'interventions.talking-therapies.eligible.share' has 5 rows, each with its "
        + "own value, and one distribution is given\n"
        + "   help: write 'ratio_95: [0.8, 1.25]' for all of them"
    ),
    (
      "interventions.outpatient-transformation.eligible.share: { distribution: beta, sd: 0.02 }",
      "error: [uncertainty.unknown-path] 'interventions.outpatient-transformation.eligible.share' names "
        + "nothing that can be uncertain"
    ),
    (
      "interventions.stop-smoking.workforce.health-advisers: { distribution: normal, sd: 2 }",
      "error: [uncertainty.out-of-range] 'interventions.stop-smoking.workforce.health-advisers' has to be 0 "
        + "or more, and its distribution goes below\n"
        + "   help: write 'low: 0' to cut it off, or take gamma or lognormal"
    ),
    (
      "interventions.stop-smoking.workforce.health-adviser: { distribution: gamma, sd: 1 }",
      "error: [uncertainty.unknown-path] 'interventions.stop-smoking.workforce.health-adviser' names nothing "
        + "that can be uncertain\n"
        + "   help: did you mean 'interventions.stop-smoking.workforce.health-advisers'?"
    ),
  ])
  func `values out of range are placed`(parameters: String, expected: String) throws {
    let found = try uncertaintyProblems(parameters: parameters)
    #expect(found.contains("s.yaml:4:") && found.contains(expected), "\(found)")
  }
}
