import Commissioning
import LinearAlgebra
import PopulationHealth

/// Measures everything that is attributed in a year of a system, place by place.
struct AttributionMeter: Sendable {
  let model: SystemModel
  /// What is measured, in the order of every vector; the cost of care comes first.
  let quantities: [Attribution.Quantity]

  init(model: SystemModel) {
    self.model = model
    quantities =
      [.cost, .bedDays, .highNeedYears, .qalys, .lifeYears, .deaths]
      + model.activity.pods.indices.map { .units(pod: $0) }
  }

  /// The quantities of a year, `[place, quantity]`. Cost is that of activity and programmes, all of it
  /// gone where activity is avoided, at `price` for what cost a pound in the price year.
  func measure(_ year: YearOfSystem, price: Double) -> [Double] {
    let pods = model.activity.pods
    let quintiles = model.shape.quintiles.count
    var values: [Double] = []
    for place in model.shape.places.indices {
      let outcomes = year.outcomes[(place * quintiles)..<((place + 1) * quintiles)]
      func sum(_ measure: KeyPath<YearOfSystem.Outcomes, Double>) -> Double {
        outcomes.reduce(0.0) { $0 + $1[keyPath: measure] }
      }
      let units = pods.indices.map { year.units[place, $0] }
      let care = pods.indices.reduce(0.0) { $0 + year.pounds[place, $1] }
      let bedDays = pods.indices.reduce(0.0) { $0 + units[$1] * pods[$1].bedDaysPerUnit }
      values += [
        (care + programmes(year, place)) * price, bedDays, sum(\.highNeedYears), sum(\.qalys),
        sum(\.lifeYears), sum(\.deaths),
      ]
      values += units
    }
    return values
  }

  /// GBP of the price year for running programmes and setting them up in a place.
  private func programmes(_ year: YearOfSystem, _ place: Int) -> Double {
    model.interventions.indices.reduce(0.0) {
      $0 + model.programmePounds($1, in: place, of: year)
    }
  }
}
