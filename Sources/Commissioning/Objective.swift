/// What a plan is chosen for.
public struct Objective: Hashable, Sendable {
  /// The quantity to make best.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Most quality-adjusted life-years gained.
    case qalys
    /// Lowest cost to the system, programmes and activity together.
    case lowestCost = "lowest-cost"
    /// Fewest hospital bed days.
    case bedDays = "bed-days"
  }

  /// The measure.
  public let measure: Measure
  /// Weight of a gain in each quintile; one for all counts everyone alike.
  public let weightByQuintile: [Double]
  /// Yearly rates at which later years count for less.
  public let discount: Discounting
  /// GBP of the price year for which the same money would gain a QALY elsewhere: every pound a plan
  /// costs the system takes 1/this from its QALYs. `nil` where QALYs count whatever they cost.
  public let poundsPerQALY: Double?

  /// Makes an objective.
  public init(
    measure: Measure, weightByQuintile: [Double], discount: Discounting, poundsPerQALY: Double?
  ) {
    self.measure = measure
    self.weightByQuintile = weightByQuintile
    self.discount = discount
    self.poundsPerQALY = poundsPerQALY
  }
}

/// Yearly discount rates for health and for cost.
public struct Discounting: Hashable, Sendable {
  /// Rate for health.
  public let health: Double
  /// Rate for cost.
  public let cost: Double

  /// Makes a pair of rates.
  public init(health: Double, cost: Double) {
    self.health = health
    self.cost = cost
  }

  /// What a unit in a year of the plan, the first being 0, is worth in the first.
  public static func factor(rate: Double, year: Int) -> Double {
    (0..<year).reduce(1) { factor, _ in factor / (1 + rate) }
  }
}

extension Discounting {
  /// HM Treasury's Green Book: health 1.5%, cost 3.5%.
  public static let greenBook = Discounting(health: 0.015, cost: 0.035)
  /// NICE's reference case: 3.5% for both.
  public static let nice = Discounting(health: 0.035, cost: 0.035)
  /// Later years count as much as earlier ones.
  public static let none = Discounting(health: 0, cost: 0)
}
