import PopulationHealth
import Testing

@Suite struct `The health of a year` {
  private typealias Small = SmallPopulation
  private static let years = Small.model().project(years: 3)
  private static let quality = QualityOfLife(
    shape: Small.shape, norms: [0.95, 0.94, 0.92, 0.9, 0.85, 0.8], multipliers: [1, 1, 0.9, 0.6],
    shares: Small.averageShares)

  /// Cells here hold some thousands of people.
  private static let tolerance = 1e-9

  @Test func `deaths of all ages are the deaths of the year, however they are counted`() {
    for year in Self.years {
      for block in 0..<Small.shape.blockCount {
        let died = year.deathsByAge.atDeath(block: block)
        #expect(died.count == 6 && died.allSatisfy { $0 > 0 })
        #expect(abs(died.compensatedSum - year.deaths[block]) <= Self.tolerance)
      }
    }
  }

  @Test func `half of those who die have had their birthday, and the newborn have not`() {
    let start = Small.only(1000, segment: 1, age: 3)
    let deaths = Small.quiet(
      start: start, deaths: .published(Small.mortality(Array(repeating: 0.1, count: 24))),
      births: .fertility(Small.fertility)
    ).firstYear().deathsByAge
    #expect(abs(deaths.atStart[3] - 100) <= Self.tolerance)
    let died = deaths.atDeath(block: 0)
    #expect(abs(died[3] - 50) <= Self.tolerance && abs(died[4] - 50) <= Self.tolerance)
    #expect(deaths.newborn[0] > 0 && died[0] == deaths.newborn[0])
    #expect(died[1] == 0 && died[5] == 0)
  }

  @Test func `the open age keeps its own deaths`() {
    let deaths = Small.quiet(
      start: Small.only(1000, segment: 1, age: 5), deaths: .published(Small.mortality())
    ).firstYear().deathsByAge
    #expect(deaths.atDeath(block: 0)[5] == deaths.atStart[5])
  }

  @Test func `parts add up to the whole`() throws {
    let health = try #require(HealthOfYear(of: Self.years[1], quality: Self.quality))
    let whole = health.experience(place: nil, sex: nil, quintile: nil)
    #expect(abs(whole.totalPersonYears - Self.years[1].personYears.total) <= Self.tolerance)
    #expect(
      abs(whole.deaths.compensatedSum - Self.years[1].deaths.compensatedSum) <= Self.tolerance)
    let parts = [(0, 0), (0, 1), (1, 0), (1, 1)].map { place, quintile in
      health.experience(place: place, sex: nil, quintile: quintile)
    }
    for age in 0..<6 {
      let quality = parts.map { $0.qualityYears[age] }.compensatedSum
      #expect(abs(quality - whole.qualityYears[age]) <= Self.tolerance)
    }
  }

  @Test func `of the years of life fewer are lived out of high need, and quality counts for less`()
    throws
  {
    let health = try #require(HealthOfYear(of: Self.years[1], quality: Self.quality))
    for quintile in [nil, 0, 1] {
      let experience = health.experience(place: nil, sex: 0, quintile: quintile)
      let values = try HealthMeasure.expectancies.map {
        try #require($0.value(of: experience)).value
      }
      #expect(values[1] < values[0] && values[2] < values[0])
    }
  }

  @Test func `the more deprived live shorter lives, and the index says so`() throws {
    let health = try #require(HealthOfYear(of: Self.years[0], quality: Self.quality))
    let life = try #require(health.inequality(in: .lifeExpectancy, place: nil, sex: 0))
    #expect(life.slopes.map(\.form) == [.linear] && life.slopes[0].index.slope > 0)
    let deaths = try #require(health.inequality(in: .deathRate, place: nil, sex: 0))
    #expect(deaths.slopes.map(\.form) == [.linear, .log])
    #expect(deaths.slopes.allSatisfy { $0.index.slope < 0 })
    let interval = try #require(deaths.slopes[1].relativeInterval)
    #expect(try interval.contains(#require(deaths.slopes[1].index.relative)))
  }

  @Test func `few people have a value and no interval`() throws {
    func value(_ scale: Double) throws -> HealthMeasure.Value {
      var start = Small.everybody
      for cell in start.cells.indices { start.cells[cell] *= scale }
      let year = Small.model(start: start, migrants: .scheduled(Small.nothing)).firstYear()
      let health = try #require(HealthOfYear(of: year, quality: Self.quality))
      return try #require(
        HealthMeasure.lifeExpectancy.value(
          of: health.experience(place: 0, sex: 0, quintile: 0)))
    }
    let (many, few) = (try value(1), try value(0.01))
    #expect(many.interval != nil && few.interval == nil)
    #expect(abs(many.value - few.value) <= Self.tolerance)
  }

  @Test func `without ages there is no life table`() {
    let shape = Small.twoSegments
    let model = NeedModel(
      start: People(shape: shape, cells: [10, 10]), startYear: Small.year,
      shares: SegmentShares(shape: shape, byAge: [0.5, 0.5]),
      moves: SegmentMoves(shape: shape, dense: [1, 0, 0, 1]), deaths: .scheduled(Small.nothing),
      births: .scheduled(Small.nothing), migrants: .scheduled(Small.nothing))
    let quality = QualityOfLife(shape: shape, norms: [1], multipliers: [1, 1], shares: [0.5, 0.5])
    #expect(HealthOfYear(of: model.firstYear(), quality: quality) == nil)
  }
}

@Suite struct `The European Standard Population` {
  private static let ages = AgeRange.all
  private static let people = (0...90).map { Double(1000 - 9 * $0) }

  @Test func `people of one rate at every age have that rate`() throws {
    let events = Self.people.map { $0 * 0.013 }
    let rate = try #require(
      StandardPopulation.european2013.rate(
        events: events, personYears: Self.people, ages: Self.ages))
    #expect(abs(rate.rate - 0.013) <= 1e-15)
  }

  /// Eurostat, Revision of the European Standard Population, 2013: 1,000 of 100,000 are infants, and
  /// 1,000 are 90 and over.
  @Test(arguments: [(0, 0.01), (50, 0.07), (90, 0.01)])
  func `an age counts by the people of its band`(age: Int, share: Double) throws {
    let band = age == 50 ? 50...54 : age...age
    let events = Self.people.indices.map { band.contains($0) ? Self.people[$0] : 0 }
    let rate = try #require(
      StandardPopulation.european2013.rate(
        events: events, personYears: Self.people, ages: Self.ages))
    #expect(abs(rate.rate - share) <= 1e-15)
  }

  @Test func `events vary as Poisson numbers, and shares of the people as binomial ones`() throws {
    let people = Array(repeating: 10.0, count: 91)
    func error(areShares: Bool) throws -> Double {
      try #require(
        StandardPopulation.european2013.rate(
          events: people.map { $0 / 5 }, personYears: people, ages: Self.ages,
          areShares: areShares)
      ).standardError
    }
    let (ofCounts, ofShares) = (try error(areShares: false), try error(areShares: true))
    // A fifth everywhere: four fifths of the variance are left.
    #expect(abs(ofShares / ofCounts - 0.8.squareRoot()) <= 1e-15)
  }

  @Test func `ages a pack does not have count for nothing, and ages without people for no rate`()
    throws
  {
    let adults = try #require(AgeRange(17, 90))
    let people = Array(repeating: 10.0, count: 74)
    let rate = try #require(
      StandardPopulation.european2013.rate(
        events: people.map { $0 / 5 }, personYears: people, ages: adults))
    #expect(abs(rate.rate - 0.2) <= 1e-15)
    let nobody = Array(repeating: 0.0, count: 74)
    #expect(
      StandardPopulation.european2013.rate(events: nobody, personYears: nobody, ages: adults) == nil
    )
  }
}
