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
      for (year, result) in years.enumerated() {
        for place in 0..<result.units.rows {
          for pod in 0..<result.units.columns {
            writer.row(arm, year, place, pod)
            writer.put(result.units[place, pod])
          }
        }
      }
    }
  }
}
