/// What it would be worth to know something before deciding, in GBP, for the people of the sample: all
/// of them where a strategy is for a population, one where it is for a cohort of one.
public struct ValueOfInformation: Hashable, Sendable {
  /// The estimate. It is not corrected for `bias`.
  public let value: Double
  /// Its Monte Carlo standard error.
  public let standardError: Double
  /// How much too high the estimate is expected to be because the sample is finite.
  public let bias: Double

  /// Puts an estimate together.
  public init(value: Double, standardError: Double, bias: Double = 0) {
    self.value = value
    self.standardError = standardError
    self.bias = bias
  }

  /// The estimate less its bias, and never below zero: knowing more cannot make a decision worse.
  public var corrected: Double { Swift.max(0, value - bias) }

  /// Whether the estimate is above zero by more than its bias and two standard errors.
  public var isDiscernible: Bool { value - bias > 2 * standardError }
}
