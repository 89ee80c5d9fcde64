import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// New cases of each condition; without rows where the pack has no conditions.
struct CaseFigures: FigureContent {
  let table: FigureTable
  /// Conditions that anybody comes down with at the central values.
  private let conditions: [Int]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let all = run.scenario.model.risk?.conditions ?? []
    conditions = all.indices.filter { all[$0].incidence.contains { $0 > 0 } }
    table = FigureTable(
      name: "cases.csv",
      keys: [
        axes.runs, axes.years, axes.places, axes.quintiles, .init("condition", all.map(\.id)),
      ], measures: [.init("new_cases", decimals: 4)])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    let quintiles = input.run.scenario.model.shape.quintiles.count
    for (arm, years) in input.arms.map(\.years).enumerated() {
      for year in years.indices {
        let cases = years[year].newCases
        for row in 0..<cases.rows {
          for condition in conditions {
            writer.row(arm, year, row / quintiles, row % quintiles, condition)
            writer.put(cases[row, condition])
          }
        }
      }
    }
  }
}
