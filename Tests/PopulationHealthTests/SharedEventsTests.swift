import PopulationHealth
import Testing

/// A billionth of a person: cells here hold some hundreds.
private let peopleTolerance = 1e-9

@Suite struct `Events shared out among people` {
  private typealias Small = SmallPopulation

  private static let shape = Small.twoSegments
  private static let none = SharedEvents(byYear: [:], chance: [1, 1])

  private static func events(_ number: Double, _ chance: [Double]) -> SharedEvents {
    SharedEvents(byYear: [Small.year: number], chance: chance)
  }

  private static func year(
    of people: [Double], deaths: SharedEvents = none, births: SharedEvents = none,
    arriving: SharedEvents = none, leaving: SharedEvents = none
  ) -> YearOfNeed {
    NeedModel(
      start: People(shape: shape, cells: people), startYear: Small.year,
      shares: SegmentShares(shape: shape, byAge: [0.5, 0.5]),
      moves: SegmentMoves(shape: shape, dense: [1, 0, 0, 1]), deaths: .shared(deaths),
      births: .shared(births), migrants: .shared(arriving: arriving, leaving: leaving)
    ).firstYear()
  }

  @Test func `deaths fall in proportion to people times their chance`() {
    let year = Self.year(of: [900, 100], deaths: Self.events(30, [0.01, 0.06]))
    #expect(abs(year.end.cells[0] - (900 - 18)) <= peopleTolerance)
    #expect(abs(year.end.cells[1] - (100 - 12)) <= peopleTolerance)
    #expect(abs(year.deaths[0] - 30) <= peopleTolerance)
  }

  @Test func `where all go, the others share what is left and nobody is fewer than nobody`() {
    let year = Self.year(of: [900, 10], deaths: Self.events(30, [0.01, 1]))
    #expect(year.end.cells[1] == 0)
    #expect(abs(year.end.cells[0] - 880) <= peopleTolerance)
    #expect(abs(year.deaths[0] - 30) <= peopleTolerance)
  }

  @Test func `more events than people take everybody and are not made up`() {
    let year = Self.year(of: [9, 1], deaths: Self.events(30, [0.01, 1]))
    #expect(year.end.cells == [0, 0] && year.deaths == [10])
  }

  @Test func `those who leave go first, arrivals follow the people at the start`() {
    let year = Self.year(
      of: [60, 40], deaths: Self.events(10, [1, 0]), births: Self.events(5, [1, 0]),
      arriving: Self.events(20, [1, 1]), leaving: Self.events(55, [1, 0]))
    // 60 − 55 = 5 are left to die, so 5 of 10 do; 5 are born and 12 and 8 arrive.
    #expect(abs(year.end.cells[0] - (5 + 12)) <= peopleTolerance)
    #expect(abs(year.end.cells[1] - 48) <= peopleTolerance)
    #expect(year.deaths == [5] && abs(year.netMigration[0] + 35) <= peopleTolerance)
    #expect(year.identityError <= peopleTolerance)
  }

  @Test func `nobody arrives where nobody is`() {
    let year = Self.year(of: [0, 40], arriving: Self.events(20, [1, 1]))
    #expect(year.end.cells == [0, 60])
  }
}
