import PopulationHealth

/// Interventions made ready for one population: the rows each reaches and its kernel over time.
struct PlanEffects: Sendable {
  /// One intervention's rows and kernel.
  struct Prepared: Sendable {
    var rows: [EligibleRow]
    var isInPlace: [Bool]
    var kernel: [Double]
    var changesUpwardMoves: [Bool]
  }

  /// An effect of one intervention on activity at one point of delivery.
  struct ActivityTerm: Sendable {
    var intervention: Int
    var avoided: Double
    var replacement: Intervention.Replacement?
  }

  let shape: PopulationShape
  let interventions: [Intervention]
  let prepared: [Prepared]
  /// For each point of delivery, the effects on it in the order the interventions are declared.
  let activityTerms: [[ActivityTerm]]

  init(shape: PopulationShape, interventions: [Intervention], pods: Int, years: Int) {
    self.shape = shape
    self.interventions = interventions
    prepared = interventions.map { intervention in
      let segments = intervention.effects.upwardSegments
      return Prepared(
        rows: intervention.eligible.rows(in: shape),
        isInPlace: shape.places.map { intervention.eligible.places.contains($0) },
        kernel: intervention.timing.kernel(years: years),
        changesUpwardMoves: shape.segments.map { segments.isEmpty || segments.contains($0.id) })
    }
    var terms = Array(repeating: [ActivityTerm](), count: pods)
    for (position, intervention) in interventions.enumerated() {
      for effect in intervention.effects.activity where effect.avoided.value != 0 {
        terms[effect.pod].append(
          ActivityTerm(
            intervention: position, avoided: effect.avoided.value,
            replacement: effect.replacement))
      }
    }
    activityTerms = terms
  }

  /// The share of eligible people under each intervention's effect in a place and year. Nobody
  /// benefits twice, so it never passes one.
  func exposure(of plan: CoveragePlan, place: Int, year: Int) -> [Double] {
    prepared.indices.map { intervention in
      guard prepared[intervention].isInPlace[place] else { return 0 }
      var sum = 0.0
      for past in 0...min(year, plan.years - 1) {
        sum += plan[intervention, place, past] * prepared[intervention].kernel[year - past]
      }
      return min(sum, 1)
    }
  }

  /// People eligible for each intervention in one place.
  func eligiblePeople(in people: People, place: Int) -> [Double] {
    let offset = place * shape.profileSize
    return prepared.map { intervention in
      guard intervention.isInPlace[place] else { return 0 }
      return intervention.rows.reduce(0.0) {
        $0 + Rows.sum(people.cells, at: offset + $1.start, count: $1.count) * $1.share
      }
    }
  }

  /// Changes to the risks of one place. Effects on the same risk combine as Π(1 − exposure × effect),
  /// never as a sum.
  func rateChanges(exposure: [Double]) -> RateChanges {
    var changes = RateChanges(upwardMoves: nil, deaths: nil)
    for (position, intervention) in interventions.enumerated() where exposure[position] != 0 {
      let upward = 1 - intervention.effects.upwardMoves.value
      let deaths = 1 - intervention.effects.deaths.value
      if upward != 0 {
        combine(
          &changes.upwardMoves, with: prepared[position], effect: exposure[position] * upward
        ) { prepared[position].changesUpwardMoves[$0.segment] }
      }
      if deaths != 0 {
        combine(
          &changes.deaths, with: prepared[position], effect: exposure[position] * deaths
        ) { _ in true }
      }
    }
    return changes
  }

  private func combine(
    _ ratios: inout [Double]?, with prepared: Prepared, effect: Double,
    where applies: (EligibleRow) -> Bool
  ) {
    var combined = ratios ?? Array(repeating: 1, count: shape.profileSize)
    ratios = nil
    for row in prepared.rows where applies(row) {
      Rows.scale(&combined, at: row.start, count: row.count, by: 1 - row.share * effect)
    }
    ratios = combined
  }
}
