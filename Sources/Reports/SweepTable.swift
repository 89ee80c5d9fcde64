import Allocation
import CohortModels
import Commissioning
public import Foundation
import Scenarios
public import Studies

/// The tidy table of a sweep: the axes, then what each point came to.
public struct SweepTable {
  private var csv: CSVText

  /// A table with no points yet; of a cohort it has a row for each strategy at each point.
  public init(sweep: Sweep, of kind: Sweep.Kind = .population) {
    let results =
      switch kind {
      case .population: ["outcome"] + Sweep.measures
      case .cohort: Self.cohortColumns
      case .portfolio: Self.portfolioColumns
      }
    csv = CSVText(header: sweep.axes.map(\.path) + results)
  }

  private static let portfolioColumns = [
    "outcome", "objective_value", "objective_gap", "benefit", "revenue_gbp", "capital_gbp",
    "proposals_funded", "funded",
  ]

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

  /// Adds a point of a sweep of a portfolio.
  public mutating func append(_ point: Sweep.PortfolioPoint) {
    for value in point.values { csv.add(value) }
    csv.add(point.outcome)
    let problem = point.scenario.problem
    let results = point.best.map { best in
      [
        best.value, best.gap, problem.benefit(best.coverage, weighted: false),
        problem.proposals.indices.reduce(0.0) { $0 + problem.revenue(of: $1, in: best) },
        problem.proposals.indices.reduce(0.0) { $0 + problem.capital(of: $1, in: best) },
      ]
    }
    for position in 0..<5 { csv.add(results?[position], decimals: 6) }
    let funded = point.best.map { best in problem.proposals.indices.filter(best.isFunded) }
    csv.add(funded.map { Double($0.count) }, decimals: 0)
    csv.add(funded?.map { problem.proposals[$0].id }.joined(separator: "+") ?? "")
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
