public import Commissioning
public import PopulationHealth

/// A plan made by some rule, simulated in full beside doing nothing: what it gains and costs, and
/// which limits it breaks.
public struct PlanComparison: Sendable {
  /// How the plan was made.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// The plan the search chose.
    case plan
    /// Nothing is bought.
    case nothing = "do-nothing"
    /// In each year every programme may use the same share of money and of each staff group that it
    /// draws on, spread so that it covers the same share of eligible people in every place, as far as
    /// reach and pace allow; what a programme cannot use is left.
    case evenSplit = "even-split"
    /// Programmes that gain anything, in order of what they cost for each unit of gain when a little of
    /// each is bought in every place and year on top of nothing; each in its turn covers the same share of
    /// eligible people in every place, as far as the money and staff that are left, reach and pace
    /// allow.
    case cheapestFirst = "cheapest-first"
  }

  /// A limit that a plan breaks.
  public struct Breach: Hashable, Sendable {
    /// Its name, such as `ring_fences.prevention`.
    public let id: String
    /// The year in which it is broken by most.
    public let year: FinancialYear
    /// Code of the place where it is, or `all`.
    public let place: String
    /// The unit of `amount`.
    public let unit: String
    /// By how much it is broken there and then.
    public let amount: Double
    /// In how many places and years it is broken.
    public let times: Int
    /// Its sentence there and then.
    public let sentence: String
  }

  /// How the plan was made.
  public let rule: Rule
  /// What is bought.
  public let plan: CoveragePlan
  /// Gain in the objective over doing nothing.
  public let gain: Double
  /// QALYs gained over doing nothing, everyone counted alike, discounted; `nil` where quality of life is not
  /// measured.
  public let qalys: Double?
  /// GBP of the price year the plan adds to the system's cost over the whole study, discounted:
  /// programmes in full, and activity as its cost comes and goes in the end.
  public let pounds: Double
  /// GBP of the price year that programmes cost in the years of the plan, not discounted.
  public let programmePounds: Double
  /// Limits it breaks, each once.
  public let breaches: [Breach]
}
