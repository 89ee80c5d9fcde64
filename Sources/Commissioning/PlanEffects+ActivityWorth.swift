import PopulationHealth

extension PlanEffects {
  /// What units of activity in one place and year are worth, for some quantity of a run, by point of
  /// delivery.
  struct ActivityWorth {
    /// Of a unit that is left.
    var units: [Double]
    /// Of a pound of it.
    var pounds: [Double]
    /// Of a unit added by a programme, that it is a unit and costs pounds included.
    var added: [Double]
    /// Of an EQ-5D year gained directly, by quintile.
    var quality: [Double]

    /// Whether all is worth nothing.
    var isNothing: Bool {
      [units, pounds, added, quality].allSatisfy { $0.allSatisfy { $0 == 0 } }
    }
  }

  /// Goes back over activity and what a plan changes of it, for several quantities at once: adds what
  /// person-years, exposure and the risks that remain are worth.
  ///
  /// - Parameters:
  ///   - activity: what activity is worth for each quantity.
  ///   - inPlace: what the plan does.
  ///   - personYears: of the place.
  ///   - place: the place.
  ///   - model: use of care.
  ///   - year: the year.
  ///   - worths: what is added to, one for each quantity.
  func returnActivity(
    _ activity: [ActivityWorth], of inPlace: InPlace, personYears: [Double], place: Int,
    model: ActivityModel, year: FinancialYear, to worths: inout [Worth]
  ) {
    let growth = model.growth(to: year)
    for pod in model.pods.indices {
      let terms = activityTerms[pod].filter { prepared[$0.intervention].isInPlace[place] }
      let concerned = activity.indices.filter { quantity in
        let worth = activity[quantity]
        return worth.units[pod] != 0 || worth.pounds[pod] != 0
          || terms.contains { instead(of: $0, worth) != 0 }
      }
      guard !concerned.isEmpty else { continue }
      let unitsLeft = unitsLeft(inPlace, pod: pod, model: model)
      let steps = steps(
        terms, pod: pod, inPlace: inPlace, people: personYears, unitsLeft: unitsLeft, place: place)
      for quantity in concerned {
        returnPointOfDelivery(
          pod, activity[quantity], growth: growth[pod], steps: steps, unitsLeft: unitsLeft,
          personYears: personYears, model: model, to: &worths[quantity])
      }
    }
    for quantity in activity.indices {
      returnDirectEffects(
        activity[quantity], exposure: inPlace.exposure, personYears: personYears, place: place,
        to: &worths[quantity])
    }
  }

  /// One effect on one row of people at a point of delivery.
  private struct Step {
    var term: ActivityTerm
    var row: EligibleRow
    var exposure: Double
    /// Where the people whom earlier effects left begin in `Steps.left`.
    var left: Int
  }

  /// The effects at a point of delivery in the order they apply.
  private struct Steps {
    var steps: [Step] = []
    /// People left for each step, one row after another.
    var left: [Double] = []
  }

  private func steps(
    _ terms: [ActivityTerm], pod: Int, inPlace: InPlace, people: [Double], unitsLeft: [Double]?,
    place: Int
  ) -> Steps {
    var steps = Steps()
    guard !terms.isEmpty else { return steps }
    var left = people
    if let unitsLeft { Rows.multiply(&left, at: 0, by: unitsLeft, at: 0, count: left.count) }
    let rows = rowsToReturn(of: terms, exposure: inPlace.exposure, place: place)
    for (term, rows) in zip(terms, rows) {
      let exposure = inPlace.exposure[term.intervention]
      for row in rows {
        steps.steps.append(
          Step(term: term, row: row, exposure: exposure, left: steps.left.count))
        steps.left += left[row.start..<(row.start + row.count)]
        Rows.scale(
          &left, at: row.start, count: row.count, by: 1 - exposure * term.avoided * row.share)
      }
    }
    return steps
  }

  /// What a unit avoided by an effect is worth through those that replace it.
  private func instead(of term: ActivityTerm, _ worth: ActivityWorth) -> Double {
    term.replacement.map { worth.added[$0.pod] * $0.unitsPerUnitAvoided } ?? 0
  }

  private func returnPointOfDelivery(
    _ pod: Int, _ activity: ActivityWorth, growth: Double, steps: Steps, unitsLeft: [Double]?,
    personYears: [Double], model: ActivityModel, to worth: inout Worth
  ) {
    let (count, ages) = (shape.profileSize, shape.ageCount)
    // First of people whom no effect kept away, then, step by step back, of people before it.
    var people = Array(repeating: 0.0, count: count)
    for row in 0..<(count / ages) {
      let (group, segment) = (row / shape.segments.count, row % shape.segments.count)
      let rates = model.rates(of: pod, segment: segment)
      Rows.add(
        model.tables, at: model.tableRow(of: pod, group: group, shape: shape),
        times: growth * (rates.units * activity.units[pod] + rates.pounds * activity.pounds[pod]),
        to: &people, at: row * ages, count: ages)
    }
    for step in steps.steps.reversed() {
      let row = step.row
      let slope = Rows.giveBack(
        steps.left, at: step.left, rates: model.tables,
        at: model.tableRow(of: pod, group: row.group, shape: shape) + row.firstAge,
        instead: growth * instead(of: step.term, activity)
          * model.rates(of: pod, segment: row.segment).units,
        share: step.exposure * step.term.avoided * row.share, worth: &people, at: row.start,
        count: row.count)
      worth.exposure[step.term.intervention] += slope * step.term.avoided * row.share
    }
    let shares = model.conditionShares.isEmpty ? [] : model.conditionShares[pod]
    if shares.indices.contains(where: { shares[$0] != 0 && worth.remainingRisk[$0] != nil }) {
      var risks = people
      Rows.multiply(&risks, at: 0, by: personYears, at: 0, count: count)
      for (condition, share) in shares.enumerated() where share != 0 {
        guard var own = worth.remainingRisk[condition] else { continue }
        worth.remainingRisk[condition] = nil
        Rows.add(risks, at: 0, times: share, to: &own, at: 0, count: count)
        worth.remainingRisk[condition] = own
      }
    }
    if let unitsLeft {
      Rows.addProducts(people, at: 0, unitsLeft, at: 0, to: &worth.personYears, at: 0, count: count)
    } else {
      Rows.add(people, at: 0, to: &worth.personYears, at: 0, count: count)
    }
  }

  /// Goes back over units each reached person is given and quality of life gained.
  private func returnDirectEffects(
    _ activity: ActivityWorth, exposure: [Double], personYears: [Double], place: Int,
    to worth: inout Worth
  ) {
    for (position, intervention) in interventions.enumerated()
    where prepared[position].isInPlace[place] {
      let gain = intervention.effects.qualityOfLife.value
      let added = intervention.effects.activity.reduce(0.0) {
        $0 + activity.added[$1.pod] * $1.addedPerPerson
      }
      guard added != 0 || gain != 0 else { continue }
      for row in rows(of: position, place: place) {
        let each = (added + activity.quality[row.quintile] * gain) * row.share
        guard each != 0 else { continue }
        let present = Rows.sum(personYears, at: row.start, count: row.count)
        worth.exposure[position] += present * each
        Rows.add(
          each * exposure[position], to: &worth.personYears, at: row.start, count: row.count)
      }
    }
  }
}
