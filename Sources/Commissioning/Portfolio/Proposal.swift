/// Something that may be funded for a year, as those who propose it put it: what it costs, whom it
/// could serve, and what they would gain.
///
/// Coverage is the share of `cases` served. Everything but `fixedCost` and `capital` is proportional
/// to the cases served.
public struct Proposal: Hashable, Sendable {
  /// Its name in tables.
  public var id: String
  /// What a reader sees.
  public var title: String
  /// The service line its spending counts to.
  public var serviceLine: String
  /// People who could have it in the year.
  public var cases: Double
  /// GBP of revenue for each case.
  public var costPerCase: Double
  /// GBP of revenue that come with it at any coverage above 0: a team's lead, a licence.
  public var fixedCost: Double
  /// GBP of capital that come with it at any coverage above 0.
  public var capital: Double
  /// What a case gains, in the unit of the problem.
  public var benefitPerCase: Double
  /// What a unit of its benefit counts for in the objective: 1, or the mean of equity weights over
  /// those who gain.
  public var weight: Double
  /// The largest share of cases it can serve.
  public var maximumCoverage: Double
  /// The least share of cases it must serve if it is funded at all.
  public var minimumCoverage: Double
  /// The share of cases that must be served, come what may.
  public var compulsoryCoverage: Double
  /// Whether it can be funded in part; if not, it is funded at its maximum coverage or not at all.
  public var isDivisible: Bool
  /// Minutes of staff for each case, by cadre in the order of the problem.
  public var minutesPerCase: [Double]

  /// A proposal, by default divisible, without fixed cost or capital, and free to be left out.
  public init(
    id: String, title: String, serviceLine: String, cases: Double, costPerCase: Double,
    fixedCost: Double = 0, capital: Double = 0, benefitPerCase: Double, weight: Double = 1,
    maximumCoverage: Double = 1, minimumCoverage: Double = 0, compulsoryCoverage: Double = 0,
    isDivisible: Bool = true, minutesPerCase: [Double] = []
  ) {
    self.id = id
    self.title = title
    self.serviceLine = serviceLine
    self.cases = cases
    self.costPerCase = costPerCase
    self.fixedCost = fixedCost
    self.capital = capital
    self.benefitPerCase = benefitPerCase
    self.weight = weight
    self.maximumCoverage = maximumCoverage
    self.minimumCoverage = minimumCoverage
    self.compulsoryCoverage = compulsoryCoverage
    self.isDivisible = isDivisible
    self.minutesPerCase = minutesPerCase
  }

  /// GBP of revenue at a coverage: what its cases cost, and its fixed cost above 0.
  public func revenue(at coverage: Double) -> Double {
    coverage * cases * costPerCase + (coverage > 0 ? fixedCost : 0)
  }

  /// GBP of capital at a coverage.
  public func capital(at coverage: Double) -> Double { coverage > 0 ? capital : 0 }

  /// Weighted benefit for a pound of revenue and capital at its maximum coverage; infinite for one that
  /// gains and costs nothing, 0 for one that does neither.
  public var benefitPerPound: Double {
    let pounds = revenue(at: maximumCoverage) + capital(at: maximumCoverage)
    let benefit = maximumCoverage * cases * benefitPerCase * weight
    return pounds > 0 ? benefit / pounds : benefit > 0 ? .infinity : 0
  }

  /// The least coverage at which it is funded at all; 0 where any will do.
  public var leastCoverage: Double { isDivisible ? minimumCoverage : maximumCoverage }

  /// Whether funding it at all is a decision of its own, beside how much of it.
  var isAllOrNothingAtFirst: Bool { leastCoverage > 0 || fixedCost > 0 || capital > 0 }
}
