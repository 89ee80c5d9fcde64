import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// Why things change: every cause's part of every change. No rows where it was not asked for.
  var attribution: Data {
    var csv = CSVText(header: [
      "comparison", "year", "place", "quantity", "group", "cause", "value", "unit", "share",
      "before", "after",
    ])
    for change in run.attribution?.changes ?? [] {
      for part in change.parts {
        csv.add(change.comparison.rawValue)
        csv.add(change.year?.description ?? "all")
        csv.add(change.place.map { shape.places[$0] } ?? "all")
        csv.add(code(of: change.quantity))
        csv.add(part.cause.group.rawValue)
        csv.add(code(of: part.cause))
        csv.add(part.value, decimals: 6)
        csv.add(unit(of: change.quantity))
        csv.add(change.total == 0 ? nil : part.value / change.total, decimals: 9)
        csv.add(change.before, decimals: 6)
        csv.add(change.after, decimals: 6)
        csv.endRow()
      }
    }
    return csv.data
  }

  private func code(of quantity: Attribution.Quantity) -> String {
    switch quantity {
    case .cost: "cost"
    case .bedDays: "bed_days"
    case .highNeedYears: "high_need_years"
    case .qalys: "qalys"
    case .lifeYears: "life_years"
    case .deaths: "deaths"
    case .units(let pod): scenario.model.activity.pods[pod].id
    }
  }

  private func unit(of quantity: Attribution.Quantity) -> String {
    switch quantity {
    case .cost: "GBP"
    case .bedDays: "bed day"
    case .highNeedYears, .lifeYears: "person-year"
    case .qalys: "QALY"
    case .deaths: "death"
    case .units(let pod): scenario.model.activity.pods[pod].unit
    }
  }

  private func code(of cause: Attribution.Cause) -> String {
    switch cause {
    case .demography: "demography"
    case .ageing: "ageing"
    case .caseMix: "case-mix"
    case .activityGrowth: "activity-growth"
    case .prices: "unit-costs"
    case .intervention(let position): scenario.model.interventions[position].id
    case .staysBehind: "stays-behind"
    }
  }
}
