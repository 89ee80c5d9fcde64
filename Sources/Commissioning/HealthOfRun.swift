import PopulationHealth

/// The health of some years of a run: what measures of health and inequality share.
struct HealthOfRun: Sendable {
  private let quality: QualityOfLife
  private let years: [Int]
  private let nothing: RunWeights

  /// Nothing where the pack does not divide by age, or a measure needs a quality of life it does not
  /// know.
  init?(of measure: HealthMeasure, years: [Int], in model: SystemModel) {
    precondition(!years.isEmpty && years.allSatisfy(model.horizon.years.indices.contains))
    guard model.shape.ages != nil,
      model.quality.isMeasured || measure != .qualityAdjustedLifeExpectancy
    else { return nil }
    quality = model.quality
    self.years = years
    nothing = RunWeights(nothingOf: model)
  }

  /// The mean of a quantity over the years; not a number where one of them has none, so that no
  /// comparison with it can pass by accident.
  func mean(over run: [YearOfSystem], of quantity: (HealthOfYear) -> Double?) -> Double {
    years.reduce(0.0) { sum, year in
      let health = HealthOfYear(of: run[year].need, quality: quality)
      return sum + (health.flatMap(quantity) ?? .nan)
    } / Double(years.count)
  }

  /// The derivative of a mean over the years from that of the quantity in each; no weight on anything
  /// where one of them has none.
  func weights(
    over run: [YearOfSystem], times factor: Double,
    of derivative: (HealthOfYear) -> YearOfNeed.Weights?
  ) -> RunWeights {
    var weights = nothing
    let scale = factor / Double(years.count)
    for year in years {
      guard
        let ofYear = HealthOfYear(of: run[year].need, quality: quality).flatMap(derivative)
      else { return nothing }
      weights.years[year].personYears = ofYear.personYears.map { $0 * scale }
      weights.years[year].deathsByAge = ofYear.deathsAtStart.map { $0 * scale }
      weights.years[year].newbornDeaths = ofYear.newbornDeaths.map { $0 * scale }
    }
    return weights
  }
}
