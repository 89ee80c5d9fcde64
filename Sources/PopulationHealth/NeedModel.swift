/// How a population and its need change from one year to the next.
public struct NeedModel: Sendable {
  /// What takes people out of the population by death.
  public enum Deaths: Sendable {
    /// Published chances of death, which the segments' own risks are scaled to match.
    case published(MortalityRates)
    /// Numbers of deaths in each cell fixed in advance.
    case scheduled(ScheduledEvents)
    /// Numbers of deaths in each year fixed in advance, and shared out among people.
    case shared(SharedEvents)

    /// Whether their numbers are fixed in advance, so that no plan changes them.
    package var areFixed: Bool { if case .published = self { false } else { true } }
  }

  /// What brings people in by birth.
  public enum Births: Sendable {
    /// Fertility by age of the mother.
    case fertility(Fertility)
    /// Numbers of arrivals in each cell fixed in advance.
    case scheduled(ScheduledEvents)
    /// Numbers of arrivals in each year fixed in advance, shared out by the people at its start.
    case shared(SharedEvents)
  }

  /// What brings people in and out over the borders.
  public enum Migrants: Sendable {
    /// Numbers from outside the country and rates between places, half before and half after.
    case rates(Migration)
    /// Numbers in each cell fixed in advance, added at the end of the year.
    case scheduled(ScheduledEvents)
    /// Numbers in each year fixed in advance, shared out by the people at its start: those who leave
    /// do so before anything else, those who arrive after.
    case shared(arriving: SharedEvents, leaving: SharedEvents)
  }

  /// The people at the start of the first year.
  public let start: People
  /// The first year the model can project.
  public let startYear: FinancialYear
  /// Shares of each segment in the base year, used where a cell has nobody to take a mix from.
  public let shares: SegmentShares
  /// Yearly moves between segments among survivors.
  public let moves: SegmentMoves
  /// Deaths.
  public let deaths: Deaths
  /// Births.
  public let births: Births
  /// Migration.
  public let migrants: Migrants
  /// Factors that bring the country's people to official totals; `nil` where nothing does.
  public let officialFactors: OfficialFactors?

  /// Makes a model from its parts, which share one shape but for the places of `shares`.
  public init(
    start: People, startYear: FinancialYear, shares: SegmentShares, moves: SegmentMoves,
    deaths: Deaths, births: Births, migrants: Migrants, officialFactors: OfficialFactors? = nil
  ) {
    self.start = start
    self.startYear = startYear
    self.shares = shares
    self.moves = moves
    self.deaths = deaths
    self.births = births
    self.migrants = migrants
    self.officialFactors = officialFactors
  }

  /// The axes.
  public var shape: PopulationShape { start.shape }

  /// Whether what happens in one place depends on the people of others: the numbers of a year are
  /// shared out over all of them.
  package var placesActOnOneAnother: Bool {
    if case .shared = deaths { return true }
    if case .shared = births { return true }
    if case .shared = migrants { return true }
    return false
  }

  /// The same model with other moves between segments, of the same axes.
  public func replacing(moves: SegmentMoves) -> NeedModel {
    NeedModel(
      start: start, startYear: startYear, shares: shares, moves: moves.placed(in: shape),
      deaths: deaths, births: births, migrants: migrants, officialFactors: officialFactors)
  }

  /// The same model with other deaths, births or migrants.
  package func replacing(
    deaths: Deaths? = nil, births: Births? = nil, migrants: Migrants? = nil
  ) -> NeedModel {
    NeedModel(
      start: start, startYear: startYear, shares: shares, moves: moves,
      deaths: deaths ?? self.deaths, births: births ?? self.births,
      migrants: migrants ?? self.migrants, officialFactors: officialFactors)
  }

  /// Projects one year after another from the first, doing nothing, and hands over each.
  ///
  /// - Parameters:
  ///   - last: the last year, which is among them.
  ///   - body: what to do with each.
  public func project(through last: FinancialYear, body: (YearOfNeed) -> Void) {
    var (people, sum) = (start, [Double]?.none)
    var year = startYear
    while year <= last {
      let level = mortalityLevel(for: people, ofAllPlaces: sum, in: year)
      let result = advance(people, through: year, level: level)
      body(result)
      (people, sum) = (result.end, result.endOfAllPlaces)
      year = year + 1
    }
  }

  /// The level of mortality that makes deaths in `year` match the published chances, given the
  /// people at its start; `nil` where deaths are fixed in advance.
  ///
  /// It is found once, for doing nothing, and used again for a plan, so that a plan changes deaths
  /// only by what it does.
  ///
  /// - Parameters:
  ///   - people: the people.
  ///   - sum: those of all places together, where they are known already: `YearOfNeed.endOfAllPlaces`.
  ///   - year: the year.
  /// - Returns: the level.
  public func mortalityLevel(
    for people: People, ofAllPlaces sum: [Double]? = nil, in year: FinancialYear
  ) -> MortalityLevel? {
    guard case .published(let rates) = deaths else { return nil }
    precondition(sum.map { $0.count == shape.profileSize } ?? true, "one number for each cell")
    return MortalityLevel.matching(
      rates.annualProbability(in: year), people: sum ?? people.ofAllPlaces, shares: shares,
      segmentRisk: rates.segmentRisk, shape: shape)
  }
}
