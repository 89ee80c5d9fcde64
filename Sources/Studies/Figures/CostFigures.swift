import Commissioning
import PopulationHealth
import Scenarios

/// The cost of everything the envelope pays for, by who delivers it. Rows are of what costs anything at
/// the central values.
struct CostFigures: FigureContent {
  let table: FigureTable
  /// What each row is of, `[arm][year]`, and its positions in the labels.
  private let lines: [[[Line]]]

  private struct Line: Sendable {
    let place: Int
    let serviceLine: String
    let provider: String
    let serviceLinePosition: Int
    let providerPosition: Int
  }

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let costs = run.arms.flatMap(\.accounts).flatMap(\.costs)
    let serviceLines = Set(costs.map(\.serviceLine)).sorted()
    let providers = Set(costs.map(\.provider)).sorted()
    func places(_ names: [String]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
    let (byLine, byProvider) = (places(serviceLines), places(providers))
    lines = run.arms.map { arm in
      arm.accounts.map { year in
        year.costs.map {
          Line(
            place: $0.place, serviceLine: $0.serviceLine, provider: $0.provider,
            serviceLinePosition: byLine[$0.serviceLine] ?? 0,
            providerPosition: byProvider[$0.provider] ?? 0)
        }
      }
    }
    table = FigureTable(
      name: "cost.csv",
      keys: [
        axes.runs, axes.years, axes.places, .init("service_line", serviceLines),
        .init("provider", providers),
      ], measures: [.init("gbp", decimals: 2)])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    for (arm, accounts) in input.arms.map(\.accounts).enumerated() {
      for (year, book) in accounts.enumerated() {
        // Both are in the order of place, service line and provider.
        var next = 0
        for line in lines[arm][year] {
          while next < book.costs.count, Self.precedes(book.costs[next], line) { next += 1 }
          let isThere =
            next < book.costs.count && book.costs[next].place == line.place
            && book.costs[next].serviceLine == line.serviceLine
            && book.costs[next].provider == line.provider
          writer.row(arm, year, line.place, line.serviceLinePosition, line.providerPosition)
          writer.put(isThere ? book.costs[next].pounds : 0)
        }
      }
    }
  }

  private static func precedes(_ cost: YearOfAccounts.CostLine, _ line: Line) -> Bool {
    if cost.place != line.place { return cost.place < line.place }
    if cost.serviceLine != line.serviceLine { return cost.serviceLine < line.serviceLine }
    return cost.provider < line.provider
  }
}
