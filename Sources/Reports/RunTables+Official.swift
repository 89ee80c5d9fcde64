import Commissioning
package import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// What there is to say about official totals: a comparison where the whole country is studied, and
  /// the factors where people are brought to them.
  package var official: [(name: String, contents: Data)] {
    var tables: [(name: String, contents: Data)] = []
    if let comparison = run.official {
      tables.append(
        ("official_projection.csv", OfficialTable(comparison, of: scenario).data))
    }
    if let factors = scenario.model.need.officialFactors {
      tables.append(("official_factors.csv", self.factors(factors)))
    }
    return tables
  }

  /// The factor of each sex and age band at the end of each year.
  private func factors(_ factors: OfficialFactors) -> Data {
    var csv = CSVText(header: ["year", "sex", "age_band", "factor"])
    for year in factors.byYear.keys.sorted() {
      for (index, factor) in (factors.byYear[year] ?? []).enumerated() {
        csv.add(year.description)
        csv.add(shape.sexes[index / factors.bands.count])
        csv.add(factors.bands[index % factors.bands.count].label(in: shape))
        csv.add(factor, decimals: 9)
        csv.endRow()
      }
    }
    return csv.data
  }
}
