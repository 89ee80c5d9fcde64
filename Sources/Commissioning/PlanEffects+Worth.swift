import PopulationHealth

extension PlanEffects {
  /// What is worth something, for some quantity of a run, of what a plan does in one place and year.
  struct Worth {
    /// Of the share of eligible people under each intervention's effect.
    var exposure: [Double]
    /// Of the share of each condition's risk that remains, `[sex, quintile, segment, age]`; `nil`
    /// where no intervention reaches the condition.
    var remainingRisk: [[Double]?]
    /// Of person-years lived, `[sex, quintile, segment, age]`.
    var personYears: [Double]
  }

  /// Nothing is worth anything yet.
  func nothingWorth(place: Int) -> Worth {
    let nothing = Array(repeating: 0.0, count: shape.profileSize)
    return Worth(
      exposure: Array(repeating: 0, count: interventions.count),
      remainingRisk: conditionsInReach(place: place).map { $0 ? nothing : nil },
      personYears: nothing)
  }

  /// Goes back over `rateChanges`: adds what exposure and the risks that remain are worth, given what
  /// the ratios on one risk are.
  ///
  /// - Parameters:
  ///   - ratioWorth: of the ratios, `[sex, quintile, segment, age]`.
  ///   - risk: the risk they are of.
  ///   - inPlace: what the plan does.
  ///   - conditions: what falling conditions make of the ratios by themselves.
  ///   - place: the place.
  ///   - worth: what is added to.
  func returnRateChanges(
    _ ratioWorth: [Double], on risk: Risk, of inPlace: InPlace, conditions: [Double]?, place: Int,
    to worth: inout Worth
  ) {
    let effects = directEffects(on: risk, place: place)
    let exposure = inPlace.exposure
    separate(
      ratioWorth, base: conditions, actors: effects.map(\.intervention), pairs: directPairs
    ) { position, ratios in
      let effect = effects[position]
      guard exposure[effect.intervention] != 0 else { return }
      self.leave(less: exposure[effect.intervention] * effect.gone, in: effect.rows, of: &ratios)
    } body: { separated in
      for position in separated.effects {
        let effect = effects[position]
        worth.exposure[effect.intervention] +=
          slope(of: effect, exposure: exposure[effect.intervention], in: separated, at: position)
      }
    }
    var direct: [Double]?
    combine(&direct, effects.filter { exposure[$0.intervention] != 0 }, exposure)
    var conditionWorth = ratioWorth
    if let direct {
      Rows.multiply(&conditionWorth, at: 0, by: direct, at: 0, count: direct.count)
    }
    returnConditionChanges(
      conditionWorth, shares: { risk == .deaths ? $0.shareOfDeaths : $0.shareOfUpwardMoves },
      to: &worth.remainingRisk)
  }

  /// What exposure to one direct effect is worth.
  private func slope(
    of effect: DirectEffect, exposure: Double, in separated: Separated, at position: Int
  ) -> Double {
    func slope(_ worth: [Double], left: (Double) -> Double) -> Double {
      effect.rows.reduce(0.0) { sum, row in
        sum - row.share * effect.gone * Rows.sum(worth, at: row.start, count: row.count)
          / left(row.share)
      }
    }
    let whole = slope(separated.proportional) { 1 - $0 * exposure * effect.gone }
    // It leaves nothing, by which nothing can be divided: what the others leave is found apart.
    return whole.isFinite ? whole : slope(separated.withoutOne(position)) { _ in 1 }
  }

  /// Goes back from exposure to coverage: adds what it is worth, `[intervention, year]`.
  ///
  /// Coverage of one year is felt in later ones by the kernel. Where exposure is above one before the
  /// cap, more of it changes nothing.
  func returnExposure(
    _ worth: [Double], of plan: CoveragePlan, place: Int, year: Int, to coverage: inout [Double]
  ) {
    for intervention in prepared.indices where prepared[intervention].isInPlace[place] {
      guard worth[intervention] != 0,
        exposureUncapped(to: intervention, under: plan, place: place, year: year) <= 1
      else { continue }
      for past in 0...min(year, plan.years - 1) {
        coverage[intervention * plan.years + past] +=
          worth[intervention] * prepared[intervention].kernel[year - past]
      }
    }
  }

  /// Goes back over `eligiblePeople`: adds what people of one place are worth, given what each
  /// eligible person is, by intervention.
  func returnEligiblePeople(_ worth: [Double], place: Int, to people: inout [Double]) {
    for intervention in prepared.indices
    where prepared[intervention].isInPlace[place] && worth[intervention] != 0 {
      for row in rows(of: intervention, place: place) {
        Rows.add(
          worth[intervention] * row.share, to: &people, at: row.start, count: row.count)
      }
    }
  }
}
