import LinearAlgebra
import PopulationHealth

extension PlanEffects {
  /// What a plan changes in one place's activity in a year, by point of delivery.
  struct ActivityChange {
    /// Units avoided (below zero: caused).
    var avoidedUnits: [Double]
    /// GBP of those units at full cost.
    var avoidedPounds: [Double]
    /// Units added elsewhere by programmes.
    var addedUnits: [Double]
    /// EQ-5D years gained directly, by quintile.
    var qualityGained: [Double]
  }

  /// Units avoided and the units that replace them.
  ///
  /// What falling conditions take goes first; then effects on one point of delivery apply in the
  /// order the interventions are declared, each to what the earlier ones left; together they are the
  /// product of residuals, whatever the order. Of two that are paired only the larger counts, person
  /// by person.
  func activityChange(
    _ inPlace: InPlace, personYears: People, place: Int, model: ActivityModel, year: FinancialYear
  ) -> ActivityChange {
    let exposure = inPlace.exposure
    let podCount = model.pods.count
    var change = ActivityChange(
      avoidedUnits: Array(repeating: 0, count: podCount),
      avoidedPounds: Array(repeating: 0, count: podCount),
      addedUnits: Array(repeating: 0, count: podCount),
      qualityGained: Array(repeating: 0, count: shape.quintiles.count))
    // People who, for one point of delivery, no earlier effect has kept from it.
    let people = Array(personYears.cells[personYears.placeRange(place)])
    let growth = model.growth(to: year)
    for pod in 0..<podCount {
      let terms = activityTerms[pod].filter { exposure[$0.intervention] != 0 }
      let rates = pod * shape.profileSize
      var left = people
      if let unitsLeft = unitsLeft(inPlace, pod: pod, model: model) {
        Rows.multiply(&left, at: 0, by: unitsLeft, at: 0, count: left.count)
        change.avoidedUnits[pod] +=
          growth[pod] * gone(people, left, model.unitsByPod, at: rates)
        change.avoidedPounds[pod] +=
          growth[pod] * gone(people, left, model.poundsByPod, at: rates)
      }
      let rowsOfTerms = rows(of: terms, exposure: exposure, place: place)
      for (term, rows) in zip(terms, rowsOfTerms) {
        let effect = exposure[term.intervention] * term.avoided
        var (units, pounds) = (0.0, 0.0)
        for row in rows {
          let share = effect * row.share
          let (start, count) = (row.start, row.count)
          let rate = rates + start
          units += share * Rows.dot(left, at: start, model.unitsByPod, at: rate, count: count)
          pounds += share * Rows.dot(left, at: start, model.poundsByPod, at: rate, count: count)
          if terms.count > 1 { Rows.scale(&left, at: start, count: count, by: 1 - share) }
        }
        units *= growth[pod]
        pounds *= growth[pod]
        change.avoidedUnits[pod] += units
        change.avoidedPounds[pod] += pounds
        if let replacement = term.replacement {
          change.addedUnits[replacement.pod] += units * replacement.unitsPerUnitAvoided
        }
      }
    }
    addDirectEffects(exposure: exposure, personYears: personYears, place: place, to: &change)
    return change
  }

  /// What people would have used at some rates, less what those left use.
  private func gone(
    _ people: [Double], _ left: [Double], _ rates: [Double], at start: Int
  ) -> Double {
    Rows.dot(people, at: 0, rates, at: start, count: people.count)
      - Rows.dot(left, at: 0, rates, at: start, count: left.count)
  }

  /// Units each reached person is given, and quality of life gained, whatever their own use.
  private func addDirectEffects(
    exposure: [Double], personYears: People, place: Int, to change: inout ActivityChange
  ) {
    let offset = place * shape.profileSize
    for (position, intervention) in interventions.enumerated() where exposure[position] != 0 {
      let added = intervention.effects.activity.filter { $0.addedPerPerson != 0 }
      let gain = intervention.effects.qualityOfLife.value
      guard !added.isEmpty || gain != 0 else { continue }
      for row in rows(of: position, place: place) {
        let present = Rows.sum(personYears.cells, at: offset + row.start, count: row.count)
        let people = present * row.share * exposure[position]
        change.qualityGained[row.quintile] += people * gain
        for effect in added {
          change.addedUnits[effect.pod] += people * effect.addedPerPerson
        }
      }
    }
  }
}
