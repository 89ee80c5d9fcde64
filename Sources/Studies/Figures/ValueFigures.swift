import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// What the plan gains and costs each year of the study, discounted: its cost per QALY in parts.
struct ValueFigures: FigureContent {
  let table: FigureTable

  init(of run: DrawnRun, _ axes: FigureAxes) {
    table = FigureTable(
      name: "value.csv", keys: [axes.years],
      measures: [
        .init("qalys_gained_discounted", decimals: 6), .init("cost_gbp_discounted", decimals: 2),
      ])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    guard let value = input.value else { return }
    for year in value.pounds.indices {
      writer.row(year)
      writer.put(value.qalys[year])
      writer.put(value.pounds[year])
    }
  }
}
