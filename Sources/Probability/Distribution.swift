/// What is believed of one uncertain number.
///
/// Every distribution is drawn by its quantile function from one number between 0 and 1, so that the same
/// draw of a parameter is as far up its distribution in every row, arm and run.
public indirect enum Distribution: Hashable, Sendable {
  /// Known exactly.
  case point(Double)
  /// Normal.
  case normal(mean: Double, standardDeviation: Double)
  /// Lognormal: its logarithm has this mean and standard deviation.
  case lognormal(logMean: Double, logStandardDeviation: Double)
  /// Beta between two ends, 0 and 1 unless they are others.
  case beta(alpha: Double, beta: Double, low: Double = 0, high: Double = 1)
  /// Gamma with a mean of `shape * scale`.
  case gamma(shape: Double, scale: Double)
  /// Straight up to the mode and straight down.
  case triangular(low: Double, mode: Double, high: Double)
  /// PERT: a beta between two ends whose mean is (low + 4 mode + high) / 6.
  case pert(low: Double, mode: Double, high: Double)
  /// Any value between two ends, each as likely.
  case uniform(low: Double, high: Double)
  /// One of some values seen, in order, each as likely as its weight.
  case empirical(values: [Double], weights: [Double])
  /// Another distribution, kept between two ends by leaving out what lies beyond.
  case truncated(Distribution, low: Double, high: Double)
}
