import PopulationHealth

extension PlanEffects {
  /// The share of each condition's risk that a plan leaves in one place and year,
  /// `[sex, quintile, segment, age]`: Π(1 − population impact fraction) over every path to it, and
  /// of two interventions that are paired only the larger.
  func remainingRisk(_ plan: CoveragePlan, place: Int, year: Int) -> [[Double]?] {
    guard let risk else { return [] }
    let variant = risk.variantOfPlace[place]
    return risk.conditions.indices.map { condition in
      let acting = strandsOfCondition[condition].compactMap { strand in
        exposureUncapped(to: strands[strand], of: plan, place: place, year: year).map {
          (strand: strands[strand], exposure: $0.map { min($0, 1) })
        }
      }
      var remaining: [Double]?
      combine(
        &remaining, actors: acting.map(\.strand.intervention), pairs: pairsOfCondition[condition]
      ) { position, ratios in
        let (strand, exposure) = acting[position]
        leave(strand, fraction: strand.fraction[variant], exposure: exposure, of: &ratios)
      }
      return remaining
    }
  }

  /// Multiplies into ratios what one path leaves of its condition's risk.
  func leave(
    _ strand: RiskStrand, fraction: [Double], exposure: [Double], of ratios: inout [Double]?
  ) {
    var left = ratios ?? Array(repeating: 1, count: shape.profileSize)
    ratios = nil
    var effect = fraction
    for group in 0..<shape.groupCount {
      let risk = group * shape.ageCount
      Rows.multiply(&effect, at: risk, by: exposure, at: 0, count: shape.ageCount)
      for segment in prepared[strand.intervention].segments {
        Rows.scale(
          &left, at: shape.profileIndex(group: group, segment: segment, age: 0),
          count: shape.ageCount, byOneLess: effect, at: risk)
      }
    }
    ratios = left
  }

  /// The share of people of each age under the effect of a strand, before it is capped at one; `nil`
  /// where there is none.
  func exposureUncapped(
    to strand: RiskStrand, of plan: CoveragePlan, place: Int, year: Int
  ) -> [Double]? {
    guard prepared[strand.intervention].isInPlace[place] else { return nil }
    var exposure: [Double]?
    for past in 0...min(year, plan.years - 1) {
      let amount = plan[strand.intervention, place, past] * strand.kernel[year - past]
      guard amount != 0 else { continue }
      var sum = exposure ?? Array(repeating: 0, count: shape.ageCount)
      exposure = nil
      for age in ages(of: strand, since: year - past) { sum[age] += amount }
      exposure = sum
    }
    return exposure
  }

  /// The ages of those a strand reached some years ago.
  ///
  /// They have grown older by as many: the effect goes with them, past the ages at which people are
  /// eligible, and those who have since come to an eligible age have none of it. The last age is
  /// open and keeps its own.
  func ages(of strand: RiskStrand, since years: Int) -> Range<Int> {
    let reached = prepared[strand.intervention].ages
    let since = strand.followsPeople && shape.ages != nil ? years : 0
    let oldest = min(reached.upperBound + since, shape.ageCount)
    let youngest = min(reached.lowerBound + since, shape.ageCount - 1)
    return youngest..<max(youngest, oldest)
  }

  /// What falling conditions do to moves and deaths: 1 − Σ share of the condition × the part of its
  /// risk that is gone.
  func conditionChanges(_ inPlace: InPlace) -> RateChanges {
    RateChanges(
      upwardMoves: ratios(inPlace, shares: { $0.shareOfUpwardMoves }),
      deaths: ratios(inPlace, shares: { $0.shareOfDeaths }))
  }

  private func ratios(_ inPlace: InPlace, shares: (Condition) -> [Double]) -> [Double]? {
    guard let risk else { return nil }
    var ratios: [Double]?
    for (condition, remaining) in zip(risk.conditions, inPlace.remainingRisk) {
      guard let remaining else { continue }
      var sum = ratios ?? Array(repeating: 1, count: shape.profileSize)
      ratios = nil
      take(shares(condition), of: remaining, from: &sum)
      ratios = sum
    }
    return ratios
  }

  /// Takes a share of what is gone of a condition's risk out of a ratio, cell by cell.
  private func take(_ shares: [Double], of remaining: [Double], from ratios: inout [Double]) {
    let ages = shape.ageCount
    for group in 0..<shape.groupCount {
      for segment in shape.segments.indices {
        let row = shape.profileIndex(group: group, segment: segment, age: 0)
        Rows.subtractLost(
          remaining, at: row, times: shares, at: group * ages, from: &ratios, at: row, count: ages)
      }
    }
  }

  /// The share of each point of delivery's units that falling conditions leave,
  /// `[sex, quintile, segment, age]`; `nil` where all of them stay.
  func unitsLeft(_ inPlace: InPlace, pod: Int, model: ActivityModel) -> [Double]? {
    let shares = model.conditionShares.isEmpty ? [] : model.conditionShares[pod]
    var left: [Double]?
    for (share, remaining) in zip(shares, inPlace.remainingRisk) {
      guard share != 0, let remaining else { continue }
      var ratios = left ?? Array(repeating: 1, count: shape.profileSize)
      left = nil
      Rows.subtractLost(remaining, times: share, from: &ratios)
      left = ratios
    }
    return left
  }

  /// New cases of each condition in one place, `[quintile][condition]`, among people under a plan.
  func newCases(_ inPlace: InPlace, personYears: People, place: Int) -> [[Double]] {
    guard let risk else { return [] }
    let (ages, quintiles) = (shape.ageCount, shape.quintiles.count)
    let offset = place * shape.profileSize
    var cases = Array(
      repeating: Array(repeating: 0.0, count: risk.conditions.count), count: quintiles)
    for (position, condition) in risk.conditions.enumerated() {
      let remaining = inPlace.remainingRisk[position]
      for group in 0..<shape.groupCount {
        for segment in shape.segments.indices {
          let row = shape.profileIndex(group: group, segment: segment, age: 0)
          cases[group % quintiles][position] +=
            remaining.map {
              Rows.dot(
                personYears.cells, at: offset + row, $0, at: row, condition.incidence,
                at: group * ages, count: ages)
            }
            ?? Rows.dot(
              personYears.cells, at: offset + row, condition.incidence, at: group * ages,
              count: ages)
        }
      }
    }
    return cases
  }
}
