import Foundation
import Probability
import Scenarios
import Studies

extension RunTables {
  /// What was drawn, and the headlines of each draw; nothing where there are no draws.
  var drawn: [(name: String, contents: Data)] {
    guard let uncertainty = scenario.uncertainty, let draws = madeDraws else { return [] }
    let text = ParameterTables(uncertainty.joint, draws: uncertainty.draws)
    return [("draws.csv", headlines(of: draws)), ("parameters.csv", text.parameters)]
      + (text.values(of: draws.map { $0.number - 1 }).map { [("parameter_draws.csv", $0)] } ?? [])
  }

  /// The draws that were made, with their headlines; `nil` where there are none.
  private var madeDraws: [(number: Int, values: [Double])]? {
    if let single = run.draw { return [(single.number, single.headlines.draws[0])] }
    return run.sample.map { sample in
      sample.headlines.draws.enumerated().map { ($0 + 1, $1) }
    }
  }

  /// The headlines of each draw: what is to be made of a decision can be worked out again from them.
  private func headlines(of draws: [(number: Int, values: [Double])]) -> Data {
    guard let table = (run.sample?.headlines ?? run.draw?.headlines)?.table else { return Data() }
    var csv = CSVText(header: ["draw"] + table.keys.map(\.name) + table.measures.map(\.name))
    for draw in draws {
      for row in table.rows.indices {
        csv.add("\(draw.number)")
        for key in table.keys.indices { csv.add(table.label(key, of: row)) }
        csv.add(there: draw.values[row], decimals: table.measures[0].decimals)
        csv.endRow()
      }
    }
    return csv.data
  }
}
