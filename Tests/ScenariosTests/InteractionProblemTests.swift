import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Testing

@Suite struct `Problems of pairs of programmes` {
  private static let row = "stop-smoking,tablets,stroke,larger,made up\n"

  /// What is found where the rows of the table are others.
  private static func found(_ rows: String, overrides: [String] = []) throws -> String {
    var pack = SmallRiskPack()
    pack.files["interactions.csv"] = "first,second,condition,rule,source\n" + rows
    return try pack.found(overrides: overrides)
  }

  @Test(arguments: [
    (
      "stop-smokin,tablets,stroke,larger,made up\n",
      "interactions.csv:2:1: error: [value.unknown-name] 'stop-smokin' is not a known "
        + "intervention\n"
        + "   help: did you mean 'stop-smoking'?\n"
    ),
    (
      "stop-smoking,tablet,stroke,larger,made up\n",
      "interactions.csv:2:14: error: [value.unknown-name] 'tablet' is not a known "
        + "intervention\n"
        + "   help: did you mean 'tablets'?\n"
    ),
    (
      "stop-smoking,tablets,gout,larger,made up\n",
      "interactions.csv:2:22: error: [value.unknown-name] 'gout' is not a known condition\n"
        + "   help: the known ones are 'chd', 'stroke' and 'all'\n"
    ),
    (
      "stop-smoking,tablets,,larger,made up\n",
      "interactions.csv:2:22: error: [value.missing] 'condition' is empty\n"
        + "   help: write the name of a condition\n"
    ),
    (
      "stop-smoking,tablets,stroke,smaller,made up\n",
      "interactions.csv:2:29: error: [value.unknown-choice] 'smaller' is not one of "
        + "'residual' or 'larger'\n"
        + "   help: write one of them for 'rule'\n"
    ),
    (
      "stop-smoking,tablets,stroke,larger,\n",
      "interactions.csv:2:36: error: [value.missing] 'source' is empty\n"
        + "   help: write text\n"
    ),
    (
      "tablets,tablets,stroke,larger,made up\n",
      "interactions.csv:2:9: error: [pack.interaction] 'tablets' is paired with itself\n"
        + "   help: name two interventions\n"
    ),
    (
      row + row,
      "interactions.csv:3:14: error: [pack.interaction] 'stop-smoking' and 'tablets' have a "
        + "rule for stroke on line 2\n"
        + "   help: keep one of them\n"
    ),
    (
      row + "tablets,stop-smoking,stroke,residual,made up\n",
      "interactions.csv:3:9: error: [pack.interaction] 'tablets' and 'stop-smoking' have a "
        + "rule for stroke on line 2\n"
        + "   help: keep one of them\n"
    ),
    (
      "tablets,stop-smoking,all,residual,made up\n" + row,
      "interactions.csv:3:14: error: [pack.interaction] 'stop-smoking' and 'tablets' have a "
        + "rule for every condition on line 2\n"
        + "   help: keep one of them\n"
    ),
  ])
  func `a mistake is named at its place`(rows: String, expected: String) throws {
    let found = try Self.found(rows)
    #expect(found + "\n" == expected, "\(found)")
  }

  /// The small pack with a third programme.
  private static func foundAmongThree(_ rows: String) throws -> String {
    var pack = SmallRiskPack()
    let programmes = try #require(pack.files["interventions.yaml"])
    let tablets = try #require(programmes.range(of: "tablets:"))
    pack.files["interventions.yaml"] =
      programmes + "clinic:" + programmes[tablets.upperBound...]
    pack.files["interactions.csv"] = "first,second,condition,rule,source\n" + rows
    return try pack.found()
  }

  @Test(arguments: ["stroke", "all"])
  func `one programme cannot be in two pairs of which the larger counts, as order would matter`(
    condition: String
  ) throws {
    let found = try Self.foundAmongThree(
      Self.row + "clinic,tablets,\(condition),larger,made up\n")
    let expected =
      "interactions.csv:3:8: error: [pack.interaction] 'tablets' is in another pair with "
      + "the rule 'larger' for stroke, on line 2\n"
      + "   help: keep one of them: what three leave together would depend on their order"
    #expect(found == expected, "\(found)")
  }

  @Test(arguments: [
    "clinic,tablets,chd,larger,made up\n", "clinic,tablets,stroke,residual,made up\n",
    "clinic,tablets,all,residual,made up\n", "stop-smoking,tablets,chd,larger,made up\n",
  ])
  func `one programme may be in several pairs for other conditions or with other rules`(
    row: String
  ) throws {
    let found = try Self.foundAmongThree(Self.row + row)
    #expect(found == "", "\(found)")
  }

  @Test func `without the column of conditions a rule is for all of them`() throws {
    var pack = SmallRiskPack()
    let header = "first,second,rule,source\n"
    pack.files["interactions.csv"] = header + "stop-smoking,tablets,larger,made up\n"
    #expect(try pack.found() == "")
    pack.files["interactions.csv"] =
      header + "stop-smoking,tablets,larger,made up\ntablets,stop-smoking,larger,made up\n"
    let found = try pack.found()
    #expect(found.contains("'stop-smoking' have a rule for every condition on line 2"), "\(found)")
  }

  @Test(arguments: ["stop-smoking", "tablets"])
  func `a pair of which one is taken away is no mistake and says nothing`(name: String) throws {
    let found = try Self.found(Self.row, overrides: ["interventions.\(name)=null"])
    #expect(found == "", "\(found)")
  }

  @Test func `a mistake in a row about one that is taken away is still found`() throws {
    let found = try Self.found(
      "stop-smoking,tablets,strok,larger,made up\n", overrides: ["interventions.tablets=null"])
    #expect(
      found.hasPrefix("interactions.csv:2:22: error: [value.unknown-name] 'strok'"), "\(found)")
  }

  @Test func `conditions that are wrong are all that is named`() throws {
    var pack = SmallRiskPack()
    pack.files["conditions.csv"] = pack.files["conditions.csv"]?.replacing("0.6", with: "6")
    let found = try pack.found()
    #expect(found.contains("conditions.csv:3:"), "\(found)")
    #expect(!found.contains("interactions.csv"), "\(found)")
  }

  @Test(arguments: ["weight-management", "diabetes-prevention"])
  func `the England pack says that weight management and diabetes prevention overlap`(
    name: String
  ) throws {
    let path = "\(repository)scenarios/south-yorkshire.yaml"
    let model = try Scenario.load(path).model
    #expect(model.interactions.count == 1)
    let position = try #require(model.interventions.firstIndex { $0.id == name })
    let rule = try #require(model.interactions.first)
    let partner = try #require(rule.partner(of: position))
    #expect(
      Set([name, model.interventions[partner].id])
        == ["weight-management", "diabetes-prevention"])
    #expect(rule.rule == .larger && rule.source == "A-int-06")
    #expect(rule.condition.flatMap { model.risk?.conditions[$0].id } == "diabetes")
    let without = try Scenario.load(path, overrides: ["interventions.\(name)=null"]).model
    #expect(without.interactions == [])
    #expect(try Scenario.load(path, overrides: ["interactions=null"]).model.interactions == [])
  }
}
