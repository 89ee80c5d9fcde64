import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Probability
import Scenarios
import Testing

/// A table of the pack, and how its cells would be written otherwise.
private struct ChangedTable: Sendable, CustomTestStringConvertible {
  let path: String
  let file: String
  let factor: Double
  /// The columns that change.
  let columns: [String]
  /// Cells, by column, of the rows that change.
  var rows: [String: String] = [:]
  /// What columns hold then, where that is no multiple of what they held.
  var written: [String: Double] = [:]
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

  @Test(arguments: [
    (
      "emergency_admission", [0.2, 0.5, 0.3],
      ["fixed_share": 0.2, "semi_fixed_share": 0.5, "variable_share": 0.3]
    ),
    ("prescription", [0.25, 0.75], ["fixed_share": 0.25, "variable_share": 0.75]),
  ])
  func `drawn shares of cost are the table written so`(
    pod: String, shares: [Double], written: [String: Double]
  ) throws {
    let path = "activity.pods.\(pod).cost_shares"
    let drawn = DrawnFigures(of: try southYorkshire().drawing(path, to: shares))
    let read = try pack(changing: [
      ChangedTable(
        path: path, file: "pods.csv", factor: 1, columns: [], rows: ["pod": pod], written: written)
    ])
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
      for (column, value) in change.written { cells[try position(column)] = "\(value)" }
      lines[line] = cells.joined(separator: ",")
    }
    return lines.joined(separator: "\n")
  }
}
