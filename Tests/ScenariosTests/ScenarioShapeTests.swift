import Foundation
import Scenarios
import Testing

/// What a scenario is before anything in it is read: a mapping that names its pack.
struct ScenarioShapeTests {
  /// The problems of a scenario given as text.
  private static func problems(of text: String, _ overrides: [String] = []) throws -> String {
    var found = ""
    try withFolder { folder in
      try text.write(toFile: "\(folder)/s.yaml", atomically: true, encoding: .utf8)
      do {
        _ = try Question.load("\(folder)/s.yaml", overrides: overrides)
      } catch {
        found = "\(error)".replacing("\(folder)/", with: "")
      }
    }
    return found
  }

  @Test(arguments: [("- a\n", "a list"), ("some text\n", "a single value"), ("null\n", "nothing")])
  func `what is no mapping is told what it is`(text: String, shape: String) throws {
    #expect(
      try Self.problems(of: text) == """
        s.yaml:1:1: error: [value.wrong-shape] the scenario has to be a mapping, not \(shape)
           help: write keys in it, such as 'model: …', the name of a folder in models/
        """)
  }

  @Test(arguments: [
    ("model: [england]\n", "1:8", "a list"), ("model:\n", "1:7", "nothing"),
    ("model: { england: 1 }\n", "1:8", "a mapping"),
  ])
  func `a pack that is no name is told where it is`(
    text: String, place: String, shape: String
  ) throws {
    #expect(
      try Self.problems(of: text) == """
        s.yaml:\(place): error: [value.wrong-shape] 'model' has to be the name of a folder in models/, not \
        \(shape)
           help: write 'model: …', such as 'model: england'
        """)
  }

  @Test(arguments: [("mode: england\nname: x\n", "model"), ("knid: portfolio\nname: x\n", "kind")])
  func `a slip in the key that says what a scenario is about is found`(
    text: String, key: String
  ) throws {
    let slip = text.prefix { $0 != ":" }
    #expect(
      try Self.problems(of: text) == """
        s.yaml:1:1: error: [scenario.unknown-key] '\(slip)' is not a key of the scenario
           help: did you mean '\(key)'?
        """)
  }

  @Test func `where nothing names a pack it is missed`() throws {
    #expect(
      try Self.problems(of: "name: x\nyears: { count: 3 }\n") == """
        s.yaml:1:1: error: [scenario.missing-key] the scenario has no 'model'
           help: write 'model: …', the name of a folder in models/
        """)
  }

  @Test(arguments: [
    (
      "limits.access.x={programme: stop-smoking, at_least: 3, of: people, places: []}",
      "--set:1:76: error: [value.missing] 'places' names no place\n   help: name one or more, or delete the key"
    ),
    (
      "budget.revenue.first_year=1e308",
      "--set:1:27: error: [value.out-of-range] 'first_year' is 1e308, which is more than anything here can be\n"
        + "   help: look at its unit: 100000000000000 is the most, above or below zero"
    ),
    (
      "allocation.time_limit=1e300",
      "--set:1:23: error: [value.out-of-range] 'time_limit' is 1e300, but has to be more than 0 and at most "
        + "31536000\n   help: write 31536000 or less"
    ),
    (
      "interventions.stop-smoking.team_people=0.01",
      "--set:1:40: error: [value.out-of-range] 'team_people' is 0.01, and a team reaches one person at least\n"
        + "   help: write 1 or more, or 0 for no teams"
    ),
    (
      "interventions.stop-smoking.unit_cost=1e15",
      "--set:1:38: error: [value.out-of-range] 'unit_cost' is 1e15, but has to be from -1000000000 to "
        + "1000000000\n   help: write 1000000000 or less"
    ),
  ])
  func `what no number or list can mean is refused where it is written`(
    override: String, expected: String
  ) {
    #expect(scenarioProblems(override) == expected)
  }

  private func scenarioProblems(_ override: String) -> String {
    ScenariosTests.problems(settingInSouthYorkshire: [override])
  }
}
