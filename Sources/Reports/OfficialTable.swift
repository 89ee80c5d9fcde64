import Commissioning
public import Foundation
import PopulationHealth
public import Scenarios
public import Studies

/// A projection beside the official one as a tidy table.
public struct OfficialTable: Sendable {
  private let comparison: OfficialComparison
  private let shape: PopulationShape

  /// The table of a comparison made for a scenario.
  public init(_ comparison: OfficialComparison, of scenario: Scenario) {
    self.comparison = comparison
    shape = scenario.model.shape
  }

  /// The table: people at the start of each year.
  public var data: Data {
    var csv = CSVText(header: ["year", "sex", "age_band", "people", "official_people", "ratio"])
    for row in comparison.rows {
      csv.add(row.year.description)
      csv.add(shape.sexes[row.sex])
      csv.add(row.band.label(in: shape))
      csv.add(row.people, decimals: 1)
      csv.add(row.official, decimals: 1)
      csv.add(row.ratio, decimals: 6)
      csv.endRow()
    }
    return csv.data
  }
}
