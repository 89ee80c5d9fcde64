import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
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
}
