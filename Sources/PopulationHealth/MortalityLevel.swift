/// The multiplier on the segments' own risks of death, by sex, quintile and age, that makes deaths
/// in a year match the published chance.
public struct MortalityLevel: Hashable, Sendable {
  /// Multipliers `[sex, quintile, age]` on `MortalityRates.segmentRisk`.
  public let multiplier: [Double]
  /// Rate of death by `[sex, quintile, segment, age]`: the multiplier times the segment's own risk.
  let hazard: [Double]
  /// Chance of death in the year, `[sex, quintile, segment, age]`.
  let probability: [Double]

  private init(multiplier: [Double], segmentRisk: [Double], shape: PopulationShape) {
    self.multiplier = multiplier
    let (ages, block) = (shape.ageCount, shape.blockSize)
    var hazard = Array(repeating: 0.0, count: shape.profileSize)
    for row in 0..<(shape.profileSize / ages) {
      let group = row / shape.segments.count
      Rows.addProducts(
        multiplier, at: group * ages, segmentRisk, at: row * ages % block, to: &hazard,
        at: row * ages, count: ages)
    }
    self.hazard = hazard
    probability = Rows.chances(ofHazards: hazard)
  }

  /// Chances of death after a hazard ratio on each cell; those whose ratio is exactly 1 keep their
  /// bytes.
  func probability(withHazardRatios ratios: [Double]) -> [Double] {
    var changed = probability
    Rows.scaleHazards(of: &changed, hazards: hazard, by: ratios)
    return changed
  }

  /// The level at which the people of a mix, taken over all places, die at the published chance.
  ///
  /// - Parameters:
  ///   - probability: the chance to match, `[sex, quintile, age]`.
  ///   - people: the population at risk, of all places together, `[sex, quintile, segment, age]`.
  ///   - shares: the mix to use where nobody is at risk.
  ///   - segmentRisk: risk of each segment relative to the others, `[segment, age]`.
  ///   - shape: the axes.
  /// - Returns: the level.
  static func matching(
    _ probability: [Double], people: [Double], shares: SegmentShares, segmentRisk: [Double],
    shape: PopulationShape
  ) -> MortalityLevel {
    let ages = shape.ageCount
    var multiplier = Array(repeating: 0.0, count: shape.groupCount * ages)
    let rates = Rows.rates(ofChances: probability)
    for group in 0..<shape.groupCount {
      Rows.levels(
        people: people, shares: shares.profile, at: group * shape.blockSize, risks: segmentRisk,
        chances: probability, rates: rates, into: &multiplier, at: group * ages, ages: ages)
    }
    return MortalityLevel(multiplier: multiplier, segmentRisk: segmentRisk, shape: shape)
  }
}
