extension AgeExperience {
  /// Weights on what a year was at each age: the derivative of a measure of it.
  public struct Weights: Hashable, Sendable {
    /// Per person-year.
    public internal(set) var personYears: [Double]
    /// Per death, by age at death.
    public internal(set) var deaths: [Double]
    /// Per person-year in segments of high need, on top of `personYears`.
    public internal(set) var highNeedYears: [Double]
    /// Per person-year counted by its quality of life, on top of `personYears`.
    public internal(set) var qualityYears: [Double]

    /// No weight on anything.
    init(ages: AgeRange) {
      personYears = Array(repeating: 0, count: ages.count)
      deaths = personYears
      highNeedYears = personYears
      qualityYears = personYears
    }

    /// Weights multiplied by a factor, and an amount for each person-year at every age added.
    func scaled(by factor: Double, addingPerPersonYear amount: Double) -> Weights {
      var weights = self
      weights.personYears = personYears.map { $0 * factor + amount }
      weights.deaths = deaths.map { $0 * factor }
      weights.highNeedYears = highNeedYears.map { $0 * factor }
      weights.qualityYears = qualityYears.map { $0 * factor }
      return weights
    }
  }

  /// What each person-year and death does to the years lived from the youngest age at the year's rates,
  /// or to those of them that are good; nothing where there is no life table.
  ///
  /// - Parameter goodShare: good years over person-years at each age; `nil` where every year is good.
  /// - Returns: the weights, person-years' own with good years held, and the weight of each good year.
  func weights(goodShare: [Double]?) -> (weights: Weights, goodYears: [Double])? {
    guard let derivative = lifeTable?.derivative(goodShare: goodShare) else { return nil }
    var weights = Weights(ages: ages)
    let goodYears = zip(derivative.goodShares, personYears).map { $0 / $1 }
    for age in 0..<ages.count {
      weights.deaths[age] = derivative.deathRates[age] / personYears[age]
      weights.personYears[age] = -weights.deaths[age] * deaths[age] / personYears[age]
      if let goodShare { weights.personYears[age] -= goodYears[age] * goodShare[age] }
    }
    return (weights, goodYears)
  }

  /// What each person-year and event does to a rate standardised as health measures are.
  func standardisedWeights(
    of events: WritableKeyPath<Weights, [Double]>, count: [Double], times scale: Double
  ) -> Weights? {
    StandardPopulation.european2013.derivative(
      events: count, personYears: personYears, ages: ages
    ).map { derivative in
      var weights = Weights(ages: ages)
      weights[keyPath: events] = derivative.events.map { $0 * scale }
      weights.personYears = derivative.personYears.map { $0 * scale }
      return weights
    }
  }
}
