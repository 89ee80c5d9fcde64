/// What a year was at each age for some part of a population: years lived, how they were lived, and
/// deaths. It is what life tables, health expectancies and standardised rates are made of, and the
/// experience of two parts together is their sum.
public struct AgeExperience: Hashable, Sendable {
  /// Single years of age last birthday, the last open.
  public let ages: AgeRange
  /// Person-years lived at each age: the mean of people there at the start and end of the year.
  public private(set) var personYears: [Double]
  /// Deaths by age at death.
  public private(set) var deaths: [Double]
  /// Person-years in segments of high need.
  public private(set) var highNeedYears: [Double]
  /// Person-years, each counted by its quality of life.
  public private(set) var qualityYears: [Double]
  /// Person-years, each counted by the square of its quality of life.
  private var squaredQualityYears: [Double]

  /// Nothing so far.
  init(ages: AgeRange) {
    self.ages = ages
    personYears = Array(repeating: 0, count: ages.count)
    deaths = personYears
    highNeedYears = personYears
    qualityYears = personYears
    squaredQualityYears = personYears
  }

  /// The experience of one (place, sex, quintile).
  init(ages: AgeRange, block: Int, of year: YearOfNeed, quality: QualityOfLife) {
    self.init(ages: ages)
    let shape = year.start.shape
    deaths = year.deathsByAge.atDeath(block: block)
    for (segment, description) in shape.segments.enumerated() {
      let row = segment * ages.count
      for age in 0..<ages.count {
        let cell = block * shape.blockSize + row + age
        let years = (year.start.cells[cell] + year.end.cells[cell]) / 2
        let utility = quality.utility[row + age]
        personYears[age] += years
        qualityYears[age] += years * utility
        squaredQualityYears[age] += years * utility * utility
        if description.isHighNeed { highNeedYears[age] += years }
      }
    }
  }

  /// Adds the experience of others of the same ages.
  mutating func add(_ other: AgeExperience) {
    let count = ages.count
    Rows.add(other.personYears, at: 0, to: &personYears, at: 0, count: count)
    Rows.add(other.deaths, at: 0, to: &deaths, at: 0, count: count)
    Rows.add(other.highNeedYears, at: 0, to: &highNeedYears, at: 0, count: count)
    Rows.add(other.qualityYears, at: 0, to: &qualityYears, at: 0, count: count)
    Rows.add(other.squaredQualityYears, at: 0, to: &squaredQualityYears, at: 0, count: count)
  }

  /// Person-years at all ages.
  public var totalPersonYears: Double { personYears.compensatedSum }

  /// The complete life table of the year's death rates; nothing where somebody is missing at an age or
  /// nobody dies at the last.
  public var lifeTable: LifeTable? {
    LifeTable(startAges: Array(ages.ages), personYears: personYears, deaths: deaths)
  }

  /// The share of person-years at each age lived outside segments of high need.
  var sharesWithoutHighNeed: [Double] { zip(personYears, highNeedYears).map { 1 - $1 / $0 } }

  /// The mean quality of life at each age.
  var meanQuality: [Double] { zip(personYears, qualityYears).map { $1 / $0 } }

  /// Years of `table` lived outside segments of high need. Errors are those of deaths and of the share
  /// in high need of people in these numbers.
  public func yearsWithoutHighNeed(of table: LifeTable) -> HealthyLifeExpectancy {
    let shares = sharesWithoutHighNeed
    return HealthyLifeExpectancy(
      lifeTable: table, goodShare: shares,
      variance: zip(shares, personYears).map { max(0, $0 * (1 - $0)) / $1 })
  }

  /// Years of `table` each counted by the mean quality of life at its age. Errors are those of deaths
  /// and of the mix of segments; people of the same segment and age count alike, so that they are too
  /// small by what differs between such people.
  public func qualityAdjustedYears(of table: LifeTable) -> HealthyLifeExpectancy {
    let means = meanQuality
    return HealthyLifeExpectancy(
      lifeTable: table, goodShare: means,
      variance: personYears.indices.map { age in
        let square = squaredQualityYears[age] / personYears[age]
        return max(0, square - means[age] * means[age]) / personYears[age]
      })
  }
}
