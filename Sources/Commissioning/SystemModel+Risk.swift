public import PopulationHealth

extension SystemModel {
  /// The paths an intervention takes to conditions.
  public func riskPaths(of intervention: Int) -> [RiskPath] {
    effects.strands.filter { $0.intervention == intervention }.map {
      RiskPath(condition: $0.condition, relativeRisk: $0.relativeRisk, kernel: $0.kernel)
    }
  }

  /// What a plan does to each condition in a year of its own run, summed over places.
  ///
  /// First order: each condition by itself, among the people who are there. How moves and deaths
  /// change in all, with what follows in later years, is in the run.
  ///
  /// - Parameters:
  ///   - plan: what is bought.
  ///   - position: the position of the year in the horizon.
  ///   - need: that year of the plan's run.
  /// - Returns: one link a condition, in their order; none where the pack has no conditions.
  public func conditionLinks(
    of plan: CoveragePlan, year position: Int, need: YearOfNeed
  ) -> [ConditionLink] {
    guard let risk else { return [] }
    let inPlaces = effects.inPlaces(plan, year: position)
    let people = need.personYears.cells
    let areDeathsFixed = self.need.deaths.areFixed
    return risk.conditions.enumerated().map { index, condition in
      var (expected, avoided, moves, deaths) = (0.0, 0.0, 0.0, 0.0)
      let left = inPlaces.map { effects.left(of: index, in: $0.remainingRisk) }
      for cell in people.indices {
        let place = cell / shape.profileSize
        let profile = cell % shape.profileSize
        let risk = profile / shape.blockSize * shape.ageCount + profile % shape.ageCount
        let cases = people[cell] * condition.incidence[risk]
        expected += cases
        guard let remaining = left[place] else { continue }
        let gone = 1 - remaining[profile]
        avoided += cases * gone
        moves += cases * gone * condition.chanceOfMovingUp
        if !areDeathsFixed { deaths += people[cell] * condition.deaths[risk] * gone }
      }
      return ConditionLink(
        condition: index, casesExpected: expected, casesAvoided: avoided, movesAvoided: moves,
        deathsAvoided: deaths)
    }
  }

  /// Where an intervention stops if it changes nothing anywhere; `nil` if it changes something.
  public func chainStop(of position: Int) -> ChainStop? {
    let intervention = interventions[position]
    let stated = intervention.effects
    let rows = shape.places.indices.filter { isOffered(position, in: $0) }
      .flatMap { effects.rows(of: position, place: $0) }
    if rows.isEmpty { return .eligible }
    if intervention.reach == 0 { return .reach }
    let acts = stated.activity.contains { $0.avoided.value != 0 || $0.addedPerPerson != 0 }
    if stated.upwardMoves.value != 1 || stated.deaths.value != 1
      || stated.qualityOfLife.value != 0 || acts
    {
      return kernel(of: position).contains { $0 != 0 } ? nil : .time
    }
    if stated.riskFactors.allSatisfy(\.change.isNull),
      stated.conditions.allSatisfy({ $0.hazardRatio.value == 1 })
    {
      return stated.riskFactors.isEmpty ? .effect : .riskFactor
    }
    let cells = cells(rows)
    let reaching = effects.strands.filter { $0.intervention == position }
    if reaching.isEmpty { return .relativeRisk }
    let inTime = reaching.filter { $0.kernel.contains { $0 != 0 } }
    if inTime.isEmpty { return .time }
    let matters = inTime.contains { strand in
      guard let condition = risk?.conditions[strand.condition] else { return false }
      let usesCare = activity.conditionShares.contains { $0[strand.condition] != 0 }
      return usesCare
        || cells.contains { cell in
          strand.fraction.contains { $0[cell] != 0 }
            && (condition.shareOfUpwardMoves[cell] != 0 || condition.shareOfDeaths[cell] != 0)
        }
    }
    return matters ? nil : .condition
  }

  /// The `[sex, quintile, age]` cells some rows are in.
  private func cells(_ rows: [EligibleRow]) -> [Int] {
    rows.flatMap { row in
      (0..<row.count).map { row.group * shape.ageCount + row.firstAge + $0 }
    }
  }
}
