import Foundation

/// Published chances of death and how they change from year to year.
public struct MortalityRates: Hashable, Sendable {
  /// The year to which the published chances belong.
  public let baseYear: FinancialYear
  /// Chance that someone of an age at the start of the base year dies within it,
  /// `[sex, quintile, age]`.
  public let annualProbability: [Double]
  /// Chance that someone born during the base year dies before its end, `[sex, quintile]`.
  public let atBirth: [Double]
  /// Yearly change in the death rate at each age; -0.01 is a fall of 1% a year.
  public let annualChange: [Double]
  /// Risk of death of each segment relative to the others, as a yearly rate, `[segment, age]`.
  public let segmentRisk: [Double]

  /// Makes a set of rates.
  public init(
    baseYear: FinancialYear, annualProbability: [Double], atBirth: [Double],
    annualChange: [Double], segmentRisk: [Double]
  ) {
    self.baseYear = baseYear
    self.annualProbability = annualProbability
    self.atBirth = atBirth
    self.annualChange = annualChange
    self.segmentRisk = segmentRisk
  }

  /// Chances of death in `year`, `[sex, quintile, age]`: the published rate, −ln(1−p), scaled by
  /// the trend and turned back.
  public func annualProbability(in year: FinancialYear) -> [Double] {
    let ages = annualChange.count
    let trend = annualChange.map { pow(1 + $0, Double(year - baseYear)) }
    return annualProbability.indices.map {
      -expm1(log1p(-annualProbability[$0]) * trend[$0 % ages])
    }
  }

  /// Chance that someone born in `year` dies before its end, `[sex, quintile]`.
  public func probabilityAtBirth(in year: FinancialYear) -> [Double] {
    let trend = pow(1 + (annualChange.first ?? 0), Double(year - baseYear))
    return atBirth.map { -expm1(log1p(-$0) * trend) }
  }
}

/// The multiplier on the segments' own risks of death, by sex, quintile and age, that makes deaths
/// in a year match the published chance.
public struct MortalityLevel: Hashable, Sendable {
  /// Multipliers `[sex, quintile, age]` on `MortalityRates.segmentRisk`.
  public let multiplier: [Double]

  /// The level at which the people of a mix, taken over all places, die at the published chance.
  ///
  /// - Parameters:
  ///   - probability: the chance to match, `[sex, quintile, age]`.
  ///   - people: the population at risk.
  ///   - shares: the mix to use where nobody is at risk.
  ///   - segmentRisk: risk of each segment relative to the others, `[segment, age]`.
  /// - Returns: the level.
  static func matching(
    _ probability: [Double], people: People, shares: SegmentShares, segmentRisk: [Double]
  ) -> MortalityLevel {
    let shape = people.shape
    let (segments, ages, profile) = (shape.segments.count, shape.ageCount, shape.profileSize)
    var pooled = Array(repeating: 0.0, count: profile)
    for place in shape.places.indices {
      for cell in 0..<profile { pooled[cell] += people.cells[place * profile + cell] }
    }
    var multiplier = Array(repeating: 0.0, count: shape.groupCount * ages)
    var mix = Array(repeating: 0.0, count: segments)
    var risks = mix
    for group in 0..<shape.groupCount {
      for age in 0..<ages {
        var sum = 0.0
        for segment in 0..<segments {
          let cell = shape.profileIndex(group: group, segment: segment, age: age)
          mix[segment] = pooled[cell]
          sum += pooled[cell]
          risks[segment] = segmentRisk[segment * ages + age]
        }
        for segment in 0..<segments {
          let cell = shape.profileIndex(group: group, segment: segment, age: age)
          mix[segment] = sum > 0 ? mix[segment] / sum : shares.profile[cell]
        }
        multiplier[group * ages + age] = solve(
          shares: mix, risks: risks, annualProbability: probability[group * ages + age])
      }
    }
    return MortalityLevel(multiplier: multiplier)
  }

  /// The multiplier *m* with Σ shareᵢ (1 − exp(−m riskᵢ)) = p, by Newton's method from below: the
  /// left side is concave in *m*, so the steps never overshoot.
  static func solve(shares: [Double], risks: [Double], annualProbability: Double) -> Double {
    guard annualProbability > 0 else { return 0 }
    var level = 0.0
    for _ in 0..<50 {
      var (deaths, slope) = (0.0, 0.0)
      for segment in shares.indices where shares[segment] > 0 {
        let survival = exp(-level * risks[segment])
        deaths += shares[segment] * (1 - survival)
        slope += shares[segment] * risks[segment] * survival
      }
      guard slope > 0 else { return level }
      let step = (annualProbability - deaths) / slope
      level += step
      if abs(step) <= 1e-14 * level { break }
    }
    return level
  }
}
