/// How far something is concentrated among the less or the more deprived, from grouped data: twice its
/// covariance with rank over its mean.
///
/// Kakwani, Wagstaff & van Doorslaer, Journal of Econometrics 1997. It runs from −1, all of it with the
/// most deprived, through 0, no matter of rank, to 1, all with the least deprived. Values must not be
/// below zero, and its size depends on their mean: for what is bounded, use `erreygers(from:to:)`.
public struct ConcentrationIndex: Hashable, Sendable {
  /// The index.
  public let value: Double
  /// The mean over everybody.
  public let mean: Double

  /// Puts an index together that was found elsewhere.
  init(value: Double, mean: Double) {
    self.value = value
    self.mean = mean
  }

  /// Measures groups; nothing if fewer than two have people, or their mean is not above zero.
  ///
  /// - Parameters:
  ///   - values: the value of each group, for each of its people, the most deprived first.
  ///   - people: people in each group.
  public init?(values: [Double], people: [Double]) {
    guard let ranks = DeprivationRanks(people: people), people.count == values.count,
      let first = values.first
    else { return nil }
    mean = first + zip(ranks.shares, values).reduce(0.0) { $0 + $1.0 * ($1.1 - first) }
    guard mean > 0, mean.isFinite else { return nil }
    // Measured from the first value, so that equal values give exactly zero.
    let covariance = values.indices.reduce(0.0) {
      $0 + ranks.shares[$1] * (ranks.midpoints[$1] - 0.5) * (values[$1] - first)
    }
    value = 2 * covariance / mean
  }

  /// The corrected index for something that can only be between two bounds: four times the mean over
  /// the distance between them, times the index. It is the same in size whether health or its lack is
  /// counted. Erreygers, Journal of Health Economics 2009.
  public func erreygers(from lower: Double, to upper: Double) -> Double {
    4 * mean / (upper - lower) * value
  }
}
