/// What was observed of need in a country: how it moves and who has it, from which the moves of any
/// setting of case-mix drift are made.
public struct ObservedCaseMix: Hashable, Sendable {
  /// Moves among survivors by age at the start of the year, `[from, to, age]`, rows summing to one.
  public let moves: [Double]
  /// Untilted shares by age, `[segment, age]`.
  public let average: [Double]
  /// Shares in the base year by sex, quintile and age.
  public let shares: SegmentShares
  /// Relative risk of death of each segment, `[segment, age]`; only its ratios matter.
  public let deathRisk: [Double]
  /// Chance of death in the base year, `[sex, quintile, age]`.
  public let annualDeath: [Double]
  /// The rates that `moves` are the outcome of, by age; `nil` where chances were observed.
  public let rates: [RateMatrix]?

  /// Gathers what was observed; all of it is of one shape but for places.
  public init(
    moves: [Double], average: [Double], shares: SegmentShares, deathRisk: [Double],
    annualDeath: [Double], rates: [RateMatrix]? = nil
  ) {
    self.moves = moves
    self.average = average
    self.shares = shares
    self.deathRisk = deathRisk
    self.annualDeath = annualDeath
    self.rates = rates
  }
}
