import Testing

/// What is said of limits on inequality that cannot be meant.
struct EquityProblemTests {
  @Test(arguments: [
    (
      "limits.equity.x={rule: share-of-gain, health: life_expectancy}",
      """
      --set:1:39: error: [scenario.unused-key] 'health' has no effect in 'x'
         help: delete it, or look at the settings around it
      """
    ),
    (
      "limits.equity.x={rule: gap-may-not-widen, health: death_rate}",
      """
      --set:1:51: error: [value.unknown-choice] 'death_rate' is not one of \
      'life_expectancy', 'years_without_high_need' or 'quality_adjusted_life_expectancy'
      """
    ),
  ])
  func `what cannot be meant is named with its place and remedy`(
    override: String, expected: String
  ) {
    let found = problems(settingInSouthYorkshire: [override])
    #expect(found.contains(expected), "\(found)")
  }
}
