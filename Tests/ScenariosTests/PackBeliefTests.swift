import Foundation
import Probability
import Scenarios
import Testing

/// What the England pack believes of South Yorkshire's figures.
private func beliefs(_ overrides: [String] = []) throws -> [String: Parameter] {
  let scenario = try Scenario.load(
    "\(repository)scenarios/south-yorkshire.yaml", overrides: ["uncertainty.draws=10"] + overrides)
  let parameters = try #require(scenario.uncertainty).joint.parameters
  return Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
}

extension Parameter {
  /// The distributions of its rows.
  fileprivate var rows: [Distribution] {
    switch form {
    case .together(let rows), .apart(let rows): rows
    case .dirichlet: []
    }
  }
}

struct OneSidedTests {
  /// Fitted by bisection to twelve digits or so; what is left is its rounding.
  private static let fitted = 1e-6

  @Test(arguments: [
    ("alcohol-care.effects.deaths.hazard_ratio", 0.98, 0.92, 1.0),
    ("diabetes-prevention.effects.conditions.diabetes.hazard_ratio", 0.8, 0.7, 1),
    ("lipid-optimisation.effects.conditions.diabetes.hazard_ratio", 1.045, 1.09, 1),
    ("stop-smoking.effects.quality_of_life.gain", 0.0003, 0.001, 0),
    ("care-homes.effects.activity[1].avoided", 0.063, 0.345, 0),
    ("weight-management.effects.risk_factors.weight.change", -0.5, -1.2, 0),
    ("alcohol-care.effects.risk_factors.alcohol.leave", 0.05, 0.1, 0),
  ])
  func `an effect that may be none keeps its mean and its far end, and never turns round`(
    path: String, mean: Double, far: Double, none: Double
  ) throws {
    let distribution = try #require(try beliefs()["interventions.\(path)"]?.rows.first)
    #expect(abs(distribution.mean - mean) < Self.fitted * abs(mean - none))
    let isUp = far > none
    let end = distribution.quantile(isUp ? 0.975 : 0.025)
    #expect(abs(end - far) < Self.fitted * abs(far - none))
    let nearest = distribution.quantile(isUp ? 1e-9 : 1 - 1e-9)
    #expect(isUp ? nearest >= none : nearest <= none)
  }
}

struct PackBeliefTests {
  @Test func `every rule of the England pack finds something in South Yorkshire`() throws {
    let believed = Array(try beliefs().keys)
    let text = try String(
      contentsOfFile: "\(repository)models/england/uncertainty.yaml", encoding: .utf8)
    let rules = text.split(separator: "\n").filter { $0.contains("distribution:") }
      .map { $0.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces).split(separator: ".") }
    #expect(!rules.isEmpty)
    for rule in rules {
      let isUsed = believed.contains { name in
        let keys = name.split(separator: ".")
        return keys.count == rule.count && zip(keys, rule).allSatisfy { $1 == "*" || $0 == $1 }
      }
      #expect(isUsed, "\(rule.joined(separator: "."))")
    }
  }

  @Test func `every number the pack gives a range for is uncertain`() throws {
    let believed = try beliefs()
    let effects = believed.keys.filter { $0.contains(".effects.") && !$0.contains("added") }
    let text = try String(
      contentsOfFile: "\(repository)models/england/interventions.yaml", encoding: .utf8)
    let ranges = text.split(separator: "\n").count { !$0.hasPrefix("#") && $0.contains("range:") }
    #expect(effects.count == ranges)
    #expect(believed.keys.contains("risk.relative_risks.smoking.lung-cancer"))
  }

  @Test func `a relative risk keeps its mean and its published width in every row`() throws {
    let rows = try #require(try beliefs()["risk.relative_risks.smoking.chd"]?.rows)
    let table = try String(
      contentsOfFile: "\(repository)models/england/relative_risks.csv", encoding: .utf8)
    let published: [[Substring]] = table.split(separator: "\n")
      .filter { $0.hasPrefix("smoking,") && $0.contains(",chd,") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Former smokers, women of 35 to 44, come first: 1.549 (1.413 to 1.717).
    #expect(published.first?[6...8] == ["1.549", "1.413", "1.717"])
    #expect(rows.count == published.count)
    for (row, cells) in zip(rows, published) {
      let figures = cells[6...8].compactMap { Double($0) }
      try #require(figures.count == 3)
      #expect(abs(row.mean - figures[0]) < 1e-12)
      let width = row.quantile(0.975) / row.quantile(0.025)
      #expect(abs(width - figures[2] / figures[1]) < 1e-9)
    }
  }

  @Test func `what a scenario says of a path takes the place of what its pack says, whole`() throws
  {
    let path = "interventions.virtual-wards.unit_cost"
    let said = try beliefs([
      "uncertainty={draws: 3, parameters: {\(path): {distribution: normal, sd: 1}}}"
    ])
    #expect(said[path]?.form == .together([.normal(mean: 30, standardDeviation: 1)]))
    #expect(said[path]?.group == "costs of programmes")
    #expect(said.count > 100)
    let rule = "interventions.*.unit_cost"
    let ruled = try beliefs([
      "uncertainty={parameters: {\(rule): {distribution: normal, sd: 0.01}}}"
    ])
    #expect(ruled[path]?.form == .together([.normal(mean: 30, standardDeviation: 0.01)]))
  }

  @Test func `what is held is not drawn, and bounds by it are numbers`() throws {
    let all = try beliefs()
    let held = try beliefs([
      "uncertainty.hold=[relative risks, quality_of_life.segments.CS3]"
    ])
    let gone = Set(all.keys).subtracting(held.keys)
    #expect(gone.contains("quality_of_life.segments.CS3"))
    #expect(gone.count == all.values.count { $0.group == "relative risks" } + 1)
    let bounded = try #require(held["quality_of_life.segments.CS4"])
    #expect(bounded.bound == nil)
    #expect(bounded.rows.first?.support.upperBound == 0.89)
  }

  @Test func `an intervention that is taken away takes what is believed of it along`() throws {
    let rest = try beliefs(["interventions.care-homes=null"])
    #expect(!rest.keys.contains { $0.hasPrefix("interventions.care-homes") })
  }

  @Test(arguments: [
    (
      "  need.births.fertility:", "  need.birth.fertility:",
      "3: error: [uncertainty.unknown-path] 'need.birth.fertility' names nothing that can be uncertain\n"
        + "   help: did you mean 'need.births.fertility'?"
    ),
    (
      "[interventions.care-homes.effects.*.avoided]", "[interventions.care-home.effects.*.avoided]",
      "15: error: [uncertainty.correlation] 'interventions.care-home.effects.*.avoided' matches no uncertain "
        + "parameter\n   help: did you mean 'interventions.care-homes.effects.activity[1].avoided'?"
    ),
    (
      "alcohol-care.effects.activity[2].avoided", "alcohol-care.effects.activity[9].avoided",
      "9: error: [uncertainty.correlation] 'interventions.alcohol-care.effects.activity[9].avoided' is not an "
        + "uncertain parameter\n   help: did you mean 'interventions.alcohol-care.effects.activity[1].avoided'?"
    ),
  ])
  func `a name of a pack's own that means nothing is a mistake`(
    name: String, slip: String, expected: String
  ) throws {
    let found = try problems(
      ofPackWith: "uncertainty.yaml", pack: "england", scenario: "south-yorkshire",
      overrides: ["uncertainty.draws=10"]
    ) { $0.replacing(name, with: slip) }
    #expect(found.hasSuffix(expected), "\(found)")
  }

  @Test(arguments: [
    "interventions.alcohol-care=null", "interventions.alcohol-care.effects.activity=[]",
    "people.constrain_to=official_projection",
  ])
  func `what a scenario takes away is no mistake of its pack`(override: String) throws {
    let rest = try beliefs([override, "years.follow_up=0"])
    #expect(rest.count < (try beliefs(["years.follow_up=0"])).count)
  }

  @Test func `without draws nothing is uncertain`() throws {
    let scenario = try Scenario.load("\(repository)scenarios/south-yorkshire.yaml")
    #expect(scenario.uncertainty == nil)
  }
}
