extension HealthMeasure {
  /// What each person-year and death more does to the measure of some people: its exact derivative;
  /// nothing where it has no value.
  public func derivative(at experience: AgeExperience) -> AgeExperience.Weights? {
    switch self {
    case .lifeExpectancy:
      return experience.weights(goodShare: nil)?.weights
    case .yearsWithoutHighNeed:
      // Good years are all person-years less those of high need.
      return experience.weights(goodShare: experience.sharesWithoutHighNeed).map {
        var weights = $0.weights
        for age in $0.goodYears.indices {
          weights.personYears[age] += $0.goodYears[age]
          weights.highNeedYears[age] = -$0.goodYears[age]
        }
        return weights
      }
    case .qualityAdjustedLifeExpectancy:
      return experience.weights(goodShare: experience.meanQuality).map {
        var weights = $0.weights
        weights.qualityYears = $0.goodYears
        return weights
      }
    case .deathRate:
      return experience.standardisedWeights(
        of: \.deaths, count: experience.deaths, times: Self.deathRateScale)
    case .highNeedShare:
      return experience.standardisedWeights(
        of: \.highNeedYears, count: experience.highNeedYears, times: 1)
    }
  }
}
