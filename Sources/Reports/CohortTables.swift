import CohortModels
public import Foundation
import Scenarios
public import Studies

/// The tidy tables of a study of a cohort, one a file. Amounts are per member of the cohort, money in
/// the currency the manifest names.
public struct CohortTables: Sendable {
  let study: CohortStudy
  private var states: [CohortState] { study.scenario.model.states }

  /// The tables of a study.
  public init(of study: CohortStudy) { self.study = study }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    [
      ("cohort_trace.csv", trace), ("cohort_outcomes.csv", outcomes),
      ("cost_effectiveness.csv", costEffectiveness),
    ] + (study.sample.map(drawn) ?? [])
      + (study.decision.map { DecisionTables(of: $0.analysis, sensitivity: $0.sensitivity).all }
        ?? [])
  }

  /// The sample whose ranges stand in the tables; `nil` where a draw is answered alone.
  private var ranges: CohortSample? {
    study.sample.flatMap { $0.isAlone ? nil : $0 }
  }

  private func header(_ columns: [String], rangesOf measures: [String]) -> [String] {
    guard ranges != nil else { return columns }
    return columns + measures.flatMap { measure in FigureCSV.endings.map { "\(measure)_\($0)" } }
  }

  /// Adds the range of a figure over the draws; empty cells where there is none.
  private func addRange(
    _ figure: (CohortFigures) -> Int?, decimals: Int, to csv: inout CSVText
  ) {
    guard let ranges else { return }
    if let figure = figure(ranges.figures) {
      csv.add(ranges.summary, of: figure, decimals: decimals)
    } else {
      for _ in FigureCSV.endings { csv.add(nil, decimals: decimals) }
    }
  }

  /// The share of the cohort in each state at the start of each cycle and after the last.
  var trace: Data {
    var csv = CSVText(
      header: header(["strategy", "cycle", "years", "state", "share"], rangesOf: ["share"]))
    for (strategy, arm) in study.arms.enumerated() {
      for (row, shares) in arm.outcomes.trace.shares.enumerated() {
        for (position, (state, share)) in zip(states, shares).enumerated() {
          csv.add(arm.strategy.id)
          csv.add(Double(row), decimals: 0)
          csv.add(Double(row) * study.scenario.model.cycleYears, decimals: 6)
          csv.add(state.id)
          csv.add(share, decimals: 9)
          addRange({ $0.share(position, row: row, of: strategy) }, decimals: 9, to: &csv)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// What each strategy comes to, and how far that is from the first.
  var outcomes: Data {
    var csv = CSVText(
      header: header(
        ["strategy", "measure", "state", "discounted", "value", "difference_from_first"],
        rangesOf: ["value", "difference_from_first"]))
    let first = study.arms[0].outcomes
    for (strategy, arm) in study.arms.enumerated() {
      func row(
        _ measure: String, _ state: String, _ outcome: CohortFigures.Outcome, _ value: Double,
        _ before: Double
      ) {
        csv.add(arm.strategy.id)
        csv.add(measure)
        csv.add(state)
        if case .total(_, isDiscounted: true) = outcome { csv.add("yes") } else { csv.add("no") }
        let decimals = measure == "cost" ? 6 : 9
        csv.add(value, decimals: decimals)
        csv.add(value - before, decimals: decimals)
        addRange({ $0.value(outcome, of: strategy) }, decimals: decimals, to: &csv)
        addRange({ $0.difference(outcome, of: strategy) }, decimals: decimals, to: &csv)
        csv.endRow()
      }
      for (isDiscounted, totals, base) in [
        (false, arm.outcomes.undiscounted, first.undiscounted),
        (true, arm.outcomes.discounted, first.discounted),
      ] {
        func total(_ position: Int) -> CohortFigures.Outcome {
          .total(position, isDiscounted: isDiscounted)
        }
        row("cost", "all", total(0), totals.cost, base.cost)
        row("qalys", "all", total(1), totals.qalys, base.qalys)
        row("life_years", "all", total(2), totals.lifeYears, base.lifeYears)
      }
      for (position, state) in states.enumerated() {
        row(
          "years_in_state", state.id, .years(state: position), arm.outcomes.yearsInState[position],
          first.yearsInState[position])
      }
    }
    return csv.data
  }

  /// Where each strategy stands, in the order of the scenario.
  var costEffectiveness: Data {
    var csv = CSVText(
      header: header(
        [
          "strategy", "cost", "qalys", "standing", "compared_with", "incremental_cost",
          "incremental_qalys", "icer", "willingness_to_pay", "net_monetary_benefit",
        ], rangesOf: ["cost", "qalys", "net_monetary_benefit"]))
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
      let cost = CohortFigures.Outcome.total(0, isDiscounted: true)
      let qalys = CohortFigures.Outcome.total(1, isDiscounted: true)
      addRange({ $0.value(cost, of: position) }, decimals: 6, to: &csv)
      addRange({ $0.value(qalys, of: position) }, decimals: 9, to: &csv)
      addRange({ price == nil ? nil : $0.benefit(of: position) }, decimals: 6, to: &csv)
      csv.endRow()
    }
    return csv.data
  }
}
