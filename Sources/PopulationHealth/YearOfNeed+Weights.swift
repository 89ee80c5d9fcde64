extension YearOfNeed {
  /// Weights on how a year was lived and who died in it: the derivative of a quantity of the year.
  public struct Weights: Hashable, Sendable {
    /// The axes.
    public let shape: PopulationShape
    /// Per person-year lived in a cell, `[place, sex, quintile, segment, age]`.
    public internal(set) var personYears: [Double]
    /// Per death by age at the start of the year, `[place, sex, quintile, age]`.
    public internal(set) var deathsAtStart: [Double]
    /// Per death of those born in the year, `[place, sex, quintile]`.
    public internal(set) var newbornDeaths: [Double]

    /// No weight on anything.
    init(shape: PopulationShape) {
      self.shape = shape
      personYears = Array(repeating: 0, count: shape.stateSize)
      deathsAtStart = Array(repeating: 0, count: shape.blockCount * shape.ageCount)
      newbornDeaths = Array(repeating: 0, count: shape.blockCount)
    }

    /// Weighs what one (place, sex, quintile) lived, as `AgeExperience` reads it from the year.
    mutating func add(
      _ weights: AgeExperience.Weights, block: Int, quality: QualityOfLife
    ) {
      let ages = shape.ageCount
      for (segment, description) in shape.segments.enumerated() {
        let row = segment * ages
        for age in 0..<ages {
          personYears[block * shape.blockSize + row + age] +=
            weights.personYears[age] + weights.qualityYears[age] * quality.utility[row + age]
            + (description.isHighNeed ? weights.highNeedYears[age] : 0)
        }
      }
      let deaths = DeathsByAge.weights(ofAgesAtDeath: weights.deaths)
      Rows.add(deaths.atStart, at: 0, to: &deathsAtStart, at: block * ages, count: ages)
      newbornDeaths[block] += deaths.newborn
    }
  }
}
