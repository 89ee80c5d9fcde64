import PopulationHealth
import Testing

/// Source: test data of PHEindicatormethods (UK Health Security Agency, GPL-3: figures only), function
/// `phe_life_expectancy`: abridged life table by Chiang's second method, the open interval's variance
/// after Silcocks and others, z = 1.96, infants who die live a tenth of their first year.
@Suite struct `Reference: life expectancy of PHEindicatormethods` {
  struct Band: Sendable {
    let start: Int
    let people, deaths, expectation, low, high: Double

    init(
      _ start: Int, _ people: Double, _ deaths: Double, _ expectation: Double, _ low: Double,
      _ high: Double
    ) {
      self.start = start
      (self.people, self.deaths) = (people, deaths)
      (self.expectation, self.low, self.high) = (expectation, low, high)
    }
  }

  static let bands = [
    Band(0, 7_060, 17, 80.16960813, 79.88268548, 80.45653078),
    Band(1, 35_059, 9, 79.36245674, 79.0898816, 79.63503188),
    Band(5, 46_974, 4, 75.44193645, 75.17407307, 75.70979983),
    Band(10, 48_489, 8, 70.47299936, 70.20675732, 70.7392414),
    Band(15, 43_219, 20, 65.52909542, 65.26548673, 65.79270412),
    Band(20, 38_561, 15, 60.67510088, 60.41876577, 60.931436),
    Band(25, 46_009, 24, 55.78835987, 55.53801579, 56.03870395),
    Band(30, 57_208, 33, 50.92752727, 50.68279939, 51.17225516),
    Band(35, 61_435, 50, 46.06740425, 45.82666794, 46.30814055),
    Band(40, 55_601, 71, 41.24505636, 41.00842831, 41.48168441),
    Band(45, 50_209, 100, 36.49322717, 36.26223216, 36.72422219),
    Band(50, 56_416, 163, 31.83343842, 31.60996318, 32.05691365),
    Band(55, 46_411, 263, 27.26027992, 27.04337271, 27.47718713),
    Band(60, 39_820, 304, 22.9719144, 22.76653134, 23.17729746),
    Band(65, 37_978, 536, 18.76856852, 18.57570352, 18.96143352),
    Band(70, 37_039, 872, 14.95858336, 14.77985004, 15.13731667),
    Band(75, 33_288, 1_390, 11.51684445, 11.34831778, 11.68537112),
    Band(80, 23_306, 1_605, 8.618849241, 8.451134045, 8.786564437),
    Band(85, 11_936, 1_936, 6.163942934, 5.978358351, 6.349527517),
    Band(90, 11_936, 1_937, 6.16210635, 5.887683386, 6.436529314),
  ]

  static let table = LifeTable(
    startAges: bands.map(\.start), personYears: bands.map(\.people), deaths: bands.map(\.deaths))

  @Test(arguments: bands.indices)
  func `years left at an age and their limits are the published ones`(position: Int) throws {
    let table = try #require(Self.table)
    let band = Self.bands[position]
    let (years, reach) = (table.expectation[position], 1.96 * table.standardError[position])
    #expect(abs(years - band.expectation) <= 1e-6, "\(years)")
    #expect(abs(years - reach - band.low) <= 1e-5, "\(years - reach)")
    #expect(abs(years + reach - band.high) <= 1e-5, "\(years + reach)")
  }
}

/// Source: Jagger and others, Health Expectancy Calculation by the Sullivan Method: A Practical Guide
/// (REVES, Euro-REVES): women, France, 1991, ages 65 and over. The guide prints 0.710 for the share
/// without disability at 85 and over, which is that with it: 83,967 of 289,068 years is 0.290.
@Suite struct `Reference: disability-free life expectancy of French women, 1991` {
  static let survivors = [89_367.0, 84_968, 78_012, 66_625, 48_532]
  static let yearsLived = [436_589.0, 408_793, 364_013, 290_533, 289_068]
  static let freeShare = [0.804, 0.714, 0.630, 0.487, 0.290]
  static let published = [12.3, 8.8, 5.8, 3.4, 1.7]

  @Test(arguments: published.indices)
  func `years free of disability are the printed ones`(position: Int) {
    let years = HealthyLifeExpectancy.expectation(
      survivors: Self.survivors, yearsLived: Self.yearsLived, goodShare: Self.freeShare)
    #expect((years[position] * 10).rounded() / 10 == Self.published[position])
  }
}

/// Source: Office for National Statistics, Health state life expectancies by national deprivation
/// deciles, England, 2015 to 2017 (Open Government Licence v3.0): males at birth, the most deprived
/// tenth first. Published slope indices: 19.1 years of healthy life and 9.4 of life.
@Suite struct `Reference: inequality in healthy life expectancy of men in England, 2015 to 2017` {
  static let healthy = [
    51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.4610, 67.9231, 68.8129, 70.4463,
  ]
  static let inPoorerHealth = [
    22.2553, 19.4762, 18.7125, 17.1042, 15.8661, 15.7573, 14.6299, 13.6530, 13.4281, 12.8712,
  ]
  /// Tenths of areas hold as many people each.
  static let people = Array(repeating: 1.0, count: 10)

  @Test func `the slope index of healthy life expectancy is 19.08 years`() throws {
    let index = try #require(SlopeIndex(values: Self.healthy, people: Self.people))
    #expect((index.slope * 100).rounded() == 1908)
  }

  @Test func `the slope index of life expectancy is 9.40 years`() throws {
    let life = zip(Self.healthy, Self.inPoorerHealth).map { $0 + $1 }
    let index = try #require(SlopeIndex(values: life, people: Self.people))
    #expect((index.slope * 100).rounded() == 940)
  }
}
