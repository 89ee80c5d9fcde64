import Commissioning
import Foundation
import Scenarios
import Testing

/// The problems of a scenario with a copy of its pack in which one file is changed.
func problems(
  ofPackWith file: String, pack: String = "bnssg-dpm", scenario: String = "bnssg-dpm",
  overrides: [String] = [], _ change: (String) -> String
) throws -> String {
  var found = ""
  try withCopy(ofPack: pack, scenario: scenario) { folder in
    let path = "\(folder)/models/\(pack)/\(file)"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let after = change(before)
    #expect(after != before, "the change changes something")
    try after.write(toFile: path, atomically: true, encoding: .utf8)
    do {
      _ = try Scenario.load("\(folder)/s.yaml", overrides: overrides)
    } catch {
      found = "\(error)"
    }
  }
  return found
}

struct PackProblemTests {
  @Test(arguments: [
    (
      "transitions.csv", "CS1,CS1,0.9263726800900786", "CS1,CS1,0.9363726800900786",
      "transitions.csv:2:1: error: [pack.row-sum] the chances from CS1 sum to 1.01, not to 1"
    ),
    (
      "transitions.csv", "CS1,CS1,0.9263726800900786", "CS1,CS9,0.9263726800900786",
      "transitions.csv:2:5: error: [value.unknown-name] 'CS9' is not a known segment"
    ),
    (
      "population.csv", "CS1,441456", "CS1,-3",
      "population.csv:2:5: error: [value.out-of-range] 'people' is -3, but has to be 0 or more"
    ),
    (
      "population.csv", "CS1,441456", "CS1,nan",
      "population.csv:2:5: error: [value.not-a-number] 'nan' is not a finite number"
    ),
    (
      "population.csv", "CS2,219262\n", "",
      "population.csv: error: [pack.missing-row] there is no people for segment CS2"
    ),
    (
      "population.csv", "segment,people", "segment,peple",
      "population.csv:1:9: error: [csv.unknown-column] 'peple' is not a column of this table"
    ),
    (
      "events.csv", "2022/23,births,11265", "2022/24,births,11265",
      "events.csv:2:1: error: [value.not-a-year] '2022/24' is not a financial year"
    ),
    (
      "event_shares.csv", "births,CS1,0.8794198025794685", "births,CS1,1.8794198025794685",
      "event_shares.csv:2:12: error: [value.out-of-range] 'share' is 1.8794198025794685"
    ),
    (
      "pods.csv", "activity,0,0,1,", "activity,0,0.5,1,",
      "[pack.share-sum] fixed, semi-fixed and variable shares sum to 1.5, not to 1"
    ),
    (
      "sources.csv", "\npopulation.csv,", "\npopulatoin.csv,",
      "sources.csv: error: [pack.unsourced-table] 'population.csv' has no source"
    ),
    (
      "assumptions.csv", "activity_rates.csv; unit_costs.csv", "activity_rates.csv; unit_cost.csv",
      "error: [pack.assumption-place] an assumption is used in 'unit_cost.csv', which the pack does "
        + "not have\n   help: did you mean 'unit_costs.csv'?"
    ),
    (
      "model.yaml", "segments:", "segmnts:",
      "[scenario.unknown-key] 'segmnts' is not a key of the scenario"
    ),
    (
      "model.yaml", "population: population.csv", "population: peple.csv",
      "peple.csv: error: [file.missing] there is no file"
    ),
  ])
  func `a mistake in a pack is named with its place`(
    file: String, before: String, after: String, expected: String
  ) throws {
    let found = try problems(ofPackWith: file) {
      guard let range = $0.range(of: before) else { return $0 }
      return $0.replacingCharacters(in: range, with: after)
    }
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `a table with carriage returns alone is refused with the command that mends it`()
    throws
  {
    let found = try problems(ofPackWith: "population.csv") {
      $0.replacing("\n", with: "\r")
    }
    #expect(found.contains("[file.line-ends]"), "\(found)")
    #expect(found.contains("tr '"), "\(found)")
  }
}

struct EnglandPackTests {
  @Test func `the pack has every system and place, and interventions of every kind`() throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml", overrides: ["system=all"])
    #expect(scenario.places.count == 106)
    #expect(scenario.terms.systems.count == 42)
    #expect(scenario.model.interventions.count >= 12)
    #expect(Set(scenario.model.interventions.map(\.kind)).count == 4)
  }

  @Test func `every assumption that is cited is written down`() throws {
    let folder = "\(repository)models/england/"
    let assumptions = try String(contentsOfFile: folder + "assumptions.csv", encoding: .utf8)
    let known = Set(assumptions.split(separator: "\n").map { $0.prefix { $0 != "," } })
    var citing: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: folder + file, encoding: .utf8)
      let cited = text.matches(of: /\b[AM]-[a-z]+-\d\d\b/).map(\.output)
      #expect(Set(cited).subtracting(known).isEmpty, "\(file)")
      if !cited.isEmpty { citing.insert(file) }
    }
    #expect(
      citing.isSuperset(of: [
        "interventions.yaml", "model.yaml", "pods.csv", "relative_risks.csv", "sources.csv",
        "uncertainty.yaml",
      ]))
  }
}
