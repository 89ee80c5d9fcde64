import Commissioning
import Probability
import Scenarios
import Studies

extension SurenessText {
  /// Where each organisation stands in the plan's last year, with its range; `nil` where money is not
  /// followed.
  var balances: Page.Section? {
    guard let table = sample.book.tables.first(where: { $0.name == "affordability.csv" }),
      let last = years.last,
      let measure = table.measures.firstIndex(where: { $0.name == "position_gbp" })
    else { return nil }
    let arm = run.plan == nil ? "baseline" : "plan"
    let names = Dictionary(
      (run.baseline.accounts.first.map { $0.positions + $0.systems } ?? []).map {
        ($0.organisation, $0.name)
      }, uniquingKeysWith: { first, _ in first })
    let found = table.rows.indices.filter {
      table.label(0, of: $0) == arm && table.label(1, of: $0) == last
    }.map { row in
      (
        name: names[table.label(2, of: row)] ?? table.label(2, of: row),
        figure: table.firstFigure + row * table.figuresPerRow + table.positions[measure]
      )
    }
    func width(_ figure: Int) -> Double {
      sample.summary.quantile(0.975, of: figure) - sample.summary.quantile(0.025, of: figure)
    }
    let moving = found.filter { abs(width($0.figure)) >= Self.leastWidth }
    guard !moving.isEmpty else { return nil }
    let shown = moving.sorted { width($0.figure) > width($1.figure) }.prefix(Self.mostShown)
    return Page.Section(
      title: "How sure each balance of \(last) is (£m)",
      table: Page.Table(
        header: Self.header,
        rows: shown.map {
          cells(
            $0.name, figure: $0.figure, central: sample.central.figures[$0.figure],
            Page.signedMillions)
        }),
      sentences: [
        (run.plan == nil ? "If nothing is done. " : "With the plan. ")
          + "The \(shown.count) least certain; affordability.csv has every organisation and year."
      ])
  }

  /// GBP; a balance whose 95% range is narrower is as good as known.
  private static let leastWidth = 1e5
  private static let mostShown = 12
}
