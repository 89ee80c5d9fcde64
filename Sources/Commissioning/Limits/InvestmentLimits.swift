/// What a plan must keep to, beyond what each intervention can reach. A limit that is not given does
/// not hold.
public struct InvestmentLimits: Sendable {
  /// The most that may be spent on programmes, recurrent and set-up, GBP of the price year, by year
  /// of the plan.
  public var budget: [Double]
  /// The most capital that programmes may use, GBP of the price year, by year of the plan; `nil` for
  /// any.
  public var capital: [Double]?
  /// Money that several years share.
  public var overYears: [SpendingOverYears] = []
  /// Parts of the spending that are bound to a service line.
  public var ringFences: [RingFence] = []
  /// Staff that can be found for programmes.
  public var workforce: [WorkforceLimit] = []
  /// The most by which coverage may rise or fall in a year, as a share of an intervention's reach.
  public var largestMovement = 1.0
  /// How fast particular programmes may grow and shrink.
  public var pace: [PaceOfChange] = []
  /// Coverage that is decided elsewhere.
  public var pinned: [PinnedDecision] = []
  /// Room for care.
  public var capacity: [CapacityLimit] = []
  /// The least that programmes must be within reach.
  public var access: [AccessLimit] = []
  /// What a plan must do about unequal health.
  public var equity: [EquityLimit] = []
  /// How programmes hang together.
  public var relations: [RelationLimit] = []
  /// Services that are only given up as others take their place.
  public var disinvestment: [DisinvestmentLimit] = []

  /// Makes a set of limits with nothing but money.
  public init(budget: [Double]) { self.budget = budget }
}
