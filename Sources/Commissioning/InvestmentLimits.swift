/// What a plan must keep to, beyond what each intervention can reach.
public struct InvestmentLimits: Sendable {
  /// The most that may be spent on programmes, recurrent and set-up, GBP of the price year, by year
  /// of the plan.
  public let budget: [Double]
  /// Parts of the spending that are bound to a service line.
  public let ringFences: [RingFence]
  /// Staff that can be found for programmes.
  public let workforce: [WorkforceLimit]
  /// The most by which coverage may rise or fall in a year, as a share of an intervention's reach.
  public let largestMovement: Double

  /// Makes a set of limits.
  public init(
    budget: [Double], ringFences: [RingFence], workforce: [WorkforceLimit], largestMovement: Double
  ) {
    self.budget = budget
    self.ringFences = ringFences
    self.workforce = workforce
    self.largestMovement = largestMovement
  }
}

/// Money that may only be, or must at least be, spent on one service line in each year.
public struct RingFence: Hashable, Sendable {
  /// Whether it is a floor or a ceiling.
  public enum Bound: String, Hashable, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
  }

  /// How its size is stated.
  public enum Amount: Hashable, Sendable {
    /// GBP of the price year, by year of the plan.
    case pounds([Double])
    /// A share of what the plan spends on programmes in the year.
    case shareOfSpend(Double)
  }

  /// The name the scenario gives it.
  public let id: String
  /// The service line whose programmes it is about.
  public let serviceLine: String
  /// Floor or ceiling.
  public let bound: Bound
  /// How much.
  public let amount: Amount

  /// Makes a ring-fence.
  public init(id: String, serviceLine: String, bound: Bound, amount: Amount) {
    self.id = id
    self.serviceLine = serviceLine
    self.bound = bound
    self.amount = amount
  }
}

/// The most whole-time equivalents of a staff group programmes may use in each year.
public struct WorkforceLimit: Hashable, Sendable {
  /// Position of the staff group.
  public let staffGroup: Int
  /// Its code.
  public let id: String
  /// Its name.
  public let title: String
  /// Whole-time equivalents, by year of the plan.
  public let wholeTimeEquivalents: [Double]

  /// Makes a limit.
  public init(staffGroup: Int, id: String, title: String, wholeTimeEquivalents: [Double]) {
    self.staffGroup = staffGroup
    self.id = id
    self.title = title
    self.wholeTimeEquivalents = wholeTimeEquivalents
  }
}
