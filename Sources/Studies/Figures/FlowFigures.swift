import Commissioning
import PopulationHealth
import Scenarios

/// Births, deaths and net migration between people at the start and at the end.
struct FlowFigures: FigureContent {
  let table: FigureTable

  init(of run: DrawnRun, _ axes: FigureAxes) {
    table = FigureTable(
      name: "flows.csv", keys: [axes.runs, axes.years, axes.places],
      measures: [
        "births", "deaths", "net_migration", "adjustment", "people_start", "people_end",
      ].map { .init($0, decimals: 6) })
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    let shape = input.run.scenario.model.shape
    let (blocks, rows) = (shape.groupCount, shape.groupCount * shape.segments.count)
    for (arm, years) in input.arms.map(\.years).enumerated() {
      for year in years.indices {
        let flows = years[year].need.flows
        let (start, end) = (input.run.people[arm][year].atStart, input.run.people[arm][year].atEnd)
        for place in shape.places.indices {
          writer.row(arm, year, place)
          for flow in flows {
            writer.put(flow[(place * blocks)..<((place + 1) * blocks)].reduce(0, +))
          }
          writer.put(Rows.sum(start, at: place * rows, count: rows))
          writer.put(Rows.sum(end, at: place * rows, count: rows))
        }
      }
    }
  }
}
