import PopulationHealth
import Testing

@Suite struct `Derivatives of life tables and health expectancies` {
  /// Infants, two bands and an open interval.
  private static let ages = [0, 1, 40, 80]
  private static let people = [900.0, 30_000, 25_000, 4000]
  private static let deaths = [6.0, 30, 400, 700]
  private static let shares = [0.99, 0.9, 0.6, 0.3]
  /// Sums of some tens of years are right to some parts in 10¹⁶ of them.
  private static let tolerance = 1e-12

  private static func years(
    _ deaths: [Double], _ shares: [Double], at position: Int
  ) throws -> Double {
    let table = try #require(LifeTable(startAges: ages, personYears: people, deaths: deaths))
    return HealthyLifeExpectancy(
      lifeTable: table, goodShare: shares, variance: shares.map { _ in 0 }
    ).expectation[position]
  }

  @Test(arguments: 0..<4, [[1, 1, 1, 1], shares])
  func `are what small changes in deaths and shares make of the years`(
    position: Int, shares: [Double]
  ) throws {
    let table = try #require(
      LifeTable(startAges: Self.ages, personYears: Self.people, deaths: Self.deaths))
    let derivative = table.derivative(ofExpectationAt: position, goodShare: shares)
    let value = try Self.years(Self.deaths, shares, at: position)
    for age in Self.ages.indices {
      let ofDeaths = try CentralDifference.of(size: Self.deaths[age]) { change in
        var deaths = Self.deaths
        deaths[age] += change
        return try Self.years(deaths, shares, at: position)
      }
      let ofShares = try CentralDifference.of(size: 1) { change in
        var moved = shares
        moved[age] += change
        return try Self.years(Self.deaths, moved, at: position)
      }
      let perDeath = derivative.deathRates[age] / Self.people[age]
      #expect(
        CentralDifference.agrees(perDeath, ofDeaths, size: Self.deaths[age], value: value),
        "deaths at \(age): \(perDeath), \(ofDeaths)")
      let perShare = derivative.goodShares[age]
      #expect(
        CentralDifference.agrees(perShare, ofShares, size: 1, value: value),
        "share at \(age): \(perShare), \(ofShares)")
      #expect(age >= position ? perDeath < 0 && perShare > 0 : perDeath == 0 && perShare == 0)
    }
  }

  /// At one death rate m throughout, years are 1/m exactly, in bands as in the limit: those who die in a
  /// band have lived a stated share of it, so that years lived are deaths over m. Of a share π good at
  /// every age, they are π/m.
  @Test(arguments: [0.002, 0.05, 0.9], [1, 0.7])
  func `at one death rate throughout, years fall by its inverse square`(
    rate: Double, share: Double
  ) throws {
    let table = try #require(
      LifeTable(
        startAges: Array(0...90), personYears: Array(repeating: 1000, count: 91),
        deaths: Array(repeating: 1000 * rate, count: 91)))
    let derivative = table.derivative(goodShare: Array(repeating: share, count: 91))
    let ofRate = derivative.deathRates.compensatedSum
    #expect(abs(ofRate * rate * rate / share + 1) <= Self.tolerance)
    #expect(abs(derivative.goodShares.compensatedSum * rate - 1) <= Self.tolerance)
  }

  @Test func `without shares, all years count`() throws {
    let table = try #require(
      LifeTable(startAges: Self.ages, personYears: Self.people, deaths: Self.deaths))
    #expect(table.derivative() == table.derivative(goodShare: [1, 1, 1, 1]))
  }
}
