import PopulationHealth

extension PlanEffects {
  /// The share of each condition's risk that a plan leaves in one place and year: Π(1 − population
  /// impact fraction) over every path to it, and of two interventions that are paired only the larger.
  func remainingRisk(_ plan: CoveragePlan, place: Int, year: Int) -> RemainingRisk {
    var remaining = RemainingRisk(conditions: [], left: [])
    guard let risk else { return remaining }
    let variant = risk.variantOfPlace[place]
    let exposures = exposures(plan, place: place, year: year)
    let acting = strandsOfCondition.map {
      $0.filter { exposures.starts[exposureOfStrand[$0]] >= 0 }
    }
    remaining.conditions = acting.indices.filter { !acting[$0].isEmpty }
    let paths = remaining.conditions.map { condition in
      parts(of: acting[condition], pairs: pairsOfCondition[condition]).map {
        Rows.Path(
          fraction: $0.strand, exposure: exposures.starts[exposureOfStrand[$0.strand]],
          part: $0.part, firstAge: firstAgeOfStrand[$0.strand],
          flags: interventionOfStrand[$0.strand] * classes.count)
      }
    }
    remaining.left = Rows.remain(
      after: paths, fractions: fractions[variant], exposures: exposures.values,
      flags: classes.isEligible, classes: classes.count, shape: shape)
    return remaining
  }

  /// Strands in the order they are taken, those of no pair first, with the part each has.
  private func parts(of strands: [Int], pairs: [Pair]) -> [(strand: Int, part: Int)] {
    let actors = strands.map { interventionOfStrand[$0] }
    let acting = pairs.filter { actors.contains($0.first) && actors.contains($0.second) }
    guard !acting.isEmpty else { return strands.map { ($0, 0) } }
    func part(_ actor: Int) -> Int {
      guard let pair = acting.firstIndex(where: { $0.contains(actor) }) else { return 0 }
      return 2 * pair + (acting[pair].first == actor ? 1 : 2)
    }
    let parts = actors.map(part)
    return (0...(2 * acting.count)).flatMap { wanted in
      strands.indices.filter { parts[$0] == wanted }.map { (strands[$0], wanted) }
    }
  }

  /// Shares of people of each age under the effect of strands.
  private struct Exposures {
    /// Where the shares of each strand that is the first of its kind begin, counted in rows; below
    /// zero where there are none.
    var starts: [Int]
    /// Shares, `[row, age]`.
    var values: [Double] = []
  }

  private func exposures(_ plan: CoveragePlan, place: Int, year: Int) -> Exposures {
    var exposures = Exposures(starts: Array(repeating: -1, count: strands.count))
    for strand in strands.indices where exposureOfStrand[strand] == strand {
      let start = exposures.values.count
      guard addExposure(to: strand, of: plan, place: place, year: year, onto: &exposures.values)
      else { continue }
      exposures.starts[strand] = start / shape.ageCount
      for cell in start..<exposures.values.count where exposures.values[cell] > 1 {
        exposures.values[cell] = 1
      }
    }
    return exposures
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
    to strand: Int, of plan: CoveragePlan, place: Int, year: Int
  ) -> [Double]? {
    var exposure: [Double] = []
    return addExposure(to: strand, of: plan, place: place, year: year, onto: &exposure)
      ? exposure : nil
  }

  /// Adds the same shares at the end of others; returns whether there are any.
  private func addExposure(
    to strand: Int, of plan: CoveragePlan, place: Int, year: Int, onto shares: inout [Double]
  ) -> Bool {
    let intervention = interventionOfStrand[strand]
    guard prepared[intervention].isInPlace[place] else { return false }
    let start = shares.count
    for past in 0...min(year, plan.years - 1) {
      let amount = plan[intervention, place, past] * strands[strand].kernel[year - past]
      guard amount != 0 else { continue }
      if shares.count == start { shares += repeatElement(0, count: shape.ageCount) }
      let reached = ages(of: strands[strand], since: year - past)
      Rows.add(amount, to: &shares, at: start + reached.lowerBound, count: reached.count)
    }
    return shares.count > start
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
    let remaining = inPlace.remainingRisk
    guard !remaining.conditions.isEmpty else { return RateChanges(upwardMoves: nil, deaths: nil) }
    let ratios = Rows.ratios(
      left: remaining.left, of: remaining.conditions, upwardMoves: shareOfUpwardMoves,
      deaths: shareOfDeaths, classes: classes.ofSegment, shape: shape)
    return RateChanges(upwardMoves: ratios.upwardMoves, deaths: ratios.deaths)
  }

  /// The share of each point of delivery's units that falling conditions leave,
  /// `[sex, quintile, segment, age]`; `nil` where all of them stay.
  func unitsLeft(_ inPlace: InPlace, pod: Int, model: ActivityModel) -> [Double]? {
    let shares = model.conditionShares.isEmpty ? [] : model.conditionShares[pod]
    var ratios: [Double]?
    for (condition, share) in shares.enumerated() where share != 0 {
      guard let left = left(of: condition, in: inPlace.remainingRisk) else { continue }
      var sum = ratios ?? Array(repeating: 1, count: shape.profileSize)
      ratios = nil
      Rows.subtractLost(left, times: share, from: &sum)
      ratios = sum
    }
    return ratios
  }

  /// New cases of each condition, `[quintile, condition]`, among person-years of one place under a plan.
  func newCases(_ inPlace: InPlace, personYears: [Double]) -> [Double] {
    guard let risk else { return [] }
    let (quintiles, conditions) = (shape.quintiles.count, risk.conditions.count)
    let byGroup = Rows.cases(
      among: personYears, incidence: incidence,
      left: inPlace.remainingRisk.left,
      at: (0..<conditions).map(inPlace.remainingRisk.position), classes: classes.ofSegment,
      shape: shape)
    var cases = Array(repeating: 0.0, count: quintiles * conditions)
    for (position, number) in byGroup.enumerated() {
      let (condition, group) = (position / shape.groupCount, position % shape.groupCount)
      cases[group % quintiles * conditions + condition] += number
    }
    return cases
  }
}
