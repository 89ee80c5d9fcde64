import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// Units at each point of delivery.
struct ActivityFigures: FigureContent {
  let table: FigureTable

  init(of run: DrawnRun, _ axes: FigureAxes) {
    table = FigureTable(
      name: "activity.csv",
      keys: [
        axes.runs, axes.years, axes.places,
        .init("pod", run.scenario.model.activity.pods.map(\.id)),
      ], measures: [.init("units", decimals: 3)])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    for (arm, years) in input.arms.map(\.years).enumerated() {
      for year in years.indices {
        let units = years[year].units
        for place in 0..<units.rows {
          for pod in 0..<units.columns {
            writer.row(arm, year, place, pod)
            writer.put(units[place, pod])
          }
        }
      }
    }
  }
}
