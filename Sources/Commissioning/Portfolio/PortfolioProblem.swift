/// Which of some proposals to fund, and how far: what there is to choose from, what there is to spend,
/// and what is wanted.
public struct PortfolioProblem: Hashable, Sendable {
  /// What a portfolio is chosen for.
  public enum Goal: Hashable, Sendable {
    /// Most benefit, each unit at its weight.
    case mostBenefit
    /// Most benefit at this price of a unit in GBP, less everything spent, whoever pays.
    case netBenefit(poundsPerUnit: Double)
    /// Least spent, whoever pays, for at least so much benefit.
    case lowestCost(atLeast: Double)
  }

  /// A group of staff and how much of it there is.
  public struct Cadre: Hashable, Sendable {
    /// Its name in tables.
    public var id: String
    /// Whole-time equivalents there are; `nil` where they are not limited.
    public var wholeTimeEquivalents: Double?

    /// A group of staff.
    public init(id: String, wholeTimeEquivalents: Double?) {
      self.id = id
      self.wholeTimeEquivalents = wholeTimeEquivalents
    }
  }

  /// What there is to choose from.
  public var proposals: [Proposal]
  /// Groups of staff, in the order of `Proposal.minutesPerCase`.
  public var cadres: [Cadre]
  /// Minutes a whole-time equivalent works in the year.
  public var minutesPerWholeTimeEquivalent: Double
  /// GBP of revenue for anything; `nil` where it is not limited.
  public var revenue: Double?
  /// GBP of capital for anything; `nil` where it is not limited.
  public var capital: Double?
  /// Money on top for some proposals only.
  public var funds: [PortfolioFund]
  /// Revenue bound to service lines.
  public var ringFences: [PortfolioRingFence]
  /// How proposals bear on one another.
  public var relations: [PortfolioRelation]
  /// What a portfolio is chosen for.
  public var goal: Goal
  /// The unit of benefit, in the plural: `QALYs`.
  public var benefitUnit: String

  /// A problem, by default without limits.
  public init(
    proposals: [Proposal], cadres: [Cadre] = [], minutesPerWholeTimeEquivalent: Double = 90_000,
    revenue: Double? = nil, capital: Double? = nil, funds: [PortfolioFund] = [],
    ringFences: [PortfolioRingFence] = [], relations: [PortfolioRelation] = [],
    goal: Goal = .mostBenefit,
    benefitUnit: String = "QALYs"
  ) {
    self.proposals = proposals
    self.cadres = cadres
    self.minutesPerWholeTimeEquivalent = minutesPerWholeTimeEquivalent
    self.revenue = revenue
    self.capital = capital
    self.funds = funds
    self.ringFences = ringFences
    self.relations = relations
    self.goal = goal
    self.benefitUnit = benefitUnit
  }

  /// The unit of the objective: that of benefit, or GBP.
  public var objectiveUnit: String { goal == .mostBenefit ? benefitUnit : "GBP" }

  /// Whether being funded at all is a decision of its own for a proposal.
  package func needsChoice(_ proposal: Int) -> Bool {
    proposals[proposal].isAllOrNothingAtFirst
      || relations.contains { $0.isOfFunding && $0.proposals.contains(proposal) }
  }
}
