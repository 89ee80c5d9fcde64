import Testing

/// What is said of disinvestment that cannot be meant.
struct DisinvestmentProblemTests {
  @Test(arguments: [
    (
      "limits.disinvestment.x={gives_up: virtual-wards, replaced_by: care-homes}",
      """
      --set:1:35: error: [scenario.disinvestment] 'virtual-wards' is no disinvestment
         help: name an intervention of 'kind: disinvestment'
      """
    ),
    (
      "interventions.virtual-wards.unit_cost=-5",
      """
      --set:1:39: error: [value.out-of-range] 'unit_cost' is -5, but has to be 0 or more
         help: only 'kind: disinvestment' releases money
      """
    ),
    (
      "interventions.virtual-wards.kind=disinvestment",
      """
      [value.out-of-range] 'unit_cost' is 30, but has to be 0 or less: what a disinvestment releases
      """
    ),
  ])
  func `what cannot be meant is named with its place and remedy`(
    override: String, expected: String
  ) {
    let found = problems(settingInSouthYorkshire: [override])
    #expect(found.contains(expected), "\(found)")
  }

  private static let closing = [
    "interventions.virtual-wards.kind=disinvestment", "interventions.virtual-wards.unit_cost=-100",
  ]

  @Test func `a service that may be given up needs one that replaces it`() {
    let found = problems(settingInSouthYorkshire: Self.closing)
    #expect(
      found.contains(
        "[scenario.disinvestment] 'virtual-wards' is a disinvestment, and nothing is said to "
          + "replace it\n   help: pair it in 'limits.disinvestment' (gives_up, replaced_by), or take it "
          + "out"), "\(found)")
    #expect(found.contains("models/england/interventions.yaml:347:1: error: "), "\(found)")
    let paired = "limits.disinvestment.x={gives_up: virtual-wards, replaced_by: care-homes}"
    #expect(problems(settingInSouthYorkshire: Self.closing + [paired]) == "")
  }

  @Test func `a disinvestment does not come in teams, and replaces nothing`() {
    let found = problems(
      settingInSouthYorkshire: Self.closing + ["interventions.virtual-wards.team_people=50"])
    #expect(
      found.contains(
        "--set:3:41: error: [scenario.disinvestment] a disinvestment releases money person by person, "
          + "not in teams\n   help: take 'team_people' out"), "\(found)")
    let turned = problems(
      settingInSouthYorkshire: Self.closing + [
        "limits.disinvestment.x={gives_up: virtual-wards, replaced_by: virtual-wards}"
      ])
    #expect(
      turned.contains(
        "--set:3:63: error: [scenario.disinvestment] 'virtual-wards' is a disinvestment, which "
          + "replaces nothing\n   help: name the service that people get instead"), "\(turned)")
  }
}
