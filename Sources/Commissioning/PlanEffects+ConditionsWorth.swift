import PopulationHealth

extension PlanEffects {
  /// The conditions whose risk a plan may change in a place by some year.
  func conditionsInReach(place: Int) -> [Bool] {
    strandsOfCondition.map { positions in
      positions.contains { prepared[strands[$0].intervention].isInPlace[place] }
    }
  }

  /// Goes back over what falling conditions do to one ratio: adds what the part of each condition's
  /// risk that is left is worth.
  func returnConditionChanges(
    _ ratioWorth: [Double], shares: (Condition) -> [Double], to remaining: inout [[Double]?]
  ) {
    guard let risk else { return }
    let ages = shape.ageCount
    for (position, condition) in risk.conditions.enumerated() {
      guard var worth = remaining[position] else { continue }
      remaining[position] = nil
      let share = shares(condition)
      for row in 0..<(shape.profileSize / ages) {
        Rows.addProducts(
          ratioWorth, at: row * ages, share, at: row / shape.segments.count * ages, to: &worth,
          at: row * ages, count: ages)
      }
      remaining[position] = worth
    }
  }

  /// Goes back over new cases: adds what person-years and the part of each condition's risk that is
  /// left are worth.
  ///
  /// - Parameters:
  ///   - weights: of a new case, `[quintile][condition]`.
  ///   - inPlace: what the plan does.
  ///   - personYears: of the place.
  ///   - worth: what is added to.
  func returnNewCases(
    _ weights: [ArraySlice<Double>], of inPlace: InPlace, personYears: [Double],
    to worth: inout Worth
  ) {
    guard let risk, weights.contains(where: { $0.contains { $0 != 0 } }) else { return }
    let ages = shape.ageCount
    for (position, condition) in risk.conditions.enumerated() {
      var ownWorth = worth.remainingRisk[position]
      worth.remainingRisk[position] = nil
      let left = left(of: position, in: inPlace.remainingRisk)
      for row in 0..<(shape.profileSize / ages) {
        let group = row / shape.segments.count
        let quintile = weights[group % shape.quintiles.count]
        let weight = quintile[quintile.startIndex + position]
        guard weight != 0 else { continue }
        var cases = condition.incidence[(group * ages)..<((group + 1) * ages)].map { $0 * weight }
        if var own = ownWorth {
          ownWorth = nil
          Rows.addProducts(
            personYears, at: row * ages, cases, at: 0, to: &own, at: row * ages, count: ages)
          ownWorth = own
        }
        if let left {
          Rows.multiply(&cases, at: 0, by: left, at: row * ages, count: ages)
        }
        Rows.add(cases, at: 0, to: &worth.personYears, at: row * ages, count: ages)
      }
      worth.remainingRisk[position] = ownWorth
    }
  }

  /// Goes back over the paths to each condition: adds what coverage is worth.
  ///
  /// - Parameters:
  ///   - remaining: what the part of each condition's risk that is left is worth.
  ///   - reached: the shares of people by age under each strand's effect before the cap at one.
  ///   - plan: what is bought.
  ///   - place: the place.
  ///   - year: the year.
  ///   - coverage: what coverage in the place is worth, `[intervention, year]`.
  func returnRemainingRisk(
    _ remaining: [[Double]?], reached: [[Double]], of plan: CoveragePlan, place: Int, year: Int,
    to coverage: inout [Double]
  ) {
    guard let risk else { return }
    let variant = risk.variantOfPlace[place]
    let exposure = reached.map { $0.map { min($0, 1) } }
    for (condition, worth) in remaining.enumerated() {
      guard let worth else { continue }
      let able = strandsOfCondition[condition].filter { strand in
        prepared[strands[strand].intervention].isInPlace[place]
          && (0...min(year, plan.years - 1)).contains { strands[strand].kernel[year - $0] != 0 }
      }
      guard !able.isEmpty else { continue }
      separate(
        worth, base: nil, actors: able.map { strands[$0].intervention },
        pairs: pairsOfCondition[condition]
      ) { position, ratios in
        let strand = self.strands[able[position]]
        guard exposure[able[position]].contains(where: { $0 != 0 }) else { return }
        self.leave(
          strand, fraction: strand.fraction[variant], exposure: exposure[able[position]],
          of: &ratios)
      } body: { separated in
        var sums: [[Int]: [Double]] = [:]
        for position in separated.effects {
          let strand = able[position]
          let slopes = ageSlopes(
            of: strands[strand], variant: variant, exposure: exposure[strand], in: separated,
            at: position, sums: &sums)
          let capped = zip(slopes, reached[strand]).map { $1 > 1 ? 0 : $0 }
          returnExposure(capped, of: strands[strand], years: plan.years, year: year, to: &coverage)
        }
      }
    }
  }

  /// What the share of people of each age under a strand's effect is worth.
  private func ageSlopes(
    of strand: RiskStrand, variant: Int, exposure: [Double], in separated: Separated,
    at position: Int, sums: inout [[Int]: [Double]]
  ) -> [Double] {
    let ages = shape.ageCount
    let segments = prepared[strand.intervention].segments
    let fraction = strand.fraction[variant]
    var slopes = Array(repeating: 0.0, count: ages)
    let worth = sums[segments] ?? sum(separated.proportional, over: segments)
    sums[segments] = worth
    for group in 0..<shape.groupCount {
      Rows.subtractResidualSlopes(
        fraction, at: group * ages, worth: worth, at: group * ages, exposure: exposure,
        from: &slopes)
    }
    if slopes.allSatisfy(\.isFinite) { return slopes }
    // It leaves nothing, by which nothing can be divided: what the others leave is found apart.
    let others = sum(separated.withoutOne(position), over: segments)
    slopes = Array(repeating: 0, count: ages)
    for cell in others.indices { slopes[cell % ages] -= fraction[cell] * others[cell] }
    return slopes
  }

  /// The sum over some segments, `[sex, quintile, age]`.
  private func sum(_ values: [Double], over segments: [Int]) -> [Double] {
    let ages = shape.ageCount
    var sums = Array(repeating: 0.0, count: shape.groupCount * ages)
    for group in 0..<shape.groupCount {
      for segment in segments {
        Rows.add(
          values, at: shape.profileIndex(group: group, segment: segment, age: 0), to: &sums,
          at: group * ages, count: ages)
      }
    }
    return sums
  }

  /// Goes back from the people of each age under a strand's effect to coverage in the years they were
  /// reached.
  private func returnExposure(
    _ slopes: [Double], of strand: RiskStrand, years: Int, year: Int, to coverage: inout [Double]
  ) {
    var below = [0.0]
    below.reserveCapacity(slopes.count + 1)
    for slope in slopes { below.append(below[below.count - 1] + slope) }
    for past in 0...min(year, years - 1) where strand.kernel[year - past] != 0 {
      let ages = ages(of: strand, since: year - past)
      coverage[strand.intervention * years + past] +=
        strand.kernel[year - past] * (below[ages.upperBound] - below[ages.lowerBound])
    }
  }
}
