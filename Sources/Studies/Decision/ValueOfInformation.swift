/// What it would be worth to know something before deciding, in GBP, for the people of the sample: all
/// of them where a strategy is for a population, one where it is for a cohort of one.
public struct ValueOfInformation: Hashable, Sendable {
  /// The estimate. It is not corrected for `bias`.
  public let value: Double
  /// Its Monte Carlo standard error.
  public let standardError: Double
  /// How much too high the estimate is expected to be because the sample is finite.
  public let bias: Double
  /// At most the chance that what does nothing would seem to move net benefit as much in a sample of this
  /// size; 0 where that is no question, as for perfect information.
  public let chance: Double

  /// Puts an estimate together.
  public init(value: Double, standardError: Double, bias: Double = 0, chance: Double = 0) {
    self.value = value
    self.standardError = standardError
    self.bias = bias
    self.chance = chance
  }

  /// The estimate less its bias, and never below zero: knowing more cannot make a decision worse.
  public var corrected: Double { Swift.max(0, value - bias) }

  /// What it is not likely to be above: two standard errors more.
  public var upper: Double { corrected + 2 * standardError }

  /// Whether the estimate is above zero by more than noise: what is known moves net benefit at all, more
  /// than chance would make any of `questions` seem to in one of twenty samples, and the estimate less its
  /// bias passes two standard errors.
  public func isDiscernible(among questions: Int) -> Bool {
    chance * Double(questions) < OutcomeDrivers.rarity && value - bias > 2 * standardError
  }
}
