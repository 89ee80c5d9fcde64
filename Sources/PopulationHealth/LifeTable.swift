/// A period life table, abridged or complete, by the method of Chiang with intervals: how many years
/// people would live on average if the death rates of a year held throughout their lives.
///
/// Chiang, The Life Table and its Applications, 1984 (method II); the open last interval's variance
/// after Silcocks, Jenner & Reza, Journal of Epidemiology and Community Health 2001; the choices of the
/// Office for National Statistics and Fingertips throughout. It describes one year's rates and does
/// not promise that anyone born in it lives as long.
public struct LifeTable: Hashable, Sendable {
  /// One interval of age.
  public struct Row: Hashable, Sendable {
    /// The exact age at which the interval begins.
    public let startAge: Int
    /// Years in the interval; `nil` for the last, which is open.
    public let width: Int?
    /// Share of the interval that those who die in it live, on average.
    public let shareLived: Double
    /// Deaths for each person-year.
    public let deathRate: Double
    /// Deaths the rates come from.
    public let deaths: Double
    /// Chance that someone who reaches the interval dies in it: nM / (1 + nM(1 − a)).
    public let chanceOfDying: Double
    /// The share of those who reach the first interval that reach this one.
    public let survivors: Double
    /// Years lived in the interval by each who reaches the first.
    public let yearsLived: Double

    /// Variance of the chance of dying, or of the years lived after the start of the open interval,
    /// when deaths vary as Poisson numbers.
    var variance: Double {
      guard deaths > 0 else { return 0 }
      guard width != nil else { return 1 / (deaths * deathRate * deathRate) }
      return chanceOfDying * chanceOfDying * (1 - chanceOfDying) / deaths
    }

    /// What depends on dying in the interval, where `goodShare` of its years count and those who reach
    /// the next have `next` such years before them.
    ///
    /// - Returns: years that count lost for each unit of the chance of dying by those who reach the
    ///   interval, or gained for each year lived in the open interval.
    func yearsAtStake(goodShare: Double, next: Double) -> Double {
      guard let width else { return goodShare }
      return (1 - shareLived) * Double(width) * goodShare + next
    }
  }

  /// The intervals, youngest first.
  public let rows: [Row]
  /// Years of life that those who reach each interval still have before them, on average.
  public let expectation: [Double]
  /// Standard error of each expectation.
  public let standardError: [Double]

  /// Share of the first year of life lived by infants who die in it, unless another is given.
  public static let infantShareLived = 0.1

  /// Makes a life table; nothing if nobody is at risk in some interval, if nobody dies in the open
  /// one, or if deaths are more than an interval can hold.
  ///
  /// - Parameters:
  ///   - startAges: exact ages at which intervals begin, rising; the last is open.
  ///   - personYears: people at risk for a year in each interval.
  ///   - deaths: deaths in each interval.
  ///   - infantShareLived: share of the first year lived by infants who die in it; those who die in
  ///     other intervals live half of them.
  public init?(
    startAges: [Int], personYears: [Double], deaths: [Double],
    infantShareLived: Double = LifeTable.infantShareLived
  ) {
    precondition(startAges.count == personYears.count && startAges.count == deaths.count)
    guard zip(personYears, deaths).allSatisfy({ $0 > 0 && $1 >= 0 }), let last = deaths.last,
      last > 0
    else { return nil }
    var rows: [Row] = []
    var survivors = 1.0
    for (position, start) in startAges.enumerated() {
      let rate = deaths[position] / personYears[position]
      let isOpen = position == startAges.count - 1
      let width = isOpen ? nil : startAges[position + 1] - start
      let share = start == 0 && width == 1 ? infantShareLived : 0.5
      let expected = Double(width ?? 0) * rate
      let chance = isOpen ? 1 : expected / (1 + expected * (1 - share))
      guard chance <= 1 else { return nil }
      let dying = survivors * chance
      let lived = width.map { Double($0) * (survivors - dying * (1 - share)) } ?? survivors / rate
      rows.append(
        Row(
          startAge: start, width: width, shareLived: share, deathRate: rate,
          deaths: deaths[position], chanceOfDying: chance, survivors: survivors, yearsLived: lived))
      survivors -= dying
    }
    self.rows = rows
    let years = HealthyLifeExpectancy(
      rows: rows, goodShare: rows.map { _ in 1 }, variance: rows.map { _ in 0 })
    expectation = years.expectation
    standardError = years.standardError
  }

  /// The position of the interval that begins at an exact age, if there is one.
  public func position(ofAge age: Int) -> Int? { rows.firstIndex { $0.startAge == age } }
}
