public import PopulationHealth

/// Why things change: the changes between two runs and between two years, each in parts that add up
/// to it exactly.
public struct Attribution: Sendable {
  /// What is compared with what.
  public enum Comparison: String, Hashable, Sendable {
    /// The last year of the plan, under the plan where there is one, against the first year of doing
    /// nothing.
    case sinceFirstYear = "since_first_year"
    /// The plan against doing nothing, over the same years.
    case againstDoingNothing = "against_doing_nothing"
  }

  /// What changes.
  public enum Quantity: Hashable, Sendable {
    /// GBP of the price year that modelled care and programmes cost, as accounts have it.
    case cost
    /// Hospital bed days.
    case bedDays
    /// Person-years in segments of high need.
    case highNeedYears
    /// Quality-adjusted life-years lived, undiscounted.
    case qalys
    /// Person-years lived.
    case lifeYears
    /// Deaths.
    case deaths
    /// Units at a point of delivery, by its position.
    case units(pod: Int)
  }

  /// Why it changes.
  public enum Cause: Hashable, Sendable {
    /// How many people there are in each place.
    case demography
    /// Who they are: the shares of each sex, quintile and age.
    case ageing
    /// The segments they live in at the same sex, quintile and age.
    case caseMix
    /// Units per person of the same need.
    case activityGrowth
    /// What a unit costs.
    case prices
    /// A programme, by its position.
    case intervention(Int)
    /// Cost of the activity that programmes avoid which stays with providers.
    case staysBehind

    /// Causes that come in together.
    public enum Group: String, Hashable, Sendable {
      /// How many people there are, who they are and how ill.
      case population
      /// What the plan buys, and what of its savings stays behind.
      case interventions
      /// Use of care beyond need.
      case growth
      /// What care costs.
      case prices
    }

    /// The group it belongs to.
    public var group: Group {
      switch self {
      case .demography, .ageing, .caseMix: .population
      case .intervention, .staysBehind: .interventions
      case .activityGrowth: .growth
      case .prices: .prices
      }
    }
  }

  /// A cause and its part of a change.
  public struct Part: Hashable, Sendable {
    /// The cause.
    public let cause: Cause
    /// Its part, in the unit of the quantity.
    public let value: Double
  }

  /// One quantity's change and its parts.
  public struct Change: Sendable {
    /// What is compared with what.
    public let comparison: Comparison
    /// The year; `nil` for the whole study: the plan's years for money, follow-up too for the rest.
    public let year: FinancialYear?
    /// Position of the place; `nil` for all together.
    public let place: Int?
    /// What changes.
    public let quantity: Quantity
    /// What it was.
    public let before: Double
    /// What it is.
    public let after: Double
    /// Every cause that may act on it, in the order of groups, and its part; they sum to `after` less
    /// `before`.
    public let parts: [Part]

    /// The change.
    public var total: Double { after - before }
  }

  /// Every change: the comparisons in order, then years, places (each, then all together) and
  /// quantities.
  public let changes: [Change]

  /// The largest distance between a change and the sum of its parts, as a share of the quantity that
  /// changes.
  var largestRemainder: Double {
    changes.map { change in
      let sum = change.parts.map(\.value).compensatedSum
      return abs(sum - change.total) / max(abs(change.before), abs(change.after))
    }.largestDistance
  }

  /// The change of a quantity over all places together, where it is taken apart.
  public func change(
    of quantity: Quantity, _ comparison: Comparison, in year: FinancialYear?
  ) -> Change? {
    changes.first {
      $0.comparison == comparison && $0.year == year && $0.place == nil && $0.quantity == quantity
    }
  }
}

extension Attribution.Quantity {
  /// Whether a cause may act on it between two years; deaths also change as the risk of dying falls,
  /// and are taken apart only between two runs.
  func answers(to cause: Attribution.Cause) -> Bool {
    switch cause {
    case .demography, .ageing, .caseMix, .intervention: true
    case .activityGrowth:
      switch self {
      case .cost, .bedDays, .units: true
      case .highNeedYears, .qalys, .lifeYears, .deaths: false
      }
    case .prices, .staysBehind: self == .cost
    }
  }
}
