import Foundation
import Scenarios
import Testing

/// The top of the repository.
let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

/// The problems of South Yorkshire under some overrides, as they are shown.
func problems(settingInSouthYorkshire overrides: [String]) -> String {
  do {
    _ = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml", overrides: overrides)
    return ""
  } catch {
    return error.description.replacing(repository, with: "")
  }
}

struct ScenarioProblemTests {
  /// The problems of South Yorkshire where a key at the top of a file is another.
  private func found(without key: String, in file: String) throws -> String {
    var found = ""
    try withCopy(ofPack: "england", scenario: "south-yorkshire") { folder in
      let path = "\(folder)/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("\n\(key):", with: "\nother:")
        .write(toFile: path, atomically: true, encoding: .utf8)
      do {
        found = try Question.load("\(folder)/s.yaml").warnings.description
      } catch {
        found = "\(error)".replacing("\(folder)/", with: "")
      }
    }
    return found
  }

  @Test func `a key that is the scenario's is missed in the scenario, and the pack's in the pack`()
    throws
  {
    let scenario = try found(without: "years", in: "s.yaml")
    #expect(
      scenario.contains("s.yaml:3:1: error: [scenario.missing-key] the scenario has no 'years'"),
      "\(scenario)")
    let pack = try found(without: "providers", in: "models/england/model.yaml")
    #expect(
      pack.contains(
        "models/england/model.yaml:3:1: error: [scenario.missing-key] the scenario has no 'providers'"
      ),
      "\(pack)")
  }

  @Test func `the shipped scenario has no problem`() {
    #expect(problems(settingInSouthYorkshire: []) == "")
  }

  @Test(arguments: [
    (
      "budget.revenu.first_year=1",
      "--set:1:8: error: [scenario.unknown-key] 'revenu' is not a key of 'budget'\n"
        + "   help: did you mean 'revenue'?"
    ),
    (
      "budget.revenue.first_year=-5",
      "--set:1:27: error: [value.out-of-range] 'first_year' is -5, but has to be 0 or more"
    ),
    (
      "interventions.virtul-wards.reach=0.2",
      "--set:1:15: error: [override.unknown-name] 'virtul-wards' is not in 'interventions'\n"
        + "   help: did you mean 'virtual-wards'?"
    ),
    (
      "interventions.virtual-wards.reach=1.2",
      "--set:1:35: error: [value.out-of-range] 'reach' is 1.2, but has to be from 0 to 1"
    ),
    (
      "interventions.virtual-wards.reach=20%",
      "--set:1:35: error: [value.not-a-number] '20%' is not a share\n   help: write 0.2"
    ),
    (
      "system=QF8",
      "--set:1:8: error: [value.name] 'QF8' is not the name of a system\n   help: did you mean 'QF7'?"
    ),
    (
      "system=south yorkshire",
      "--set:1:8: error: [value.name] 'south yorkshire' is not the name of a system\n"
        + "   help: write QF7, the code of NHS South Yorkshire ICB"
    ),
    (
      "places=[Barnsley]",
      "--set:1:9: error: [value.unknown-name] 'Barnsley' is not a known place\n"
        + "   help: write 02P, the code of Barnsley"
    ),
    (
      "years.first=2026-27",
      "--set:1:13: error: [value.not-a-year] '2026-27' is not a financial year\n"
        + "   help: write 2026/27"
    ),
    (
      "years.first=2012/13",
      "--set:1:13: error: [scenario.year] the plan cannot start in 2012/13: "
        + "the people are those of 2022/23\n   help: choose a first year from 2022/23 to 2062/63"
    ),
    (
      "model=englnd",
      "--set:1:7: error: [scenario.unknown-model] there is no model pack 'englnd'\n"
        + "   help: did you mean 'england'?"
    ),
    (
      "places=[02P, 00L]",
      "--set:1:8: error: [scenario.place] place '00L' is not in system 'QF7'\n"
        + "   help: its places are '02P', '02X', '03L' and '03N'"
    ),
    (
      "places=[02P, ZZZ]",
      "--set:1:14: error: [value.unknown-name] 'ZZZ' is not a known place\n"
        + "   help: 106 are known, such as '00L', '00N' and '00P'"
    ),
    (
      "budget.price_year=2050/51",
      "--set:1:19: error: [money.no-price-index] there is no price index for 2050/51\n"
        + "   help: models/england/price_index.csv goes from 2020/21 to 2030/31; choose a price year "
        + "in it or add a row"
    ),
    (
      "interventions.diabetes-prevention.effects.deaths.hazard_ratio=1.2",
      "models/england/interventions.yaml"
    ),
    (
      "limits.ring_fences.prevention.at_most=0.5",
      "scenarios/south-yorkshire.yaml:23:17: error: [scenario.ring-fence] ring-fence 'prevention' "
        + "needs one of 'at_least' and 'at_most'\n"
        + "   help: write one; make a second ring-fence for the other"
    ),
    (
      "places=[]",
      "--set:1:8: error: [value.missing] 'places' names no place\n"
        + "   help: name one or more, or delete the key"
    ),
    (
      "interventions.virtual-wards.provider_kind=comunity",
      "--set:1:43: error: [value.unknown-name] 'comunity' is not a known kind of provider\n"
        + "   help: did you mean 'community'?"
    ),
    (
      "need.case_mix_drift=stedy",
      "--set:1:21: error: [value.unknown-choice] 'stedy' is neither steady, observed nor a weight "
        + "from 0 to 1\n   help: did you mean 'steady'?"
    ),
    (
      "need.case_mix_drift=half",
      "--set:1:21: error: [value.unknown-choice] 'half' is neither steady, observed nor a weight "
        + "from 0 to 1\n   help: write steady (0), observed (1), or a weight between, such as 0.5"
    ),
    (
      "need.case_mix_drift=1.5",
      "--set:1:21: error: [value.out-of-range] 'case_mix_drift' is 1.5, but has to be from 0 to 1"
    ),
    (
      "people.ages=17-90",
      "[value.age-range] 'ages' must be single years of age such as 0-90, or all"
    ),
    (
      "places=[02P]",
      "scenarios/south-yorkshire.yaml:14:5: error: [money.no-fair-share] a fair share is for a whole "
        + "system, and only some places of 'QF7' are studied\n"
        + "   help: write 'basis: given' and the amounts, or study all its places"
    ),
  ])
  func `a mistake is named with its place and remedy`(override: String, expected: String) {
    let found = problems(settingInSouthYorkshire: [override])
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `mistakes in different parts are all reported at once, each once`() {
    let found = problems(settingInSouthYorkshire: [
      "budget.revenue.first_year=-5", "interventions.virtul-wards.reach=0.2", "years.count=x",
      "system=QF8", "limits.workforce.community-nurse.first_year=3",
    ])
    let places = found.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { $0.prefix { $0 != "[" } }
    #expect(
      places.map(String.init) == [
        "--set:1:27: error: ", "--set:2:15: error: ", "--set:3:13: error: ", "--set:4:8: error: ",
        "--set:5:18: error: ",
      ], "\(found)")
  }

  @Test func `an estimate must lie in its own range`() {
    let found = problems(settingInSouthYorkshire: [
      "interventions.diabetes-prevention.effects.deaths.hazard_ratio=1.2"
    ])
    #expect(found.contains("'hazard_ratio' 1.2 lies outside its range [0.99, 1.0]"), "\(found)")
  }

  @Test func `a price year without an index is told once, and not of every programme`() {
    let told = problems(settingInSouthYorkshire: ["budget.price_year=2050/51"])
    #expect(told.components(separatedBy: "there is no price index").count == 2, "\(told)")
  }

  @Test func `an amount for each year must cover the plan and nothing else`() {
    let found = problems(settingInSouthYorkshire: [
      "budget.revenue={by_year: {2026/27: 1000000, 2040/41: 5}}"
    ])
    #expect(found.contains("2040/41 is not a year of the plan"), "\(found)")
    #expect(found.contains("'by_year' has no amount for 2027/28"), "\(found)")
  }

  @Test func `what is not modelled is one amount, for one system`() {
    #expect(
      problems(settingInSouthYorkshire: ["budget.envelope.not_modelled=-1"]).contains(
        "--set:1:30: error: [value.out-of-range] 'not_modelled' is -1, but has to be 0 or more"))
    let found = problems(settingInSouthYorkshire: [
      "system=all", "budget.envelope.not_modelled=1200000000",
    ])
    #expect(
      found.contains(
        "--set:2:30: error: [scenario.envelope] one amount of what is not modelled is given for 42 systems\n"
          + "   help: study one system, or leave 'not_modelled' out"), "\(found)")
  }

  @Test(arguments: [
    ("1200", "£1,200, and the envelope of the first year £3.24bn"),
    ("5e12", "£5,000bn, and the envelope of the first year £3.24bn"),
  ])
  func `what is not modelled is warned of where its unit may be another`(
    pounds: String, told: String
  ) throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["budget.envelope.not_modelled=\(pounds)"])
    #expect(
      scenario.warnings.description
        == "--set:1:30: warning: [scenario.not-modelled] 'not_modelled' is \(told)\n"
        + "   help: look at its unit, pounds; it is what is spent on what the model does not follow"
    )
  }

  @Test func `a study cannot outlast events that are fixed in advance`() {
    var found = ""
    do {
      _ = try Scenario.load("\(repository)scenarios/bnssg-dpm.yaml", overrides: ["years.count=25"])
    } catch {
      found = error.description
    }
    #expect(
      found.contains("the study goes to 2046/47, and the pack's events end in 2041/42"), "\(found)")
  }

  @Test func `settings that have no part in the objective are warned of`() throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml", overrides: ["objective.measure=bed-days"])
    #expect(scenario.warnings.all.map(\.severity) == [.warning])
    #expect(scenario.warnings.description.contains("'pounds_per_qaly' has no part in 'bed-days'"))
  }

  @Test func `the page of keys is the program's own`() throws {
    let page = try String(contentsOfFile: "\(repository)docs/scenario-keys.md", encoding: .utf8)
    #expect(page == KeyReference.markdown, "run: almoner keys > docs/scenario-keys.md")
  }
}
