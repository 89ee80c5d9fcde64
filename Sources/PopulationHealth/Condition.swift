/// A disease that risk factors make more or less common, with what it does to need and to deaths.
public struct Condition: Hashable, Sendable {
  /// The code used in files and tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// Chance that a new case moves a person to a segment of greater need within the year.
  public let chanceOfMovingUp: Double
  /// New cases per person-year, `[sex, quintile, age]`.
  public let incidence: [Double]
  /// Deaths per person-year, `[sex, quintile, age]`.
  public let deaths: [Double]
  /// Share of all moves to greater need that its new cases explain, `[sex, quintile, age]`:
  /// incidence × the chance of moving up, over the rate of such moves.
  public private(set) var shareOfUpwardMoves: [Double]
  /// Share of all deaths that it explains, `[sex, quintile, age]`.
  public let shareOfDeaths: [Double]

  /// Makes a condition and derives its shares.
  ///
  /// - Parameters:
  ///   - id: the code.
  ///   - title: what a reader sees.
  ///   - chanceOfMovingUp: chance that a new case moves a person up.
  ///   - incidence: new cases per person-year, `[sex, quintile, age]`.
  ///   - deaths: deaths per person-year, `[sex, quintile, age]`.
  ///   - upwardRate: moves to greater need per person-year from all causes, `[sex, quintile, age]`.
  ///   - deathRate: deaths per person-year from all causes, `[sex, quintile, age]`.
  public init(
    id: String, title: String, chanceOfMovingUp: Double, incidence: [Double], deaths: [Double],
    upwardRate: [Double], deathRate: [Double]
  ) {
    self.id = id
    self.title = title
    self.chanceOfMovingUp = chanceOfMovingUp
    self.incidence = incidence
    self.deaths = deaths
    shareOfUpwardMoves = zip(incidence, upwardRate).map {
      $1 > 0 ? $0 * chanceOfMovingUp / $1 : 0
    }
    shareOfDeaths = zip(deaths, deathRate).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The same condition where moves to greater need from all causes, per person-year `[sex, quintile, age]`,
  /// are so frequent in place of `old`, so that its new cases explain another share of them.
  func replacing(upwardRate old: [Double], with new: [Double]) -> Condition {
    var condition = self
    for cell in shareOfUpwardMoves.indices {
      condition.shareOfUpwardMoves[cell] =
        new[cell] > 0 ? shareOfUpwardMoves[cell] * (old[cell] / new[cell]) : 0
    }
    return condition
  }
}
