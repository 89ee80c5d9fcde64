import CohortModels
import Foundation
import Probability
import Scenarios
import Studies

/// What was drawn of a cohort, and what each strategy comes to in each draw.
extension CohortTables {
  func drawn(_ sample: CohortSample) -> [(name: String, contents: Data)] {
    let text = ParameterTables(sample.uncertainty.joint, draws: sample.uncertainty.draws)
    return [("draws.csv", draws(sample)), ("parameters.csv", text.parameters)]
      + (text.values(of: Array(sample.draws)).map { [("parameter_draws.csv", $0)] } ?? [])
  }

  /// Discounted totals of each strategy in each draw, draws numbered from 1.
  private func draws(_ sample: CohortSample) -> Data {
    var csv = CSVText(header: ["draw", "strategy", "cost", "qalys", "life_years"])
    for (place, draw) in sample.draws.enumerated() {
      for (strategy, totals) in zip(sample.strategies, sample.totals) {
        csv.add("\(draw + 1)")
        csv.add(strategy)
        csv.add(totals.cost[place], decimals: 6)
        csv.add(totals.qalys[place], decimals: 9)
        csv.add(totals.lifeYears[place], decimals: 9)
        csv.endRow()
      }
    }
    return csv.data
  }
}
