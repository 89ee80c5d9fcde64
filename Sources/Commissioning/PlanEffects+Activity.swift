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
    _ inPlace: InPlace, personYears: People, place: Int, model: ActivityModel, growth: [Double]
  ) -> ActivityChange {
    let exposure = inPlace.exposure
    let podCount = model.pods.count
    var change = ActivityChange(
      avoidedUnits: Array(repeating: 0, count: podCount),
      avoidedPounds: Array(repeating: 0, count: podCount),
      addedUnits: Array(repeating: 0, count: podCount),
      qualityGained: Array(repeating: 0, count: shape.quintiles.count))
    let kept = keptUnits(inPlace, model: model)
    let lost = Rows.weigh(
      personYears.cells, place: place, by: kept.lost, sets: classes.ofSegment,
      count: kept.pods.count, shape: shape)
    var left = LeftPeople(
      people: Array(personYears.cells[personYears.placeRange(place)]), shape: shape)
    for pod in 0..<podCount {
      let own = kept.pods.firstIndex(of: pod)
      if let own {
        let use = model.use(of: pod, lost, at: own)
        change.avoidedUnits[pod] += growth[pod] * use.units
        change.avoidedPounds[pod] += growth[pod] * use.pounds
      }
      let terms = activityTerms[pod].filter { exposure[$0.intervention] != 0 }
      guard !terms.isEmpty else { continue }
      left.begin()
      let rowsOfTerms = rows(of: terms, exposure: exposure, place: place)
      for (term, rows) in zip(terms, rowsOfTerms) {
        let effect = exposure[term.intervention] * term.avoided
        var (units, pounds) = (0.0, 0.0)
        for row in rows {
          let keptRow = own.map {
            (($0 * classes.count + classes.ofSegment[row.segment]) * shape.groupCount + row.group)
              * shape.ageCount
          }
          left.enter(row, kept: kept.kept, at: keptRow)
          let share = effect * row.share
          let people = Rows.dot(
            left.left, at: row.start, model.tables,
            at: model.tableRow(of: pod, group: row.group, shape: shape) + row.firstAge,
            count: row.count)
          let rates = model.rates(of: pod, segment: row.segment)
          units += share * rates.units * people
          pounds += share * rates.pounds * people
          if terms.count > 1 { left.keep(1 - share, of: row) }
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

  /// What falling conditions leave of units at the points of delivery that have any from them.
  private struct KeptUnits {
    var pods: [Int] = []
    /// The share of units that is left, `[pod, class, sex, quintile, age]`.
    var kept: [Double] = []
    /// The tables of use times what is not left, `[class, pod, sex, quintile, age]`.
    var lost: [Double] = []
  }

  private func keptUnits(_ inPlace: InPlace, model: ActivityModel) -> KeptUnits {
    let remaining = inPlace.remainingRisk
    var units = KeptUnits()
    units.pods = model.conditionShares.indices.filter { pod in
      remaining.conditions.contains { model.conditionShares[pod][$0] != 0 }
    }
    let size = shape.groupCount * shape.ageCount
    units.lost = Array(repeating: 0, count: classes.count * units.pods.count * size)
    var kept = Array(repeating: 0.0, count: classes.count * size)
    for (position, pod) in units.pods.enumerated() {
      Rows.keep(
        left: remaining.left, shares: remaining.conditions.map { model.conditionShares[pod][$0] },
        tables: model.tables, at: model.tableOfPod[pod] * size, size: size, kept: &kept,
        lost: &units.lost, at: position * size, stride: units.pods.count * size)
      units.kept += kept
    }
    return units
  }

  /// Units each reached person is given, and quality of life gained, whatever their own use.
  private func addDirectEffects(
    exposure: [Double], personYears: People, place: Int, to change: inout ActivityChange
  ) {
    let offset = place * shape.profileSize
    for gift in gifts where exposure[gift.intervention] != 0 {
      let spans = spans(of: gift.intervention, place: place)
      for quintile in shape.quintiles.indices {
        let present = Rows.sum(
          personYears.cells, at: offset, over: spans.ofQuintile[quintile], weights: spans.shares)
        let people = present * exposure[gift.intervention]
        change.qualityGained[quintile] += people * gift.quality
        for (pod, units) in gift.added { change.addedUnits[pod] += people * units }
      }
    }
  }
}
