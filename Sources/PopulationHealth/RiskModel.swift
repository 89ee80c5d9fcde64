/// How risk factors become need: which factors there are, which conditions they bring, and how the
/// conditions move people to greater need or to death.
///
/// Arrays are `[sex, quintile, age]` (a *risk cell*), the same in every segment of need. Places may
/// differ in how common a category is; places that do not differ share one `variant`.
public struct RiskModel: Sendable {
  /// Where a category is more or less common than people's ages, sexes and quintiles lead one to
  /// expect.
  public struct LocalShare: Hashable, Sendable {
    /// Position of the factor, which has categories.
    public let factor: Int
    /// Position of the category.
    public let category: Int
    /// Share in each place over the expected one, by position among the pack's places.
    public let ratio: [Double]

    /// Makes a local share.
    public init(factor: Int, category: Int, ratio: [Double]) {
      self.factor = factor
      self.category = category
      self.ratio = ratio
    }
  }

  /// The factors.
  public let factors: [RiskFactor]
  /// The conditions.
  public let conditions: [Condition]
  /// Every pair of a factor and a condition that it makes likelier.
  public let relativeRisks: [RelativeRisk]
  /// What factors do to one another, in an order in which no factor is acted on after it acts.
  public let mediations: [Mediation]
  /// How places differ, for the places of the pack.
  public let localShares: [LocalShare]
  /// For each place studied, the position of its variant.
  public let variantOfPlace: [Int]
  /// Factors as they are spread in each variant, `[variant][factor]`.
  let spreads: [[RiskFactor.Spread]]

  /// Makes a model of the places at `places` among the pack's.
  public init(
    factors: [RiskFactor], conditions: [Condition], relativeRisks: [RelativeRisk],
    mediations: [Mediation], localShares: [LocalShare], places: [Int]
  ) {
    self.factors = factors
    self.conditions = conditions
    self.relativeRisks = relativeRisks
    self.mediations = mediations
    self.localShares = localShares
    var variants: [[Double]] = []
    variantOfPlace = places.map { place in
      let ratios = localShares.map { $0.ratio[place] }
      if let known = variants.firstIndex(of: ratios) { return known }
      variants.append(ratios)
      return variants.count - 1
    }
    spreads = variants.map { ratios in
      factors.indices.map { factor in
        zip(localShares, ratios).filter { $0.0.factor == factor }
          .reduce(factors[factor].spread) { $0.scaled($1.0.category, by: $1.1) }
      }
    }
  }

  /// How many variants there are among the places.
  public var variantCount: Int { spreads.count }

  /// The same model for other places of the pack.
  public func narrowed(toPlaces places: [Int]) -> RiskModel {
    RiskModel(
      factors: factors, conditions: conditions, relativeRisks: relativeRisks,
      mediations: mediations, localShares: localShares, places: places)
  }

  /// Share of people who are in part of a factor's spread, `[sex, quintile, age]`.
  public func share(of part: RiskFactor.Part, factor: Int, variant: Int) -> [Double] {
    spreads[variant][factor].share(of: part)
  }
}
