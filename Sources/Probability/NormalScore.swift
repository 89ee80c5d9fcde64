internal import CBoostMath

/// How far from its mean a standard normal quantity lies, in standard deviations, and how much of it lies below.
enum NormalScore {
  /// The score below which this share lies.
  @inline(__always)
  static func quantile(_ probability: Double) -> Double { boost_normal_quantile(probability) }

  /// The share below a score.
  @inline(__always)
  static func cumulative(_ score: Double) -> Double { boost_normal_cumulative(score) }
}
