import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// What a reader calls the codes in the other tables, in the order in which to show them.
  var names: Data {
    var csv = CSVText(header: ["kind", "code", "name"])
    func add(_ kind: String, _ pairs: [(code: String, name: String)]) {
      for pair in pairs {
        csv.add(kind)
        csv.add(pair.code)
        csv.add(pair.name)
        csv.endRow()
      }
    }
    let model = scenario.model
    add("place", scenario.places.map { ($0.id, $0.title) })
    add("segment", shape.segments.map { ($0.id, $0.title) })
    add("pod", model.activity.pods.map { ($0.id, $0.title) })
    add("service_line", scenario.serviceLines.map { ($0.id, $0.title) })
    add("intervention", model.interventions.map { ($0.id, $0.title) })
    if let year = run.baseline.accounts.first {
      add("organisation", (year.positions + year.systems).map { ($0.organisation, $0.name) })
    }
    return csv.data
  }
}
