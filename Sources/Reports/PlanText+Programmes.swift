import Commissioning
import PopulationHealth
import Scenarios
import Studies

extension PlanText {
  /// What each programme has to do with what the plan does over the whole study; `nil` where it was not
  /// asked for or nothing is bought.
  var programmes: Page.Section? {
    // What is good counts up: deaths put off and bed days avoided are fewer of them.
    let columns: [(name: String, quantity: Attribution.Quantity, sign: Double)] = [
      ("QALYs gained", .qalys, 1), ("fewer deaths", .deaths, -1),
      ("bed days avoided", .bedDays, -1), ("cost £m", .cost, 1),
    ]
    let changes = columns.compactMap { column in
      run.attribution?.change(of: column.quantity, .againstDoingNothing, in: nil).map {
        (column: column, change: $0)
      }
    }
    guard let gains = changes.first?.change else { return nil }
    func row(_ name: String, _ value: (Attribution.Change) -> Double?) -> [String] {
      [name]
        + changes.map { column, change in
          value(change).map {
            column.quantity == .cost
              ? Page.signedMillions($0) : Self.signed($0 * column.sign)
          } ?? ""
        }
    }
    func part(_ cause: Attribution.Cause, _ change: Attribution.Change) -> Double? {
      change.parts.first { $0.cause == cause }?.value
    }
    var rows = scenario.model.interventions.enumerated().compactMap {
      position, intervention -> (gain: Double, cells: [String])? in
      let cause = Attribution.Cause.intervention(position)
      return part(cause, gains).map { gain in
        (gain, row(intervention.title) { part(cause, $0) })
      }
    }
    rows.sort { $0.gain > $1.gain }
    let addsBedDays = scenario.model.interventions.indices.contains { position in
      changes.contains { column, change in
        column.quantity == .bedDays
          && part(.intervention(position), change).map { $0 >= 0.5 } ?? false
      }
    }
    return Page.Section(
      title: "What each programme does",
      table: Page.Table(
        header: [""] + changes.map(\.column.name),
        rows: rows.map(\.cells)
          + [
            row("Cost that stays behind") { part(.staysBehind, $0) },
            row("The plan", \.total),
          ]),
      sentences: [
        "Undiscounted. Cost is of the years of the plan, for programmes and care together, and all else of "
          + "the whole study: one is not to be divided by the other."
          + (addsBedDays
            ? " Below zero, a programme adds more bed days than it avoids: in the years of life it gains, or by what else it does."
            : "")
      ])
  }
}
