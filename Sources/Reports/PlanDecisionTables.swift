import Allocation
import Commissioning
public import Foundation
import LinearAlgebra
import PopulationHealth
public import Scenarios
public import Studies

/// The tidy tables of what uncertainty means for a plan, one a file: those of any decision, and those of
/// money and of planning anew.
public struct PlanDecisionTables: Sendable {
  private let decision: PlanDecision
  private let scenario: Scenario

  /// The tables of the decision of a run.
  public init(of decision: PlanDecision, in scenario: Scenario) {
    self.decision = decision
    self.scenario = scenario
  }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    DecisionTables(of: decision.analysis, sensitivity: decision.sensitivity).all
      + (decision.replanning.map {
        [
          ("decisions_under_uncertainty.csv", decisions($0)), ("regret.csv", regret($0)),
          ("fixed_plans.csv", fixedPlans($0)),
        ]
      } ?? [])
      + (decision.held.map {
        [("held_budget.csv", held($0)), ("held_plan.csv", purchases(of: $0))]
      } ?? [])
  }

  private func label(_ year: Int) -> String {
    (scenario.model.horizon.start + year).description
  }

  /// How often each decision is taken when each draw is planned anew.
  func decisions(_ replanning: Replanning) -> Data {
    var csv = CSVText(header: [
      "place", "intervention", "first_year", "last_year", "in_chosen_plan", "appears",
      "chosen_gbp", "mean_gbp", "gbp_p10", "gbp_p90", "chosen_coverage", "mean_coverage",
      "coverage_p10", "coverage_p90",
    ])
    for decision in replanning.decisions {
      csv.add(scenario.model.shape.places[decision.place])
      csv.add(scenario.model.interventions[decision.intervention].id)
      csv.add(label(decision.years.lowerBound))
      csv.add(label(decision.years.upperBound - 1))
      csv.add(decision.isChosen ? "yes" : "no")
      csv.add(decision.appears, decimals: 6)
      csv.add(decision.chosenPounds, decimals: 2)
      for value in decision.spread(of: decision.pounds) { csv.add(value, decimals: 2) }
      csv.add(decision.chosenCoverage, decimals: 6)
      for value in decision.spread(of: decision.coverage) { csv.add(value, decimals: 6) }
      csv.endRow()
    }
    return csv.data
  }

  /// What the chosen plan gains in each draw, beside the best plan found there.
  func regret(_ replanning: Replanning) -> Data {
    var csv = CSVText(header: [
      "draw", "unit", "chosen_gain", "best_gain", "regret", "chosen_breaks", "broken_by_share",
      "time_ran_out", "no_plan_because",
    ])
    for draw in replanning.draws {
      csv.add(Double(draw.number + 1), decimals: 0)
      csv.add(replanning.unit)
      csv.add(draw.chosen.gain, decimals: 6)
      csv.add(draw.best?.gain, decimals: 6)
      csv.add(draw.regret, decimals: 6)
      csv.add(draw.chosen.breach?.id ?? "")
      csv.add(draw.chosen.breach?.share, decimals: 6)
      csv.add(draw.isCutShort ? "yes" : "no")
      csv.add(draw.failure?.inWords ?? "")
      csv.endRow()
    }
    return csv.data
  }

  /// Plans that do not change with the draw, tried in all that were planned anew.
  func fixedPlans(_ replanning: Replanning) -> Data {
    var csv = CSVText(header: [
      "found_in", "unit", "mean_gain", "difference_from_chosen", "standard_error",
      "keeps_to_limits", "stays_within_money",
    ])
    for plan in replanning.fixedPlans {
      csv.add(plan.foundIn.map { "\($0 + 1)" } ?? "central")
      csv.add(replanning.unit)
      csv.add(plan.gain, decimals: 6)
      csv.add(plan.difference, decimals: 6)
      csv.add(plan.differenceError.isFinite ? plan.differenceError : nil, decimals: 6)
      csv.add(plan.keepsToLimits, decimals: 6)
      csv.add(plan.staysWithinMoney, decimals: 6)
      csv.endRow()
    }
    return csv.data
  }

  /// What a plan that keeps to its money buys, at the central values.
  func purchases(of held: HeldBudget) -> Data {
    var csv = CSVText(header: [
      "year", "place", "intervention", "coverage", "people_reached", "gbp_recurrent",
      "gbp_non_recurrent", "gbp_capital",
    ])
    let arm = held.atCentralValues
    for (year, accounts) in arm.accounts.enumerated() {
      for (place, code) in scenario.model.shape.places.enumerated() {
        for (index, intervention) in scenario.model.interventions.enumerated()
        where held.plan.buys(index, place: place, year: year) {
          csv.add(label(year))
          csv.add(code)
          csv.add(intervention.id)
          csv.add(held.plan[index, place, year], decimals: 8)
          csv.add(arm.years[year].reached[index, place], decimals: 3)
          csv.add(accounts.recurrent[index][place], decimals: 2)
          csv.add(accounts.nonRecurrent[index][place], decimals: 2)
          csv.add(accounts.capital[index][place], decimals: 2)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// What a plan that keeps to its money is planned with, and how likely it and the chosen one are to.
  func held(_ held: HeldBudget) -> Data {
    var csv = CSVText(header: [
      "draws", "year", "asked_probability", "room_gbp", "planned_with_gbp", "chosen_probability",
      "chosen_standard_error", "chosen_low_95", "chosen_high_95", "held_probability",
      "held_standard_error", "held_low_95", "held_high_95",
    ])
    for (draws, chances) in [("tuning", held.tuning), ("fresh", held.fresh)] {
      func add(_ year: String, asked: Double?, room: Double, plannedWith: Double) {
        csv.add(draws)
        csv.add(year)
        csv.add(asked, decimals: 6)
        csv.add(room, decimals: 2)
        csv.add(plannedWith, decimals: 2)
      }
      for year in held.room.indices {
        add(label(year), asked: nil, room: held.room[year], plannedWith: held.plannedWith[year])
        csv.add(chances.chosen.years[year])
        csv.add(chances.held.years[year])
        csv.endRow()
      }
      add(
        "all", asked: held.probability, room: held.room.reduce(0, +),
        plannedWith: held.plannedWith.reduce(0, +))
      csv.add(chances.chosen.allYears)
      csv.add(chances.held.allYears)
      csv.endRow()
    }
    return csv.data
  }
}
