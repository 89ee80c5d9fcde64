import Probability

extension Array where Element == Double {
  /// The mean of a sample that is not empty.
  var sampleMean: Double { reduce(0, +) / Double(count) }

  /// Whether not all are the same. It is not asked of a variance, which rounding leaves above zero where
  /// the sum of equal numbers is not that many times one of them.
  var varies: Bool { contains { $0 != self[0] } }

  /// The variance of what a sample of two or more was drawn from.
  var sampleVariance: Double {
    let mean = sampleMean
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }

  /// The Monte Carlo standard error of the mean.
  var standardErrorOfMean: Double {
    count > 1 ? (sampleVariance / Double(count)).squareRoot() : .infinity
  }

  /// The quantile of a standard normal at (rank − ½)/count of each; of equals, the first is the lowest.
  var normalScores: [Double] {
    let normal = Distribution.normal(mean: 0, standardDeviation: 1)
    var scores = self
    let order = indices.sorted { (self[$0], $0) < (self[$1], $1) }
    for (rank, position) in order.enumerated() {
      scores[position] = normal.quantile((Double(rank) + 0.5) / Double(count))
    }
    return scores
  }

  /// The position of the largest, the first of several.
  var positionOfLargest: Int { indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 } }

  /// Element by element, this less another.
  func less(_ other: [Double]) -> [Double] { zip(self, other).map { $0 - $1 } }
}
