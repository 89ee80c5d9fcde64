import Testing

/// What is said of limits on access that cannot be meant.
struct AccessProblemTests {
  @Test(arguments: [
    (
      "limits.access.x={programme: stop-smoking, at_least: 0.2, of: eligible}",
      """
      --set:1:53: error: [scenario.access] access 'x' wants 0.2 of eligible people, and \
      'stop-smoking' can reach 0.05 of them
         help: lower 'at_least'
      """
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 20, of: residents}",
      """
      --set:1:53: error: [value.range] access 'x' wants a share of 20, which is over 1
         help: write a share such as 0.1, or 'of: people'
      """
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 0.3, of: reached}",
      """
      --set:1:17: error: [scenario.access] access 'x' is a share of those reached, and of no quintile
         help: write 'quintile: 1' for the most deprived
      """
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 0.01, of: eligible, quintile: 1}",
      """
      --set:1:73: error: [scenario.unused-key] 'quintile' has no effect in 'x'
         help: delete it, or look at the settings around it
      """
    ),
    (
      "limits.access.x={programme: stop-smokin, at_least: 0.01, of: eligible}",
      """
      --set:1:29: error: [value.unknown-name] 'stop-smokin' is not a known intervention
         help: did you mean 'stop-smoking'?
      """
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 0.01, of: eligible, from: 2036/37}",
      """
      --set:1:79: error: [scenario.year] 2036/37 is not a year of the plan
         help: it goes from 2026/27 to 2035/36
      """
    ),
  ])
  func `what cannot be meant is named with its place and remedy`(
    override: String, expected: String
  ) {
    let found = problems(settingInSouthYorkshire: [override])
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `a limit on who is reached names people the programme is for`() {
    let found = problems(settingInSouthYorkshire: [
      "interventions.stop-smoking.eligible.quintiles=[2, 3]",
      "interventions.stop-smoking.eligible.places=[02P]",
      "limits.access.x={programme: stop-smoking, at_least: 5, of: people, quintile: 1, places: [03N]}",
    ])
    #expect(
      found.contains(
        "[scenario.access] nobody of quintile 1 is eligible for 'stop-smoking'\n"
          + "   help: its quintiles are '2' and '3'"), "\(found)")
    #expect(
      found.contains(
        "[scenario.access] 'stop-smoking' is not offered in '03N'\n"
          + "   help: leave these places out"), "\(found)")
  }
}
