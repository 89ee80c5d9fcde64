/// What one factor does to another on its way to a condition: weight raises blood pressure, say.
public struct Mediation: Hashable, Sendable {
  /// Position of the factor that acts, which has a level.
  public let factor: Int
  /// Position of the factor acted on.
  public let via: Int
  /// Position of the category acted on; `nil` where `via` has a level.
  public let category: Int?
  /// Units of `via` for each unit of `factor`; for a category, the logarithm of the ratio of its
  /// share.
  public let changePerUnit: Estimate

  /// Makes a mediation.
  public init(factor: Int, via: Int, category: Int?, changePerUnit: Estimate) {
    self.factor = factor
    self.via = via
    self.category = category
    self.changePerUnit = changePerUnit
  }
}
