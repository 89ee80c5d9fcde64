import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Probability
import Scenarios
import Testing

struct DrawingTests {
  /// Sums of three or two shares.
  private static let sums = 1e-12

  @Test func `shares of cost sum to one in every draw, and what is none stays none`() throws {
    let scenario = try southYorkshire()
    let uncertainty = try #require(scenario.uncertainty)
    for draw in 0..<uncertainty.draws.count {
      let drawn = scenario.drawing(uncertainty.joint.values(of: draw, in: uncertainty.draws))
      for (pod, central) in zip(drawn.model.activity.pods, scenario.model.activity.pods) {
        let (own, before) = (pod.behaviour, central.behaviour)
        let shares = [own.fixedShare, own.semiFixedShare, own.variableShare]
        let files = [before.fixedShare, before.semiFixedShare, before.variableShare]
        #expect(abs(shares.reduce(0, +) - 1) < Self.sums)
        #expect(zip(shares, files).allSatisfy { ($0 > 0) == ($1 > 0) })
        #expect((shares == files) == (files.contains(1)), "\(pod.id)")
        #expect(own.stepUnits == before.stepUnits && own.releaseLagYears == before.releaseLagYears)
      }
    }
  }

  @Test func `drawing the values of the files changes no figure`() throws {
    let scenario = try southYorkshire()
    let drawn = scenario.drawing(try #require(scenario.uncertainty).central)
    #expect(DrawnFigures(of: drawn).figures == DrawnFigures(of: scenario).figures)
  }

  @Test(arguments: [
    ("interventions.virtual-wards.unit_cost", 45.0),
    ("interventions.virtual-wards.set_up_cost", 60),
    ("interventions.stop-smoking.decay", 0.05),
    ("interventions.stop-smoking.effects.risk_factors.smoking.leave", 0.07),
    ("interventions.hypertension.effects.risk_factors.blood-pressure.change", -6),
    ("interventions.diabetes-prevention.effects.conditions.diabetes.hazard_ratio", 0.9),
    ("interventions.hypertension.effects.upward_transitions.hazard_ratio", 0.987),
    ("interventions.alcohol-care.effects.deaths.hazard_ratio", 0.96),
    ("interventions.talking-therapies.effects.quality_of_life.gain", 0.03),
    ("interventions.virtual-wards.effects.activity[1].avoided", 0.15),
    ("interventions.virtual-wards.effects.activity[1].units_added_per_unit_avoided", 3.5),
    ("interventions.care-homes.effects.activity[4].added_per_person", 3),
    ("money.cost_uplift", 0.014),
    ("money.efficiency", 0.004),
    ("budget.envelope.growth", 0.021),
  ])
  func `a drawn value is what the file would say`(path: String, value: Double) throws {
    let drawn = DrawnFigures(of: try southYorkshire().drawing(path) { _ in value })
    let read = DrawnFigures(of: try southYorkshire(["\(path)=\(value)"]))
    #expect(drawn.distance(from: read) < DrawnFigures.rounding)
    #expect(drawn.distance(from: DrawnFigures(of: try southYorkshire())) > 0)
  }

  @Test(arguments: ["capital_cost", "opening_cost"])
  func `a cost that is written may be drawn`(key: String) throws {
    let path = "interventions.urgent-community-response.\(key)"
    let parameter = "uncertainty={draws: 1, parameters: {\(path): {distribution: gamma, sd: 1}}}"
    let drawn = try southYorkshire([parameter]).drawing(path) { $0 * 1.5 }
    let read = try southYorkshire(["\(path)=\(key == "capital_cost" ? 10.5 : 75000)"])
    #expect(DrawnFigures(of: drawn).distance(from: DrawnFigures(of: read)) < DrawnFigures.rounding)
  }

  @Test(arguments: [
    (
      "interventions.falls-exercise.eligible.share", "{distribution: beta, sd: 0.05}", [0.31],
      "0.31"
    ),
    (
      "interventions.diabetes-prevention.eligible.share",
      "{distribution: beta, ratio_95: [0.8, 1.25]}",
      [0.14, 0.13, 0.1, 0.09, 0.08], "{ 1: 0.14, 2: 0.13, 3: 0.1, 4: 0.09, 5: 0.08 }"
    ),
    ("need.case_mix_drift", "{distribution: uniform, low: 0, high: 1}", [0.37], "0.37"),
  ])
  func `what no pack believes may be drawn where a scenario does`(
    path: String, belief: String, values: [Double], written: String
  ) throws {
    let parameter = "uncertainty={draws: 1, parameters: {\(path): \(belief)}}"
    let scenario = try southYorkshire([parameter])
    let drawn = try scenario.drawing(path, to: values)
    let read = try southYorkshire(["\(path)=\(written)"])
    #expect(DrawnFigures(of: drawn).distance(from: DrawnFigures(of: read)) < DrawnFigures.rounding)
    #expect(DrawnFigures(of: drawn).distance(from: DrawnFigures(of: scenario)) > 0)
    #expect(drawn.caseMix?.drift == read.caseMix?.drift)
  }

  @Test func `staff that are drawn are those the file would name`() throws {
    let path = "interventions.stop-smoking.workforce.health-advisers"
    let drawn = try southYorkshire().drawing(path, to: [3.6])
    let read = try southYorkshire(["\(path)=3.6"])
    #expect(
      drawn.model.interventions.map(\.resources.workforce)
        == read.model.interventions.map(\.resources.workforce))
  }

  @Test func `uplift and efficiency drawn together reprice programmes and care once`() throws {
    let scenario = try southYorkshire()
    let uncertainty = try #require(scenario.uncertainty)
    var values = uncertainty.central
    for (name, value) in [
      ("money.cost_uplift", 0.02), ("money.efficiency", 0.003),
      ("interventions.virtual-wards.unit_cost", 40.0),
    ] {
      values[try #require(uncertainty.joint.parameters.firstIndex { $0.name == name })] = [value]
    }
    let read = try southYorkshire([
      "money.cost_uplift=0.02", "money.efficiency=0.003",
      "interventions.virtual-wards.unit_cost=40",
    ])
    #expect(
      DrawnFigures(of: scenario.drawing(values)).distance(from: DrawnFigures(of: read))
        < DrawnFigures.rounding)
  }
}
