/// What a plan decides: the share of eligible people each intervention reaches in each place and
/// year, on top of today's services.
public struct CoveragePlan: Hashable, Sendable {
  /// Number of interventions.
  public let interventions: Int
  /// Number of places.
  public let places: Int
  /// Number of years in which something may be bought.
  public let years: Int
  /// Shares, `[intervention, place, year]`.
  public var shares: [Double]

  /// A plan that buys nothing.
  public init(nothingFor interventions: Int, places: Int, years: Int) {
    self.interventions = interventions
    self.places = places
    self.years = years
    shares = Array(repeating: 0, count: interventions * places * years)
  }

  /// Where a decision stands in `shares`.
  public func index(_ intervention: Int, _ place: Int, _ year: Int) -> Int {
    (intervention * places + place) * years + year
  }

  /// Where an intervention's decisions stand in `shares`.
  package func range(of intervention: Int) -> Range<Int> {
    index(intervention, 0, 0)..<index(intervention + 1, 0, 0)
  }

  /// The same plan with nothing bought of the other interventions.
  package func keeping(_ isKept: (Int) -> Bool) -> CoveragePlan {
    var plan = self
    for intervention in 0..<interventions where !isKept(intervention) {
      for decision in range(of: intervention) { plan.shares[decision] = 0 }
    }
    return plan
  }

  /// The share reached; zero in years after the plan.
  public subscript(intervention: Int, place: Int, year: Int) -> Double {
    get { year < years ? shares[index(intervention, place, year)] : 0 }
    set { shares[index(intervention, place, year)] = newValue }
  }
}
