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
