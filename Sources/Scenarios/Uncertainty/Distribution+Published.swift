import Foundation
import Probability

extension Distribution {
  /// The member of a family with this mean and about as wide as a published interval, which need not
  /// lean as the family does: the mean is kept, and the width (of the logarithm for a lognormal); where
  /// a beta or gamma with both does not come near the ends, the standard deviation of a normal
  /// distribution as wide.
  static func fit(
    _ family: Family, mean: Double, widthOf published: CentralInterval
  ) throws(ImpossibleDistribution) -> Distribution {
    let (low, high) = (published.low, published.high)
    let score = 1.959963984540054
    switch family {
    case .normal:
      return try .fit(.normal, mean: mean, standardDeviation: (high - low) / (2 * score))
    case .lognormal where low > 0:
      let deviation = log(high / low) / (2 * score)
      return .lognormal(
        logMean: log(mean) - deviation * deviation / 2, logStandardDeviation: deviation)
    default:
      do throws(ImpossibleDistribution) {
        return try .fit(family, mean: mean, interval: published)
      } catch {
        return try .fit(family, mean: mean, standardDeviation: (high - low) / (2 * score))
      }
    }
  }
}
