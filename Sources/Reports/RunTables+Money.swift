import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// The cost of everything the envelope pays for, by who delivers it.
  var cost: Data {
    var csv = CSVText(header: ["run", "year", "place", "service_line", "provider", "gbp"])
    for arm in run.arms {
      for year in arm.accounts {
        for line in year.costs {
          csv.add(arm.name)
          csv.add(year.year.description)
          csv.add(shape.places[line.place])
          csv.add(line.serviceLine)
          csv.add(line.provider)
          csv.add(line.pounds, decimals: 2)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// Where each organisation stands; a system's own row is the sum of those in it.
  var affordability: Data {
    var csv = CSVText(header: [
      "run", "year", "organisation", "income_gbp", "cost_gbp", "position_gbp",
    ])
    for arm in run.arms {
      for year in arm.accounts {
        for position in year.positions + year.systems {
          csv.add(arm.name)
          csv.add(year.year.description)
          csv.add(position.organisation)
          csv.add(position.income, decimals: 2)
          csv.add(position.cost, decimals: 2)
          csv.add(position.balance, decimals: 2)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// What the plan buys, where and when. Decisions to buy nothing have no row.
  var allocation: Data {
    var csv = CSVText(header: [
      "year", "place", "service_line", "intervention", "coverage", "people_reached",
      "gbp_recurrent", "gbp_non_recurrent", "gbp_capital", "wte",
    ])
    guard let plan = run.plan, let shares = run.allocation?.plan else { return csv.data }
    for (position, accounts) in plan.accounts.enumerated() {
      for (place, code) in shape.places.enumerated() {
        for (index, intervention) in scenario.model.interventions.enumerated() {
          let coverage = shares[index, place, position]
          guard coverage > Self.leastCoverage else { continue }
          let reached = plan.years[position].reached[index, place]
          let perThousand = intervention.resources.workforce.values.sorted().reduce(0, +)
          csv.add(accounts.year.description)
          csv.add(code)
          csv.add(intervention.serviceLine)
          csv.add(intervention.id)
          csv.add(coverage, decimals: 8)
          csv.add(reached, decimals: 3)
          csv.add(accounts.recurrent[index][place], decimals: 2)
          csv.add(accounts.nonRecurrent[index][place], decimals: 2)
          csv.add(accounts.capital[index][place], decimals: 2)
          let staffed = plan.years[position].staffed[index, place]
          csv.add(staffed * perThousand / 1000, decimals: 4)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// Coverage under a millionth of a hundredth is rounding in the solver.
  static let leastCoverage = 1e-8

  var limits: Data {
    var csv = CSVText(header: [
      "limit", "year", "place", "unit", "have", "used", "slack", "shadow_price",
      "price_holds_for_more", "price_holds_for_less", "price_unit", "sentence", "worth", "page",
    ])
    guard let allocation = run.allocation else { return csv.data }
    let text = LimitText(
      scenario: scenario, unit: allocation.unit,
      hasWholeDecisions: allocation.program.variables.contains(where: \.isWhole))
    for limit in allocation.limits {
      csv.add(limit.id)
      csv.add(limit.year.description)
      csv.add(limit.place)
      csv.add(limit.unit)
      csv.add(limit.have, decimals: 6)
      csv.add(limit.used, decimals: 6)
      csv.add(limit.slack, decimals: 6)
      csv.add(limit.shadowPrice, decimals: 9)
      csv.add(limit.priceHoldsFor.flatMap { $0.isFinite ? $0 : nil }, decimals: 6)
      csv.add(limit.priceHeldFrom.flatMap { $0.isFinite ? $0 : nil }, decimals: 6)
      csv.add("\(allocation.unit) per \(limit.unit)")
      csv.add(limit.sentence)
      csv.add(text.sentence(limit) ?? "")
      csv.add(limit.kind.rawValue)
      csv.endRow()
    }
    return csv.data
  }

  /// What the plan gains and costs each year of the study, discounted: its cost per QALY in parts.
  var value: Data {
    var csv = CSVText(header: ["year", "qalys_gained_discounted", "cost_gbp_discounted"])
    guard let plan = run.plan else { return csv.data }
    let value = PlanValue(of: plan, against: run.baseline, in: scenario)
    for (position, year) in plan.years.enumerated() {
      csv.add(year.year.description)
      csv.add(value.qalys[position], decimals: 6)
      csv.add(value.pounds[position], decimals: 2)
      csv.endRow()
    }
    return csv.data
  }
}
