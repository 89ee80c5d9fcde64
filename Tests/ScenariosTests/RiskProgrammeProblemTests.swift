import Testing

@Suite struct `Problems of programmes that act on risk` {
  @Test(arguments: [
    (
      "pressure: { change: -4.5, range: [-7, -2] }", "sleep: { change: 1, range: [0, 2] }",
      "interventions.yaml:28:7: error: [scenario.no-relative-risk] sleep has no "
        + "relative risk of any condition\n"
        + "   help: add its rows to the pack's table of relative risks, or take the "
        + "effect out\n"
    ),
    (
      "risk_factor: smoking, category: current", "share: 0.1",
      "interventions.yaml:13:25: error: [scenario.risk-effect] those who are to "
        + "leave a category of smoking have to be eligible by it\n"
        + "   help: write 'risk_factor: smoking' and 'category: …' under 'eligible'\n"
    ),
    (
      "category: current", "category: never",
      "interventions.yaml:13:25: error: [scenario.risk-effect] nobody can leave 'never', the "
        + "category of smoking without excess risk\n"
        + "   help: write another 'category' under 'eligible': 'current'\n"
    ),
    (
      "{ leave: 0.05,", "{ leave: 0.05, change: 0.05,",
      "interventions.yaml:13:16: error: [scenario.risk-effect] an effect on smoking "
        + "is either 'leave' or 'change'\n"
        + "   help: write 'leave' for a factor with categories, 'change' for one with a "
        + "level\n"
    ),
    (
      "{ leave: 0.05,", "{",
      "interventions.yaml:13:16: error: [scenario.risk-effect] an effect on smoking "
        + "is either 'leave' or 'change'\n"
        + "   help: write 'leave' for a factor with categories, 'change' for one with a "
        + "level\n"
    ),
    (
      "leave: 0.05", "change: 0.05",
      "interventions.yaml:13:26: error: [scenario.risk-effect] smoking has "
        + "categories, not a level that can change\n"
        + "   help: write 'leave: …', a share of those reached\n"
    ),
    (
      "{ change: -4.5, range: [-7, -2] }", "{ leave: 0.05, range: [0.02, 0.08] }",
      "interventions.yaml:28:26: error: [scenario.risk-effect] nobody can leave "
        + "pressure, which has a level\n"
        + "   help: write 'change: …', in mmHg\n"
    ),
    (
      "leave: 0.05", "leave: 0.5",
      "interventions.yaml:13:16: error: [scenario.range] 'leave' 0.5 lies outside "
        + "its range [0.02, 0.08]\n"
        + "   help: widen the range to hold it\n"
    ),
    (
      "leave: 0.05", "leave: 5",
      "interventions.yaml:13:25: error: [value.out-of-range] 'leave' is 5, but has to be from 0 "
        + "to 1\n"
        + "   help: if you mean 5%, write 0.05\n"
    ),
    (
      "risk_multiple: 2", "risk_multiple: 20",
      "interventions.yaml:30:68: error: [scenario.risk-multiple] the eligible would "
        + "have 252.5% of all stroke\n"
        + "   help: lower 'risk_multiple', or the share who are eligible\n"
    ),
    (
      ", category: current", "",
      "interventions.yaml:6:41: error: [scenario.risk-part] 'risk_factor' smoking "
        + "says who without a 'category'\n"
        + "   help: write 'category: …', one of 'never' or 'current'\n"
    ),
    (
      ", above: 140", "",
      "interventions.yaml:21:41: error: [scenario.risk-part] 'risk_factor' pressure "
        + "says who without 'above'\n"
        + "   help: write 'above: …', a level in mmHg\n"
    ),
    (
      "category: current", "category: current, above: 3",
      "interventions.yaml:6:69: error: [scenario.unused-key] 'above' has no effect "
        + "in 'eligible'\n"
        + "   help: delete it, or look at the settings around it\n"
    ),
    (
      "risk_factor: smoking", "risk_factor: smokin",
      "interventions.yaml:6:41: error: [value.unknown-name] 'smokin' is not a known "
        + "risk factor\n"
        + "   help: did you mean 'smoking'?\n"
    ),
    (
      "category: current", "category: curent",
      "interventions.yaml:6:60: error: [value.unknown-name] 'curent' is not a known "
        + "category of smoking\n"
        + "   help: did you mean 'current'?\n"
    ),
    (
      "pressure: { change", "presure: { change",
      "interventions.yaml:28:7: error: [value.unknown-name] 'presure' is not a known "
        + "risk factor\n"
        + "   help: did you mean 'pressure'?\n"
    ),
    (
      "stroke: {", "strok: {",
      "interventions.yaml:30:7: error: [value.unknown-name] 'strok' is not a known "
        + "condition\n"
        + "   help: did you mean 'stroke'?\n"
    ),
  ])
  func `a mistake is all that is named`(before: String, after: String, expected: String) throws {
    let found = try SmallRiskPack.found(
      in: "interventions.yaml", writing: after, for: before)
    #expect(found + "\n" == expected, "\(found)")
  }

  @Test(arguments: [
    (
      "smoking: { leave: 0.05, range: [0.02", "smoking: { leave: 0, range: [0",
      "interventions.yaml:1:1: warning: [scenario.changes-nothing] 'stop-smoking' "
        + "changes nothing: the risk factor it acts on does not change\n"
        + "   help: look at that link with 'almoner explain SCENARIO intervention "
        + "stop-smoking'\n"
    ),
    (
      "ages: 18-79", "ages: 0-16",
      "interventions.yaml:1:1: warning: [scenario.changes-nothing] 'stop-smoking' "
        + "changes nothing: nobody in the places studied is eligible\n"
        + "   help: look at that link with 'almoner explain SCENARIO intervention "
        + "stop-smoking'\n"
    ),
    (
      "reach: 0.05", "reach: 0",
      "interventions.yaml:1:1: warning: [scenario.changes-nothing] 'stop-smoking' "
        + "changes nothing: it reaches nobody: its 'reach' is 0\n"
        + "   help: look at that link with 'almoner explain SCENARIO intervention "
        + "stop-smoking'\n"
    ),
    (
      "decay: 0.03", "decay: 0.03\n  lag: 3",
      "interventions.yaml:1:1: warning: [scenario.changes-nothing] 'stop-smoking' "
        + "changes nothing: none of its effect falls in the years studied\n"
        + "   help: look at that link with 'almoner explain SCENARIO intervention "
        + "stop-smoking'\n"
    ),
  ])
  func `a programme that changes nothing is warned of, with the link where it stops`(
    before: String, after: String, expected: String
  ) throws {
    let found = try SmallRiskPack.found(
      in: "interventions.yaml", writing: after, for: before)
    #expect(found + "\n" == expected, "\(found)")
  }

  /// A fifth of the young smoke, and a tenth more in South Yorkshire, so 22% may run up to 4.5 times
  /// the average risk.
  @Test(arguments: [(4.5, ""), (5, "the eligible would have 110.0% of all stroke")])
  func `those eligible by a risk factor may be at a multiple of the risk that all of it allows`(
    multiple: Double, expected: String
  ) throws {
    let smoking = "smoking: { leave: 0.05, range: [0.02, 0.08] }\n"
    let stroke =
      "    conditions:\n"
      + "      stroke: { hazard_ratio: 0.9, range: [0.8, 1], risk_multiple: \(multiple) }\n"
    let found = try SmallRiskPack.found(
      in: "interventions.yaml", writing: smoking + stroke, for: smoking)
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
  }

  @Test func `a pack without risk factors says so once`() throws {
    let found = try SmallRiskPack().found(overrides: ["risk=null"])
    #expect(
      found + "\n"
        == "interventions.yaml:1:1: error: [scenario.no-risk] the pack has no 'risk', and the "
        + "interventions that name risk factors or conditions are 'stop-smoking' and 'tablets'\n"
        + "   help: give the pack its 'risk', or take the interventions out\n", "\(found)")
  }

  @Test func `a factor that acts only through another may be changed`() throws {
    let found = try SmallRiskPack.found(
      in: "interventions.yaml", writing: "weight: { change", for: "pressure: { change")
    #expect(found == "", "\(found)")
  }
}
