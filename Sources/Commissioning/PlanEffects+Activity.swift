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
    _ inPlace: InPlace, personYears: [Double], place: Int, model: ActivityModel, growth: [Double]
  ) -> ActivityChange {
    let exposure = inPlace.exposure
    let podCount = model.pods.count
    var change = ActivityChange(
      avoidedUnits: Array(repeating: 0, count: podCount),
      avoidedPounds: Array(repeating: 0, count: podCount),
      addedUnits: Array(repeating: 0, count: podCount),
      qualityGained: Array(repeating: 0, count: shape.quintiles.count))
    let lost = lostUnits(inPlace, personYears: personYears, model: model)
    var left = LeftPeople(of: personYears, ages: shape.ageCount)
    let (lostPeople, kept) = (lost.units?.people ?? [], lost.units?.kept ?? [])
    for pod in 0..<podCount {
      let own = lost.pods.firstIndex(of: pod)
      if let own {
        let use = model.use(of: pod, lostPeople, at: own)
        change.avoidedUnits[pod] += growth[pod] * use.units
        change.avoidedPounds[pod] += growth[pod] * use.pounds
      }
      let terms = activityTerms[pod].filter { exposure[$0.intervention] != 0 }
      guard !terms.isEmpty else { continue }
      left.begin()
      let keptStart = own.flatMap { lost.keptStart[$0] }
      let rowsOfTerms = rows(of: terms, exposure: exposure, place: place)
      for (term, rows) in zip(terms, rowsOfTerms) {
        let effect = exposure[term.intervention] * term.avoided
        var (units, pounds) = (0.0, 0.0)
        for row in rows {
          let kind = classes.ofSegment[row.segment]
          let keptRow = keptStart.flatMap {
            kind < 0 ? nil : $0 + (kind * shape.groupCount + row.group) * shape.ageCount
          }
          left.enter(row, kept: kept, at: keptRow)
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

  /// What falling conditions take from points of delivery that have any units from them.
  private struct LostUnits {
    var pods: [Int] = []
    /// Their people and the shares that stay; `nil` where there are none.
    var units: Rows.Lost?
    /// Where the shares that stay begin, for those on which programmes act too.
    var keptStart: [Int?] = []
  }

  private func lostUnits(
    _ inPlace: InPlace, personYears: [Double], model: ActivityModel
  ) -> LostUnits {
    let remaining = inPlace.remainingRisk
    var lost = LostUnits()
    lost.pods = model.conditionShares.indices.filter { pod in
      remaining.conditions.contains { model.conditionShares[pod][$0] != 0 }
    }
    guard !lost.pods.isEmpty else { return lost }
    let isKept = lost.pods.map { pod in
      activityTerms[pod].contains { inPlace.exposure[$0.intervention] != 0 }
    }
    lost.units = Rows.lost(
      personYears, left: remaining.left,
      shares: lost.pods.flatMap { pod in
        remaining.conditions.map { model.conditionShares[pod][$0] }
      },
      classes: classes.ofSegment, tables: model.tables,
      tableOfPod: lost.pods.map { model.tableOfPod[$0] }, isKept: isKept, shape: shape)
    var next = 0
    lost.keptStart = isKept.map { isKept in
      guard isKept else { return nil }
      defer { next += classes.count * shape.groupCount * shape.ageCount }
      return next
    }
    return lost
  }

  /// Units each reached person is given, and quality of life gained, whatever their own use.
  private func addDirectEffects(
    exposure: [Double], personYears: [Double], place: Int, to change: inout ActivityChange
  ) {
    for gift in gifts where exposure[gift.intervention] != 0 {
      let spans = spans(of: gift.intervention, place: place)
      for quintile in shape.quintiles.indices {
        let present = Rows.sum(
          personYears, at: 0, over: spans.ofQuintile[quintile], weights: spans.shares)
        let people = present * exposure[gift.intervention]
        change.qualityGained[quintile] += people * gift.quality
        for (pod, units) in gift.added { change.addedUnits[pod] += people * units }
      }
    }
  }
}
