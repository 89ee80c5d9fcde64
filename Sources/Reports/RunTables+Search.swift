import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// Plans nearly as good as the best, and points of a frontier, where they were asked for.
  var search: [(name: String, contents: Data)] {
    var tables: [(name: String, contents: Data)] = []
    if let alternatives = run.alternatives {
      tables.append(("alternatives.csv", self.alternatives(alternatives)))
      tables.append(("alternative_plans.csv", alternativePlans(alternatives)))
    }
    if let frontier = run.frontier {
      tables.append(("frontier.csv", self.frontier(frontier)))
    }
    return tables
  }

  private func alternatives(_ alternatives: PlanAlternatives) -> Data {
    var csv = CSVText(header: ["plan", "value", "unit", "share_of_best", "programme_gbp", "moved"])
    let best = alternatives.plans[0].value
    for (number, plan) in alternatives.plans.enumerated() {
      csv.add(Self.name(number))
      csv.add(plan.value, decimals: 6)
      csv.add(run.allocation?.unit ?? "")
      csv.add(best == 0 ? nil : plan.value / best, decimals: 6)
      csv.add(plan.pounds.elements.reduce(0, +), decimals: 2)
      csv.add(plan.moved, decimals: 6)
      csv.endRow()
    }
    return csv.data
  }

  private func alternativePlans(_ alternatives: PlanAlternatives) -> Data {
    var csv = CSVText(header: ["plan", "place", "intervention", "programme_gbp", "in_all_plans"])
    for (number, plan) in alternatives.plans.enumerated() {
      for (place, code) in shape.places.enumerated() {
        for (index, intervention) in scenario.model.interventions.enumerated() {
          guard plan.buys(index, place: place) else { continue }
          csv.add(Self.name(number))
          csv.add(code)
          csv.add(intervention.id)
          csv.add(plan.pounds[index, place], decimals: 2)
          csv.add(alternatives.isInAll(index, place: place) ? "yes" : "no")
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  private static func name(_ number: Int) -> String {
    number == 0 ? "best" : "alternative-\(number)"
  }

  private func frontier(_ frontier: ParetoFrontier) -> Data {
    var csv = CSVText(header: [
      "point", "first_objective", "first_gain", "first_unit", "second_objective", "second_gain",
      "second_unit", "gap", "programme_gbp",
    ])
    for (number, point) in frontier.points.enumerated() {
      csv.add("\(number + 1)")
      csv.add(frontier.question.first.rawValue)
      csv.add(point.first, decimals: 6)
      csv.add(frontier.firstUnit)
      csv.add(frontier.question.second.rawValue)
      csv.add(point.second, decimals: 6)
      csv.add(frontier.secondUnit)
      csv.add(point.gap, decimals: 6)
      csv.add(point.pounds, decimals: 2)
      csv.endRow()
    }
    return csv.data
  }
}
