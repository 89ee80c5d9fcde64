import CohortModels
public import Foundation
import Scenarios
public import Studies

/// The tidy tables of a study of a cohort, one a file. Amounts are per member of the cohort, money in
/// the currency the manifest names.
public struct CohortTables: Sendable {
  private let study: CohortStudy
  private var states: [CohortState] { study.scenario.model.states }

  /// The tables of a study.
  public init(of study: CohortStudy) { self.study = study }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    [
      ("cohort_trace.csv", trace), ("cohort_outcomes.csv", outcomes),
      ("cost_effectiveness.csv", costEffectiveness),
    ]
  }

  /// The share of the cohort in each state at the start of each cycle and after the last.
  var trace: Data {
    var csv = CSVText(header: ["strategy", "cycle", "years", "state", "share"])
    for arm in study.arms {
      for (row, shares) in arm.outcomes.trace.shares.enumerated() {
        for (state, share) in zip(states, shares) {
          csv.add(arm.strategy.id)
          csv.add(Double(row), decimals: 0)
          csv.add(Double(row) * study.scenario.model.cycleYears, decimals: 6)
          csv.add(state.id)
          csv.add(share, decimals: 9)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// What each strategy comes to, and how far that is from the first.
  var outcomes: Data {
    var csv = CSVText(header: [
      "strategy", "measure", "state", "discounted", "value", "difference_from_first",
    ])
    let first = study.arms[0].outcomes
    for arm in study.arms {
      func row(
        _ measure: String, _ state: String, isDiscounted: Bool, _ value: Double, _ before: Double
      ) {
        csv.add(arm.strategy.id)
        csv.add(measure)
        csv.add(state)
        csv.add(isDiscounted ? "yes" : "no")
        let decimals = measure == "cost" ? 6 : 9
        csv.add(value, decimals: decimals)
        csv.add(value - before, decimals: decimals)
        csv.endRow()
      }
      for (isDiscounted, totals, base) in [
        (false, arm.outcomes.undiscounted, first.undiscounted),
        (true, arm.outcomes.discounted, first.discounted),
      ] {
        row("cost", "all", isDiscounted: isDiscounted, totals.cost, base.cost)
        row("qalys", "all", isDiscounted: isDiscounted, totals.qalys, base.qalys)
        row("life_years", "all", isDiscounted: isDiscounted, totals.lifeYears, base.lifeYears)
      }
      for (position, state) in states.enumerated() {
        row(
          "years_in_state", state.id, isDiscounted: false, arm.outcomes.yearsInState[position],
          first.yearsInState[position])
      }
    }
    return csv.data
  }

  /// Where each strategy stands, in the order of the scenario.
  var costEffectiveness: Data {
    var csv = CSVText(header: [
      "strategy", "cost", "qalys", "standing", "compared_with", "incremental_cost",
      "incremental_qalys", "icer", "willingness_to_pay", "net_monetary_benefit",
    ])
    let comparison = study.comparison
    let price = study.scenario.willingnessToPay
    let benefits = price.map { comparison.netMonetaryBenefits(willingnessToPay: $0) }
    for (position, arm) in study.arms.enumerated() {
      csv.add(arm.strategy.id)
      csv.add(comparison.points[position].cost, decimals: 6)
      csv.add(comparison.points[position].qalys, decimals: 9)
      let standing = comparison.standings[position]
      csv.add(standing.name)
      csv.add(standing.others.map { study.arms[$0].strategy.id }.joined(separator: "+"))
      let increment = standing.increment
      for (value, decimals) in [
        (increment?.cost, 6), (increment?.qalys, 9), (increment?.ratio, 6), (price, 6),
        (benefits?[position], 6),
      ] {
        csv.add(value, decimals: decimals)
      }
      csv.endRow()
    }
    return csv.data
  }
}
