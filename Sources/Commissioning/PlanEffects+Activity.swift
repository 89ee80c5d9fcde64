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
  /// Effects on one point of delivery apply in the order the interventions are declared, each to
  /// what the earlier ones left; together they are the product of residuals, whatever the order.
  func activityChange(
    exposure: [Double], personYears: People, place: Int, model: ActivityModel,
    year: FinancialYear
  ) -> ActivityChange {
    let podCount = model.pods.count
    let offset = place * shape.profileSize
    var change = ActivityChange(
      avoidedUnits: Array(repeating: 0, count: podCount),
      avoidedPounds: Array(repeating: 0, count: podCount),
      addedUnits: Array(repeating: 0, count: podCount),
      qualityGained: Array(repeating: 0, count: shape.quintiles.count))
    var residual = Array(repeating: 1.0, count: shape.profileSize)
    let growth = model.growth(to: year)
    for pod in 0..<podCount {
      let terms = activityTerms[pod].filter { exposure[$0.intervention] != 0 }
      for term in terms {
        let effect = exposure[term.intervention] * term.avoided
        var (units, pounds) = (0.0, 0.0)
        for cell in prepared[term.intervention].cells {
          let share = effect * cell.share
          let people = personYears.cells[offset + cell.index] * residual[cell.index] * share
          units += people * model.unitRates[cell.index, pod]
          pounds += people * model.costRates[cell.index, pod]
          residual[cell.index] *= 1 - share
        }
        units *= growth[pod]
        pounds *= growth[pod]
        change.avoidedUnits[pod] += units
        change.avoidedPounds[pod] += pounds
        if let replacement = term.replacement {
          change.addedUnits[replacement.pod] += units * replacement.unitsPerUnitAvoided
        }
      }
      for term in terms {
        for cell in prepared[term.intervention].cells { residual[cell.index] = 1 }
      }
    }
    addDirectEffects(exposure: exposure, personYears: personYears, place: place, to: &change)
    return change
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
      for cell in prepared[position].cells {
        let people = personYears.cells[offset + cell.index] * cell.share * exposure[position]
        change.qualityGained[cell.quintile] += people * gain
        for effect in added {
          change.addedUnits[effect.pod] += people * effect.addedPerPerson
        }
      }
    }
  }
}
