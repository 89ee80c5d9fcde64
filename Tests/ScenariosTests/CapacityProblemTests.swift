import Testing

/// What is said of limits on capacity that cannot be meant.
struct CapacityProblemTests {
  @Test(arguments: [
    (
      "limits.capacity.x={counts: units, first_year: 5}",
      """
      --set:1:19: error: [scenario.capacity] capacity 'x' counts units of no point of delivery
         help: write 'pod: …', or 'counts: beds'
      """
    ),
    (
      "limits.capacity.x={counts: beds, pod: gp_contact, first_year: 5}",
      """
      --set:1:39: error: [scenario.capacity] 'gp_contact' has no bed days to count as beds
         help: name one that has: 'mental_health_inpatient', 'emergency_admission' or \
      'planned_admission'
      """
    ),
    (
      "limits.capacity.x={counts: beds}",
      """
      --set:1:19: error: [scenario.missing-key] there is no amount for 'x'
         help: write 'first_year: …', or 'by_year' with every year
      """
    ),
    (
      "limits.capacity.x={counts: beds, occupancy: 92, first_year: 5}",
      """
      --set:1:45: error: [value.out-of-range] 'occupancy' is 92, but has to be from 0.5 to 1
      """
    ),
    (
      "limits.capacity.x={counts: beds, of: added, first_year: 5}",
      """
      --set:1:34: error: [scenario.unused-key] 'of' has no effect in 'x'
         help: delete it, or look at the settings around it
      """
    ),
    (
      "limits.capacity.x={counts: units, pod: virtual_ward_episode, of: added, "
        + "as_doing_nothing_in: 2026/27}",
      """
      --set:1:94: error: [scenario.capacity] capacity 'x' is of units programmes add, and doing \
      nothing adds none
         help: give amounts, or take 'of: added' out
      """
    ),
    (
      "limits.capacity.x={counts: beds, as_doing_nothing_in: 2020/21}",
      """
      --set:1:55: error: [scenario.year] 2020/21 is not a year of the study
         help: it goes from 2026/27 to 2055/56
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
