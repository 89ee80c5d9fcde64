import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// People and people of high need under each setting of case-mix drift, doing nothing.
  var caseMix: Data {
    var csv = CSVText(header: [
      "setting", "weight", "year", "place", "people", "high_need_people",
    ])
    for projection in run.caseMix {
      for year in projection.years {
        for (place, code) in shape.places.enumerated() {
          csv.add(projection.drift.name)
          csv.add(projection.drift.weight, decimals: 6)
          csv.add(year.year.description)
          csv.add(code)
          csv.add(year.people[place], decimals: 4)
          csv.add(year.highNeed[place], decimals: 4)
          csv.endRow()
        }
      }
    }
    return csv.data
  }
}
