import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Probability
import Scenarios
import Testing

/// South Yorkshire under half of every programme, and what both arms come to.
private struct DrawnFigures {
  /// Figures of two ways to the same model differ by rounding of their inputs, carried through 15 years.
  static let rounding = 1e-9

  let scenario: Scenario
  let figures: [Double]

  init(of scenario: Scenario) {
    self.scenario = scenario
    let model = scenario.model
    var plan = model.nothing
    for (position, intervention) in model.interventions.enumerated() {
      for place in 0..<plan.places {
        for year in 0..<plan.years {
          plan.shares[plan.index(position, place, year)] = intervention.reach / 2
        }
      }
    }
    let (nothing, years) = model.run(plan)
    let accounts = Accounts(model: model, terms: scenario.terms).settle(years, against: nothing)
    var figures: [Double] = []
    for year in nothing + years {
      for outcome in year.outcomes {
        figures += [outcome.deaths, outcome.lifeYears, outcome.qalys]
      }
      for table in [
        year.units, year.pounds, year.avoidedPounds, year.addedUnits, year.newCases,
      ] {
        figures += table.elements
      }
    }
    for book in accounts {
      for position in book.positions { figures += [position.income, position.cost] }
      for table in [book.recurrent, book.nonRecurrent, book.capital] {
        for row in table { figures += row }
      }
    }
    self.figures = figures
  }

  /// The largest difference from other figures, as a share of the figure.
  func distance(from other: DrawnFigures) -> Double {
    zip(figures, other.figures).map { abs($0 - $1) / max(1, abs($0)) }.max() ?? .infinity
  }
}

/// South Yorkshire with every parameter of its pack uncertain, over few years.
private func southYorkshire(
  _ overrides: [String] = [], model: String = "england", in folder: String? = nil
) throws -> Scenario {
  let path = folder.map { "\($0)/s.yaml" } ?? "\(repository)scenarios/south-yorkshire.yaml"
  return try Scenario.load(
    path,
    overrides: [
      "years.count=6", "years.follow_up=9", "uncertainty.draws=10", "model=\(model)",
      "interventions.urgent-community-response.capital_cost=7",
      "interventions.urgent-community-response.opening_cost=50000",
    ] + overrides)
}

extension Scenario {
  /// The scenario with one parameter at other values and all else at its centre.
  fileprivate func drawing(_ path: String, _ change: (Double) -> Double) throws -> Scenario {
    let uncertainty = try #require(uncertainty)
    let place = try #require(
      uncertainty.joint.parameters.firstIndex { $0.name == path }, "\(path) is uncertain")
    var values = uncertainty.central
    values[place] = values[place].map(change)
    return drawing(values)
  }
}

struct DrawingTests {
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

/// A table of the pack, and how its cells would be written otherwise.
private struct ChangedTable: Sendable, CustomTestStringConvertible {
  let path: String
  let file: String
  let factor: Double
  /// The columns that change.
  let columns: [String]
  /// Cells, by column, of the rows that change.
  var rows: [String: String] = [:]
  var testDescription: String { path }
}

struct DrawingTableTests {
  @Test(arguments: [
    ChangedTable(
      path: "risk.relative_risks.smoking.chd", file: "relative_risks.csv", factor: 1.1,
      columns: ["relative_risk", "high"], rows: ["factor": "smoking", "condition": "chd"]),
    ChangedTable(
      path: "risk.relative_risks.blood-pressure.stroke", file: "relative_risks.csv", factor: 1.2,
      columns: ["relative_risk", "high"], rows: ["factor": "blood-pressure", "condition": "stroke"]),
    ChangedTable(
      path: "risk.mediation.weight.blood-pressure", file: "risk_mediation.csv", factor: 1.5,
      columns: ["change_per_unit"], rows: ["factor": "weight", "via": "blood-pressure"]),
    ChangedTable(
      path: "activity.pods.emergency_admission.non_demographic_growth", file: "pods.csv",
      factor: 1.2,
      columns: ["non_demographic_growth"], rows: ["pod": "emergency_admission"]),
    ChangedTable(
      path: "activity.pods.virtual_ward_episode.gbp_per_unit", file: "pods.csv", factor: 1.3,
      columns: ["gbp_per_unit"], rows: ["pod": "virtual_ward_episode"]),
    ChangedTable(
      path: "quality_of_life.segments.CS4", file: "segment_quality_of_life.csv", factor: 1.01,
      columns: ["multiplier"], rows: ["segment": "CS4"]),
    ChangedTable(
      path: "quality_of_life.norms", file: "quality_of_life.csv", factor: 0.98, columns: ["eq5d"]),
    ChangedTable(
      path: "need.deaths.trend", file: "mortality_trend.csv", factor: 1.4,
      columns: ["annual_change"]),
    ChangedTable(
      path: "need.births.fertility", file: "fertility.csv", factor: 1.1,
      columns: ["births_per_woman"]),
    ChangedTable(
      path: "need.migration.external", file: "migration.csv", factor: 0.7, columns: ["people"]),
  ])
  fileprivate func `a drawn table is the table written so`(_ change: ChangedTable) throws {
    let drawn = DrawnFigures(of: try southYorkshire().drawing(change.path) { $0 * change.factor })
    let read = try pack(changing: [change])
    #expect(drawn.distance(from: DrawnFigures(of: read)) < DrawnFigures.rounding)
    #expect(drawn.distance(from: DrawnFigures(of: try southYorkshire())) > 0)
  }

  @Test func `prices that all rise alike are the tables of prices written so`() throws {
    // Where they rise alike segments cost the same beside one another, so calibration gives the same mix.
    let scenario = try southYorkshire()
    let uncertainty = try #require(scenario.uncertainty)
    let values = zip(uncertainty.joint.parameters, uncertainty.central).map { parameter, central in
      parameter.name.hasSuffix("gbp_per_unit") ? central.map { $0 * 1.25 } : central
    }
    let read = try pack(changing: [
      ChangedTable(path: "", file: "pods.csv", factor: 1.25, columns: ["gbp_per_unit"]),
      ChangedTable(path: "", file: "unit_costs.csv", factor: 1.25, columns: ["gbp_per_unit"]),
    ])
    #expect(
      DrawnFigures(of: scenario.drawing(values)).distance(from: DrawnFigures(of: read))
        < DrawnFigures.rounding)
  }

  /// South Yorkshire by the England pack with some tables written otherwise.
  private func pack(changing changes: [ChangedTable]) throws -> Scenario {
    var scenario: Scenario?
    try withFolder { folder in
      let manager = FileManager.default
      let (england, pack) = ("\(repository)models/england", "\(folder)/models/changed")
      try manager.createDirectory(atPath: pack, withIntermediateDirectories: true)
      for name in try manager.contentsOfDirectory(atPath: england) {
        guard let change = changes.first(where: { $0.file == name }) else {
          try manager.createSymbolicLink(
            atPath: "\(pack)/\(name)", withDestinationPath: "\(england)/\(name)")
          continue
        }
        let text = try String(contentsOfFile: "\(england)/\(name)", encoding: .utf8)
        try Self.text(text, with: change).write(
          toFile: "\(pack)/\(name)", atomically: true, encoding: .utf8)
      }
      try manager.copyItem(
        atPath: "\(repository)scenarios/south-yorkshire.yaml", toPath: "\(folder)/s.yaml")
      scenario = try southYorkshire(model: "changed", in: folder)
    }
    return try #require(scenario)
  }

  /// A table with some cells times a factor.
  private static func text(_ text: String, with change: ChangedTable) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let header = lines[0].split(separator: ",").map(String.init)
    for line in lines.indices.dropFirst() where !lines[line].isEmpty {
      // The cells wanted stand before any that is in quotes.
      var cells = lines[line].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      func position(_ name: String) throws -> Int {
        try #require(header.firstIndex(of: name), "\(name) is a column")
      }
      guard try change.rows.allSatisfy({ try cells[position($0.key)] == $0.value }) else {
        continue
      }
      for column in change.columns {
        let cell = try position(column)
        cells[cell] = "\(try #require(Double(cells[cell])) * change.factor)"
      }
      lines[line] = cells.joined(separator: ",")
    }
    return lines.joined(separator: "\n")
  }
}
