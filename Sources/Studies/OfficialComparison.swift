import Commissioning
public import PopulationHealth
public import Scenarios

/// A country's projection, doing nothing, beside the official one: people at the start of each year.
public struct OfficialComparison: Sendable {
  /// People of one sex and age band at the start of a year.
  public struct Row: Hashable, Sendable {
    /// The year.
    public let year: FinancialYear
    /// The position of the sex.
    public let sex: Int
    /// The age band.
    public let band: AgeRange
    /// People as projected here.
    public let people: Double
    /// People as projected officially.
    public let official: Double

    /// Projected over official people.
    public var ratio: Double { people / official }
  }

  /// Every year, sex and band in order.
  public let rows: [Row]

  /// Compares the years of a projection; `nil` unless the scenario studies a whole country whose pack
  /// has an official projection.
  public init?(of scenario: Scenario, years: [YearOfNeed]) {
    guard let official = scenario.official else { return nil }
    let starts =
      years.map { ($0.year, $0.start) } + years.suffix(1).map { ($0.year + 1, $0.end) }
    rows = starts.flatMap { year, people -> [Row] in
      guard let wanted = official.byYear[year] else { return [] }
      return zip(official.totals(of: people), wanted).enumerated().map { index, pair in
        Row(
          year: year, sex: index / official.bands.count,
          band: official.bands[index % official.bands.count], people: pair.0, official: pair.1)
      }
    }
  }

  /// Compares a scenario's own projection, of which only need is made.
  public init?(of scenario: Scenario) {
    guard scenario.official != nil else { return nil }
    var years: [YearOfNeed] = []
    let horizon = scenario.model.horizon
    scenario.model.need.project(through: horizon.start + (horizon.years.count - 1)) {
      years.append($0)
    }
    self.init(of: scenario, years: years)
  }

  /// Everybody projected over everybody in the official projection, in the last year compared.
  public var total: (year: FinancialYear, ratio: Double)? {
    guard let last = rows.last?.year else { return nil }
    let ofYear = rows.filter { $0.year == last }
    let official = ofYear.map(\.official).reduce(0, +)
    return (last, ofYear.map(\.people).reduce(0, +) / official)
  }

  /// The row farthest from the official projection, as a share of it.
  public var farthest: Row? {
    rows.max { abs($0.ratio - 1) < abs($1.ratio - 1) }
  }
}

extension StudyRun {
  /// Doing nothing beside the official projection, where there is one of these people.
  public var official: OfficialComparison? {
    OfficialComparison(of: scenario, years: start.before + baseline.years.map(\.need))
  }
}
