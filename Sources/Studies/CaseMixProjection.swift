import Commissioning
public import PopulationHealth
import Scenarios

/// People and people of high need under one setting of case-mix drift, if nothing is done.
///
/// It shows how much of a projection is the setting: only need is projected, without activity or
/// money.
public struct CaseMixProjection: Sendable {
  /// One year, each figure the mean of people at its start and end, by place.
  public struct Year: Hashable, Sendable {
    /// The year.
    public let year: FinancialYear
    /// People, `[place]`.
    public let people: [Double]
    /// People in segments of high need, `[place]`.
    public let highNeed: [Double]

    init(_ need: YearOfNeed) {
      let personYears = need.personYears
      let shape = personYears.shape
      year = need.year
      people = personYears.totalByPlace
      highNeed = shape.places.indices.map { place in
        personYears.placeRange(place).lazy.filter {
          shape.segments[$0 % shape.blockSize / shape.ageCount].isHighNeed
        }.map { personYears.cells[$0] }.compensatedSum
      }
    }
  }

  /// The setting.
  public let drift: CaseMixDrift
  /// Whether it is the one the scenario chose.
  public let isChosen: Bool
  /// Every year of the horizon.
  public let years: [Year]

  /// The scenario's own setting and two others, lightest first; none where drift is not a setting
  /// of its pack.
  ///
  /// - Parameters:
  ///   - scenario: the scenario.
  ///   - baseline: every year of its horizon under doing nothing.
  /// - Returns: one projection a setting.
  static func all(of scenario: Scenario, baseline: [YearOfSystem]) -> [CaseMixProjection] {
    guard let choice = scenario.caseMix else { return [] }
    let horizon = scenario.model.horizon.years
    return choice.drift.besideOthers.map { drift in
      guard drift != choice.drift else {
        return CaseMixProjection(
          drift: drift, isChosen: true, years: baseline.map { Year($0.need) })
      }
      var years: [Year] = []
      scenario.model.need.replacing(moves: drift.moves(from: choice.observed))
        .project(through: horizon[horizon.count - 1]) {
          if horizon[0] <= $0.year { years.append(Year($0)) }
        }
      return CaseMixProjection(drift: drift, isChosen: false, years: years)
    }
  }

  /// People of high need in all places in one year over those in an earlier one, by position in
  /// `years`; `nil` where there are none.
  public func growth(from first: Int, to last: Int) -> Double? {
    let before = years[first].highNeed.reduce(0, +)
    return before > 0 ? years[last].highNeed.reduce(0, +) / before : nil
  }
}
