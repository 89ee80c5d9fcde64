import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// New cases of each condition; without rows where the pack has no conditions.
  var cases: Data {
    var csv = CSVText(header: ["run", "year", "place", "imd_quintile", "condition", "new_cases"])
    let conditions = scenario.model.risk?.conditions ?? []
    let quintiles = shape.quintiles.count
    for arm in run.arms {
      for year in arm.years {
        for row in 0..<year.newCases.rows {
          for (position, condition) in conditions.enumerated()
          where condition.incidence.contains(where: { $0 > 0 }) {
            csv.add(arm.name)
            csv.add(year.year.description)
            csv.add(shape.places[row / quintiles])
            csv.add(shape.quintiles[row % quintiles])
            csv.add(condition.id)
            csv.add(year.newCases[row, position], decimals: 4)
            csv.endRow()
          }
        }
      }
    }
    return csv.data
  }
}
