public import LinearAlgebra
import PopulationHealth

/// A weighted sum of what the years of a run report, such as QALYs lived or bed days in one year: what
/// a plan may be chosen for or held to. A quantity that is no sum has such weights as its derivative.
public struct RunWeights: Sendable {
  /// Weights on the outcomes of one place and quintile in a year.
  public struct OfOutcomes: Hashable, Sendable {
    /// Per death.
    public var deaths = 0.0
    /// Per person-year lived.
    public var lifeYears = 0.0
    /// Per quality-adjusted life-year lived.
    public var qalys = 0.0
    /// Per person-year lived in segments of high need.
    public var highNeedYears = 0.0

    /// No weight on anything.
    public init() {}
  }

  /// Weights on what one year reports.
  public struct OfYear: Sendable {
    /// On outcomes, `[place, quintile]`.
    public var outcomes: [OfOutcomes]
    /// Per new case of a condition, `[(place, quintile), condition]`.
    public var newCases: Matrix
    /// Per unit of activity, `[place, pod]`.
    public var units: Matrix
    /// Per GBP of that activity, `[place, pod]`.
    public var pounds: Matrix
    /// Per unit added by the plan, `[place, pod]`.
    public var addedUnits: Matrix
    /// Per person eligible at the start of the year, `[intervention, place]`.
    public var eligible: Matrix
    /// Per person-year lived in a cell, `[place, sex, quintile, segment, age]`; `nil` for none.
    public var personYears: [Double]?
    /// Per death by age at the start of the year, `[place, sex, quintile, age]`; `nil` for none.
    public var deathsByAge: [Double]?
    /// Per death of those born in the year, `[place, sex, quintile]`; `nil` for none.
    public var newbornDeaths: [Double]?
  }

  /// One entry for each year of the horizon.
  public var years: [OfYear]

  /// No weight on anything a system reports.
  public init(nothingOf model: SystemModel) {
    let places = model.shape.places.count
    let cells = places * model.shape.quintiles.count
    let activity = Matrix(rows: places, columns: model.activity.pods.count)
    let nothing = OfYear(
      outcomes: Array(repeating: OfOutcomes(), count: cells),
      newCases: Matrix(rows: cells, columns: model.risk?.conditions.count ?? 0),
      units: activity, pounds: activity, addedUnits: activity,
      eligible: Matrix(rows: model.interventions.count, columns: places))
    years = Array(repeating: nothing, count: model.horizon.years.count)
  }

  /// The same weights so many times.
  package func scaled(by factor: Double) -> RunWeights {
    var scaled = self
    for year in years.indices { scaled.years[year].scale(by: factor) }
    return scaled
  }

  /// The sum for a run of every year of the horizon.
  public func value(of run: [YearOfSystem]) -> Double {
    zip(years, run).reduce(0.0) { $0 + $1.0.value(of: $1.1) }
  }
}

extension RunWeights.OfYear {
  fileprivate mutating func scale(by factor: Double) {
    for cell in outcomes.indices {
      outcomes[cell].deaths *= factor
      outcomes[cell].lifeYears *= factor
      outcomes[cell].qalys *= factor
      outcomes[cell].highNeedYears *= factor
    }
    newCases = newCases.scaled(by: factor)
    units = units.scaled(by: factor)
    pounds = pounds.scaled(by: factor)
    addedUnits = addedUnits.scaled(by: factor)
    eligible = eligible.scaled(by: factor)
    personYears = personYears?.map { $0 * factor }
    deathsByAge = deathsByAge?.map { $0 * factor }
    newbornDeaths = newbornDeaths?.map { $0 * factor }
  }

  /// The sum for one year.
  public func value(of year: YearOfSystem) -> Double {
    var sum = zip(outcomes, year.outcomes).reduce(0.0) { sum, pair in
      let (weight, outcome) = pair
      return sum + weight.deaths * outcome.deaths + weight.lifeYears * outcome.lifeYears
        + weight.qalys * outcome.qalys + weight.highNeedYears * outcome.highNeedYears
    }
    for (weights, amounts) in [
      (newCases, year.newCases), (units, year.units), (pounds, year.pounds),
      (addedUnits, year.addedUnits), (eligible, year.eligible),
    ] {
      sum += Self.sum(weights.elements, amounts.elements)
    }
    if let personYears { sum += Self.sum(personYears, year.need.personYears.cells) }
    if let deathsByAge { sum += Self.sum(deathsByAge, year.need.deathsByAge.atStart) }
    if let newbornDeaths { sum += Self.sum(newbornDeaths, year.need.deathsByAge.newborn) }
    return sum
  }

  private static func sum(_ weights: [Double], _ amounts: [Double]) -> Double {
    zip(weights, amounts).reduce(0.0) { $0 + $1.0 * $1.1 }
  }
}
