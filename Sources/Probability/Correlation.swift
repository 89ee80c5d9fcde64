/// How two uncertain quantities go together.
public struct Correlation: Hashable, Sendable {
  /// The name of one.
  public let first: String
  /// The name of the other.
  public let second: String
  /// Pearson's correlation of their normal scores, -1 to 1.
  ///
  /// Of two normal quantities it is the correlation; of others, theirs is nearer to 0. In ranks (Spearman)
  /// it is 6/π asin(value/2) whatever their distributions, which is within 0.02 of it.
  ///
  /// Of two sets of shares it is that of the gammas in the same row of each. Where both have the same means, a
  /// share's correlation with the same share of the other is a little nearer to 0.
  public let value: Double

  /// Makes a correlation; `JointDistribution` checks it.
  public init(between first: String, and second: String, value: Double) {
    self.first = first
    self.second = second
    self.value = value
  }
}
