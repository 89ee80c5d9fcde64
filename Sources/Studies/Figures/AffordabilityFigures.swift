import Commissioning
import PopulationHealth
import Scenarios

/// Where each organisation stands; a system's own row is the sum of those in it.
struct AffordabilityFigures: FigureContent {
  let table: FigureTable

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let first = run.baseline.accounts.first
    table = FigureTable(
      name: "affordability.csv",
      keys: [
        axes.runs, axes.years,
        .init(
          "organisation",
          first.map { ($0.positions + $0.systems).map(\.organisation) } ?? []),
      ],
      measures: ["income_gbp", "cost_gbp", "position_gbp"].map { .init($0, decimals: 2) })
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    for (arm, accounts) in input.arms.map(\.accounts).enumerated() {
      for (year, book) in accounts.enumerated() {
        for (organisation, position) in (book.positions + book.systems).enumerated() {
          writer.row(arm, year, organisation)
          writer.put(position.income)
          writer.put(position.cost)
          writer.put(position.balance)
        }
      }
    }
  }
}
