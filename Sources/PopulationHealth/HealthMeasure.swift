/// A measure of the health of people in a year by which groups are compared.
public enum HealthMeasure: String, CaseIterable, Hashable, Sendable {
  /// Years people would live at the year's death rates, from the youngest age.
  case lifeExpectancy = "life_expectancy"
  /// Those of them outside segments of high need.
  case yearsWithoutHighNeed = "years_without_high_need"
  /// Those years, each counted by the mean quality of life at its age.
  case qualityAdjustedLifeExpectancy = "quality_adjusted_life_expectancy"
  /// Deaths for 100,000 people, standardised for age to the European Standard Population of 2013.
  case deathRate = "death_rate"
  /// The share of people in segments of high need, standardised alike.
  case highNeedShare = "high_need_share"

  /// A value and its standard error.
  public struct Value: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// Its standard error; `nil` for fewer than `leastPersonYears`.
    public let standardError: Double?

    /// Value ± 1.96 standard errors: what would be counted nineteen years in twenty in a population of
    /// this size with these rates, if deaths and need varied by chance alone. It says nothing of how
    /// right the rates are.
    public var interval: ClosedRange<Double>? {
      standardError.map { (value - Self.z * $0)...(value + Self.z * $0) }
    }

    /// Standard errors on either side of a value within which nineteen in twenty fall.
    static let z = 1.96
  }

  /// Person-years below which an error is not given, as it would not be near normal: Toson & Baker,
  /// Office for National Statistics 2003; Eayres & Williams, Journal of Epidemiology and Community
  /// Health 2004.
  public static let leastPersonYears = 5000.0

  /// People for whom a death rate counts deaths.
  static let deathRateScale = 100_000.0

  /// The measures in years of life.
  public static let expectancies = [
    lifeExpectancy, yearsWithoutHighNeed, qualityAdjustedLifeExpectancy,
  ]

  /// The scales on which a slope index is given.
  public var forms: [SlopeIndex.Form] {
    switch self {
    case .lifeExpectancy, .yearsWithoutHighNeed, .qualityAdjustedLifeExpectancy: [.linear]
    case .deathRate: [.linear, .log]
    case .highNeedShare: [.linear, .logit]
    }
  }

  /// Whether more of it is better, so that a slope index above zero is a gap against the most deprived.
  public var moreIsBetter: Bool { Self.expectancies.contains(self) }

  /// The least and most it can be, where it has both.
  package var bounds: ClosedRange<Double>? { self == .highNeedShare ? 0...1 : nil }

  /// The measure of some people; nothing where their numbers do not allow it.
  public func value(of experience: AgeExperience) -> Value? {
    switch self {
    case .lifeExpectancy, .yearsWithoutHighNeed, .qualityAdjustedLifeExpectancy:
      return experience.lifeTable.flatMap {
        years(of: experience, table: $0, age: experience.ages.lower)
      }
    case .deathRate:
      return standardised(experience.deaths, in: experience, times: Self.deathRateScale)
    case .highNeedShare:
      return standardised(experience.highNeedYears, in: experience, times: 1, areShares: true)
    }
  }

  /// Years from an age on; nothing for a measure that is not in years.
  public func years(
    of experience: AgeExperience, table: LifeTable, age: Int
  ) -> Value? {
    guard let position = table.position(ofAge: age) else { return nil }
    let expectation: (years: [Double], errors: [Double])
    switch self {
    case .lifeExpectancy:
      expectation = (table.expectation, table.standardError)
    case .yearsWithoutHighNeed:
      let years = experience.yearsWithoutHighNeed(of: table)
      expectation = (years.expectation, years.standardError)
    case .qualityAdjustedLifeExpectancy:
      let years = experience.qualityAdjustedYears(of: table)
      expectation = (years.expectation, years.standardError)
    case .deathRate, .highNeedShare:
      return nil
    }
    return Self.value(
      expectation.years[position], error: expectation.errors[position], of: experience)
  }

  private func standardised(
    _ events: [Double], in experience: AgeExperience, times scale: Double, areShares: Bool = false
  ) -> Value? {
    StandardPopulation.european2013.rate(
      events: events, personYears: experience.personYears, ages: experience.ages,
      areShares: areShares
    ).map { Self.value($0.rate * scale, error: $0.standardError * scale, of: experience) }
  }

  private static func value(
    _ value: Double, error: Double, of experience: AgeExperience
  ) -> Value {
    let isEnough = experience.totalPersonYears >= leastPersonYears
    return Value(value: value, standardError: isEnough ? error : nil)
  }
}
