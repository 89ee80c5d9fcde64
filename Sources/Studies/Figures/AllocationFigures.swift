import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// What the plan buys, where and when. Decisions to buy nothing have no row, and coverage, which is
/// decided, is the same in every draw.
struct AllocationFigures: FigureContent {
  let table: FigureTable

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let interventions = run.scenario.model.interventions
    table = FigureTable(
      name: "allocation.csv",
      keys: [
        axes.years, axes.places,
        .init("service_line", interventions.map(\.serviceLine)),
        .init("intervention", interventions.map(\.id)),
      ],
      measures: [
        .init("coverage", decimals: 8, telling: .central),
        .init("people_reached", decimals: 3), .init("gbp_recurrent", decimals: 2),
        .init("gbp_non_recurrent", decimals: 2), .init("gbp_capital", decimals: 2),
        .init("wte", decimals: 4),
      ])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    guard let plan = input.run.plan, let shares = input.run.coverage else { return }
    let model = input.run.scenario.model
    let staffPerThousand = model.interventions.map {
      $0.resources.workforce.values.sorted().reduce(0, +)
    }
    for (year, accounts) in plan.accounts.enumerated() {
      for place in model.shape.places.indices {
        for index in model.interventions.indices {
          guard shares.buys(index, place: place, year: year) else { continue }
          writer.row(year, place, index, index)
          writer.aside(shares[index, place, year])
          writer.put(plan.years[year].reached[index, place])
          writer.put(accounts.recurrent[index][place])
          writer.put(accounts.nonRecurrent[index][place])
          writer.put(accounts.capital[index][place])
          writer.put(plan.years[year].staffed[index, place] * staffPerThousand[index] / 1000)
        }
      }
    }
  }
}
