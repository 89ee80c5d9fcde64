/// What a plan is chosen for.
public struct Objective: Hashable, Sendable {
  /// A quantity to make best.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Most quality-adjusted life-years gained.
    case qalys
    /// Most life-years gained.
    case lifeYears = "life-years"
    /// Most life-years gained outside segments of high need.
    case healthyLifeYears = "healthy-life-years"
    /// Most worth, in pounds: QALYs at what one is worth, less what the plan costs the system.
    case netBenefit = "net-monetary-benefit"
    /// Lowest cost to the system, programmes and activity together.
    case lowestCost = "lowest-cost"
    /// Fewest hospital bed days.
    case bedDays = "bed-days"
    /// Smallest gap in life expectancy across quintiles, by its slope index of inequality, at the end
    /// of the plan.
    case inequality = "inequality"

    /// Whether gains in each quintile may count for more or less: they are of people, and not of care or of a gap.
    public var isOfPeople: Bool {
      switch self {
      case .qalys, .lifeYears, .healthyLifeYears, .netBenefit: true
      case .lowestCost, .bedDays, .inequality: false
      }
    }
  }

  /// A measure and how much a unit of it counts.
  public struct Part: Hashable, Sendable {
    /// The measure.
    public let measure: Measure
    /// What one unit of its gain counts.
    public let weight: Double

    /// Makes a part.
    public init(measure: Measure, weight: Double) {
      self.measure = measure
      self.weight = weight
    }
  }

  /// What is wanted: one measure, or several with weights.
  public let parts: [Part]
  /// Weight of a gain in each quintile; one for all counts everyone alike.
  public let weightByQuintile: [Double]
  /// Yearly rates at which later years count for less.
  public let discount: Discounting
  /// GBP of the price year for which the same money would gain a QALY elsewhere: every pound a plan
  /// costs the system takes 1/this from its QALYs. `nil` where QALYs count whatever they cost.
  public let poundsPerQALY: Double?
  /// What is wanted next, of plans as good by what is wanted before; in order.
  public let then: [Measure]
  /// Share of the gain in what is wanted before that may be given up for what is wanted next.
  public let givingUp: Double

  /// Whether a gain in some quintile counts for more or less than one elsewhere, in what is wanted first.
  public var weighsQuintiles: Bool {
    weightByQuintile.contains { $0 != 1 } && parts.contains(where: \.measure.isOfPeople)
  }

  /// Makes an objective of several parts.
  public init(
    parts: [Part], weightByQuintile: [Double], discount: Discounting, poundsPerQALY: Double?,
    then: [Measure] = [], givingUp: Double = 0
  ) {
    self.parts = parts
    self.weightByQuintile = weightByQuintile
    self.discount = discount
    self.poundsPerQALY = poundsPerQALY
    self.then = then
    self.givingUp = givingUp
  }

  /// Makes an objective of one measure.
  public init(
    measure: Measure, weightByQuintile: [Double], discount: Discounting, poundsPerQALY: Double?
  ) {
    self.init(
      parts: [Part(measure: measure, weight: 1)], weightByQuintile: weightByQuintile,
      discount: discount, poundsPerQALY: poundsPerQALY)
  }

  /// The measure, where it is only one.
  public var measure: Measure? { parts.count == 1 ? parts[0].measure : nil }

  /// The measures with their weights, as one word: `qalys`, or `1*qalys+0.01*bed-days`.
  public var code: String {
    measure?.rawValue ?? parts.map { "\($0.weight)*\($0.measure.rawValue)" }.joined(separator: "+")
  }

  /// The same way of counting for one measure alone.
  public func measuring(_ measure: Measure) -> Objective {
    Objective(
      measure: measure, weightByQuintile: weightByQuintile, discount: discount,
      poundsPerQALY: poundsPerQALY)
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
