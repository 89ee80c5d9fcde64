import Testing

/// What is said of relations between programmes that cannot be meant.
struct RelationProblemTests {
  @Test(arguments: [
    (
      "limits.relations.x={rule: requires, programme: virtual-wards}",
      """
      --set:1:20: error: [scenario.relation] relation 'x' has no 'needs'
         help: write 'programme: …' and what it 'needs: …'
      """
    ),
    (
      "limits.relations.x={rule: requires, programme: virtual-wards, needs: virtual-wards}",
      """
      --set:1:70: error: [scenario.relation] relation 'x' has 'virtual-wards' need itself
         help: name another under 'needs'
      """
    ),
    (
      "limits.relations.x={rule: excludes, programmes: [virtual-wards]}",
      """
      --set:1:49: error: [scenario.relation] relation 'x' is of fewer than two interventions
         help: write 'programmes: [one, another]'
      """
    ),
    (
      "limits.relations.x={rule: excludes, programmes: [virtual-wards, care-homes], together: 0.5}",
      """
      --set:1:78: error: [scenario.unused-key] 'together' has no effect in 'x'
         help: delete it, or look at the settings around it
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
