import PopulationHealth
import Testing

@Suite struct `Life tables and health expectancies` {
  /// Four intervals, and few enough people to see errors.
  private static let ages = [0, 1, 40, 80]
  private static let people = [900.0, 30_000, 25_000, 4000]
  private static let deaths = [6.0, 30, 400, 700]
  private static let shares = [0.99, 0.9, 0.6, 0.3]
  /// Sums of some tens of years are right to some parts in 10¹⁶ of them.
  private static let tolerance = 1e-12

  private static func table(_ deaths: [Double] = deaths) -> LifeTable? {
    LifeTable(startAges: ages, personYears: people, deaths: deaths)
  }

  /// Who die in an interval have lived half of it, so that years lived are deaths over their rate, and
  /// deaths of all intervals are everybody.
  @Test(arguments: [0.002, 0.05, 0.9])
  func `at one death rate throughout, people live its inverse`(rate: Double) throws {
    let table = try #require(
      LifeTable(
        startAges: Array(0...90), personYears: Array(repeating: 1000, count: 91),
        deaths: Array(repeating: 1000 * rate, count: 91), infantShareLived: 0.5))
    for years in table.expectation {
      #expect(abs(years * rate - 1) <= Self.tolerance)
    }
  }

  @Test func `with all years good, they are those of the life table, errors and all`() throws {
    let table = try #require(Self.table())
    let good = HealthyLifeExpectancy(
      lifeTable: table, goodShare: [1, 1, 1, 1], variance: [0, 0, 0, 0])
    #expect(good.expectation == table.expectation)
    #expect(good.standardError == table.standardError)
  }

  @Test func `good years and the others add up to those of the life table`() throws {
    let table = try #require(Self.table())
    func years(_ shares: [Double]) -> [Double] {
      HealthyLifeExpectancy(lifeTable: table, goodShare: shares, variance: [0, 0, 0, 0]).expectation
    }
    for (all, parts) in zip(
      table.expectation, zip(years(Self.shares), years(Self.shares.map { 1 - $0 })))
    {
      #expect(abs(parts.0 + parts.1 - all) <= Self.tolerance * all)
    }
  }

  /// Propagation of errors by differences: those of the shares as they are, those of deaths by Chiang's
  /// variance q²(1 − q)/D of a chance of dying and the variance 1/(D M²) of years lived in the open
  /// interval.
  @Test func `errors are what small changes in deaths and shares make of theirs`() throws {
    let table = try #require(Self.table())
    let variance = [1e-4, 2e-4, 3e-4, 4e-4]
    let step = 1e-5
    func atBirth(_ deaths: [Double], _ shares: [Double]) -> Double {
      Self.table(deaths).map {
        HealthyLifeExpectancy(lifeTable: $0, goodShare: shares, variance: variance).expectation[0]
      } ?? .nan
    }
    func slope(_ change: (Double) -> Double) -> Double {
      (change(step) - change(-step)) / (2 * step)
    }
    var expected = 0.0
    for (age, row) in table.rows.enumerated() {
      let perDeath = slope { change in
        var deaths = Self.deaths
        deaths[age] += change
        return atBirth(deaths, Self.shares)
      }
      let perShare = slope { change in
        var shares = Self.shares
        shares[age] += change
        return atBirth(Self.deaths, shares)
      }
      let (deaths, chance) = (Self.deaths[age], row.chanceOfDying)
      if let width = row.width {
        let chancePerDeath =
          chance * chance / (Double(width) * row.deathRate * row.deathRate * Self.people[age])
        let perChance = perDeath / chancePerDeath
        expected += perChance * perChance * chance * chance * (1 - chance) / deaths
      } else {
        expected += perDeath * perDeath * deaths
      }
      expected += perShare * perShare * variance[age]
    }
    let years = HealthyLifeExpectancy(lifeTable: table, goodShare: Self.shares, variance: variance)
    /// Differences of a step of 1e-5 lose some ten digits.
    #expect(abs(years.standardError[0] / expected.squareRoot() - 1) <= 1e-5)
  }

  @Test(arguments: [
    ([900.0, 0, 25_000, 4000], [6.0, 30, 400, 700]),
    ([900, 30_000, 25_000, 4000], [6, 30, 400, 0]),
    ([900, 30_000, 25_000, 4000], [6, 30, -1, 700]),
    ([900, 30, 25_000, 4000], [6, 30, 400, 700]),
  ])
  func `without people at every age, or deaths at the last, there is no table`(
    people: [Double], deaths: [Double]
  ) {
    #expect(LifeTable(startAges: Self.ages, personYears: people, deaths: deaths) == nil)
  }

  @Test func `where nobody dies the chance has no error`() throws {
    let table = try #require(Self.table([0, 30, 400, 700]))
    #expect(table.rows[0].chanceOfDying == 0 && table.rows[1].survivors == 1)
    #expect(table.standardError[0].isFinite)
  }
}
