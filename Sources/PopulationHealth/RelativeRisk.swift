import Foundation

/// How much likelier one risk factor makes one condition.
///
/// Relative risks are of the factor by itself: what it does through another factor of the model is
/// in `Mediation`, so that it is not counted twice.
public struct RelativeRisk: Hashable, Sendable {
  /// Position of the factor.
  public let factor: Int
  /// Position of the condition.
  public let condition: Int
  /// Natural logarithms of the relative risk, `[sex, quintile, age]`: of each category over the
  /// reference, or one array for each unit of a level.
  public let logarithms: [[Double]]
  /// Share of the excess risk that is left 0, 1, 2 … whole years after a person changes, the last
  /// holding from then on; empty when all of it goes at once.
  public let excessAfterChange: [Double]
  /// The papers it comes from, laid out as `logarithms`.
  public let sources: [[String]]

  /// Makes a relative risk.
  public init(
    factor: Int, condition: Int, logarithms: [[Double]], excessAfterChange: [Double],
    sources: [[String]]
  ) {
    self.sources = sources
    self.factor = factor
    self.condition = condition
    self.logarithms = logarithms
    self.excessAfterChange = excessAfterChange
  }

  /// Share of the excess risk that is left so many whole years after a change.
  public func excess(after years: Int) -> Double {
    excessAfterChange.isEmpty ? 0 : excessAfterChange[min(years, excessAfterChange.count - 1)]
  }
}

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
