import Commissioning
import Foundation
import PopulationHealth
import Studies

extension RunTables {
  /// How likely money is to last, each year and in all.
  var budgetChance: Data {
    var csv = CSVText(header: [
      "budget", "year", "room_gbp", "probability", "standard_error", "probability_low_95",
      "probability_high_95", "mean_left_gbp", "left_gbp_p10", "left_gbp_p90",
    ])
    for budget in run.budgets {
      let chance = budget.chance
      for (year, own) in chance.years.enumerated() {
        csv.add(budget.kind.rawValue)
        csv.add(run.baseline.accounts[year].year.description)
        csv.add(budget.room?[year], decimals: 2)
        csv.add(own)
        csv.add(chance.meanLeft[year], decimals: 2)
        csv.add(chance.leftOneInTen[year], decimals: 2)
        csv.add(chance.leftNineInTen[year], decimals: 2)
        csv.endRow()
      }
      csv.add(budget.kind.rawValue)
      csv.add("all")
      csv.add(budget.room?.reduce(0, +), decimals: 2)
      csv.add(chance.allYears)
      for _ in 0..<3 { csv.add(nil, decimals: 2) }
      csv.endRow()
    }
    return csv.data
  }
}
