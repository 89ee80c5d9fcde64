/// One year of a population: who was there at its start and end, and what happened between.
public struct YearOfNeed: Sendable {
  /// The year.
  public let year: FinancialYear
  /// People at the start.
  public let start: People
  /// People at the end.
  public let end: People
  /// People at the end of all places together, `[sex, quintile, segment, age]`, where they were summed
  /// while each place was at hand.
  public let endOfAllPlaces: [Double]?
  /// Deaths by age.
  public let deathsByAge: DeathsByAge
  /// Deaths, `[place, sex, quintile]`, those of the newborn among them: the sums of `deathsByAge`.
  public let deaths: [Double]
  /// Live births, or scheduled arrivals, `[place, sex, quintile]`.
  public let births: [Double]
  /// Net migrants, `[place, sex, quintile]`.
  public let netMigration: [Double]
  /// People added to come to official totals, less those taken away, `[place, sex, quintile]`; all
  /// zero where people are not constrained.
  public let adjustment: [Double]

  /// Makes a year from what happened in it.
  package init(
    year: FinancialYear, start: People, end: People, deathsByAge: DeathsByAge, births: [Double],
    netMigration: [Double], adjustment: [Double]? = nil, endOfAllPlaces: [Double]? = nil
  ) {
    self.year = year
    self.start = start
    self.end = end
    self.endOfAllPlaces = endOfAllPlaces
    self.deathsByAge = deathsByAge
    deaths = deathsByAge.byBlock
    self.births = births
    self.netMigration = netMigration
    self.adjustment = adjustment ?? Array(repeating: 0, count: start.shape.blockCount)
  }

  /// Births, deaths, net migration and adjustment, each `[place, sex, quintile]`.
  package var flows: [[Double]] { [births, deaths, netMigration, adjustment] }

  /// Person-years lived in each cell: the mean of start and end.
  public var personYears: People { start.averaged(with: end) }

  /// The largest distance, over places, between people at the end and people at the start plus
  /// births, net migration and any adjustment to official totals, less deaths.
  public var identityError: Double { soundness.identityError }

  /// The distance of `identityError`, and how far the fewest people in any cell at the end are below
  /// nobody, found in one reading.
  package var soundness: (identityError: Double, belowNobody: Double) {
    let groups = start.shape.groupCount
    let places = start.shape.places.indices.map { place in
      let cells = end.placeRange(place)
      let change = Rows.change(
        from: start.cells, to: end.cells, at: cells.lowerBound, count: cells.count)
      let flows = ((place * groups)..<((place + 1) * groups)).reduce(0.0) {
        $0 + (births[$1] - deaths[$1]) + (netMigration[$1] + adjustment[$1])
      }
      return (error: abs(change.sum - flows), below: change.sum.isNaN ? .nan : -change.least)
    }
    return (places.map(\.error).largestDistance, places.map(\.below).largestDistance)
  }

  /// People at the end in segments that do not hold their age.
  package var peopleOutOfAge: Double {
    Rows.sum(
      of: end.cells, outside: end.shape.segments.map { end.shape.ageIndices(in: $0.ages) },
      ages: end.shape.ageCount)
  }
}
