import CohortModels
public import Foundation
import Scenarios
public import Studies

/// The tidy table of a sweep: the axes, then what each point came to.
public struct SweepTable {
  private var csv: CSVText

  /// A table with no points yet; of a cohort it has a row for each strategy at each point.
  public init(sweep: Sweep, ofCohort isCohort: Bool = false) {
    let results = isCohort ? Self.cohortColumns : ["outcome"] + Sweep.measures
    csv = CSVText(header: sweep.axes.map(\.path) + results)
  }

  private static let cohortColumns = [
    "strategy", "cost", "qalys", "life_years", "standing", "icer", "net_monetary_benefit",
  ]

  /// The table so far.
  public var csvData: Data { csv.data }

  /// Adds a point.
  public mutating func append(_ point: Sweep.Point) {
    for value in point.values { csv.add(value) }
    csv.add(point.outcome)
    for result in point.results {
      csv.add(result, decimals: 6)
    }
    csv.endRow()
  }

  /// Adds a point of a sweep of a cohort: the values of the axes and the study there.
  public mutating func append(_ values: [String], _ study: CohortStudy) {
    let benefits = study.scenario.willingnessToPay.map {
      study.comparison.netMonetaryBenefits(willingnessToPay: $0)
    }
    for (position, arm) in study.arms.enumerated() {
      for value in values { csv.add(value) }
      csv.add(arm.strategy.id)
      let totals = arm.outcomes.discounted
      for value in [totals.cost, totals.qalys, totals.lifeYears] { csv.add(value, decimals: 6) }
      let standing = study.comparison.standings[position]
      csv.add(standing.name)
      for value in [standing.increment?.ratio, benefits?[position]] {
        csv.add(value, decimals: 6)
      }
      csv.endRow()
    }
  }
}
