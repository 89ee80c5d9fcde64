import Allocation
import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// The plan beside what other rules would have bought: a row for each, and one more for each further
  /// limit a rule breaks.
  var comparisons: Data {
    var csv = CSVText(header: [
      "rule", "gain", "unit", "qalys_gained_discounted", "cost_gbp_discounted", "programme_gbp",
      "limit_broken", "broken_in", "broken_most_in", "place", "broken_by", "broken_by_unit",
    ])
    for comparison in run.explanation?.comparisons ?? [] {
      let breaches = comparison.breaches.map(Optional.some)
      for breach in breaches.isEmpty ? [nil] : breaches {
        csv.add(comparison.rule.rawValue)
        csv.add(comparison.gain, decimals: 6)
        csv.add(run.allocation?.unit ?? "")
        csv.add(comparison.qalys, decimals: 6)
        csv.add(comparison.pounds, decimals: 2)
        csv.add(comparison.programmePounds, decimals: 2)
        csv.add(breach?.id ?? "")
        csv.add(breach.map { Double($0.times) }, decimals: 0)
        csv.add(breach?.year.description ?? "")
        csv.add(breach?.place ?? "")
        csv.add(breach?.amount, decimals: 6)
        csv.add(breach?.unit ?? "")
        csv.endRow()
      }
    }
    return csv.data
  }

  /// What would have to change for more of a programme to be bought in a place.
  var notBought: Data {
    var csv = CSVText(header: [
      "intervention", "place", "bought", "unit_cost_gbp", "unit_cost_needed_gbp",
      "unit_cost_needed_share", "effect_needed_times", "first_year", "last_year", "kept_out_by",
      "sentence",
    ])
    let horizon = scenario.model.horizon
    let words = ThresholdText(scenario: scenario)
    for threshold in run.explanation?.thresholds ?? [] {
      csv.add(scenario.model.interventions[threshold.intervention].id)
      csv.add(shape.places[threshold.place])
      csv.add(threshold.isBoughtInPart ? "part" : "none")
      csv.add(threshold.unitCost, decimals: 2)
      csv.add(threshold.unitCostNeeded, decimals: 2)
      csv.add(threshold.unitCostShare, decimals: 6)
      csv.add(threshold.effectNeeded, decimals: 6)
      csv.add(threshold.years.map { "\(horizon.start + $0.lowerBound)" } ?? "")
      csv.add(threshold.years.map { "\(horizon.start + $0.upperBound)" } ?? "")
      csv.add(threshold.keptOutBy.rawValue)
      csv.add(words.sentence(threshold))
      csv.endRow()
    }
    return csv.data
  }
}
