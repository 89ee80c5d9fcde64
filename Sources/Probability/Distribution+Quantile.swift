internal import CBoostMath

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Distribution {
  /// The value below which this share of the belief lies.
  ///
  /// Normal, gamma and beta by Boost.Math, right to some units of the fifteenth digit, but for a beta with most
  /// belief at an end: at shares of a billionth and less there it is right to 1e-18 of its width only. Others are
  /// in closed form.
  /// Of values seen, the first at which the weights so far reach the share.
  ///
  /// - Parameter probability: between 0 and 1, neither included.
  /// - Returns: a value of the support.
  /// - Precondition: `check()` finds nothing impossible.
  public func quantile(_ probability: Double) -> Double {
    switch self {
    case .point(let value): return value
    case .normal(let mean, let standardDeviation):
      return standardDeviation == 0
        ? mean : mean + standardDeviation * NormalScore.quantile(probability)
    case .lognormal(let logMean, let logStandardDeviation):
      return exp(
        logStandardDeviation == 0
          ? logMean : logMean + logStandardDeviation * NormalScore.quantile(probability))
    case .beta(let alpha, let beta, let low, let high):
      return Self.kept(
        low + (high - low) * boost_beta_quantile(alpha, beta, probability), low, high)
    case .gamma(let shape, let scale): return scale * boost_gamma_quantile(shape, probability)
    case .triangular(let low, let mode, let high):
      let width = high - low
      let atMode = (mode - low) / width
      let quantile =
        probability <= atMode
        ? low + (probability * width * (mode - low)).squareRoot()
        : high - ((1 - probability) * width * (high - mode)).squareRoot()
      return Self.kept(quantile, low, high)
    case .pert(let low, let mode, let high):
      return Self.pertBeta(low: low, mode: mode, high: high).quantile(probability)
    case .uniform(let low, let high):
      return Self.kept(low + (high - low) * probability, low, high)
    case .empirical(let values, let weights):
      let target = probability * weights.reduce(0, +)
      var sum = 0.0
      for (value, weight) in zip(values, weights) {
        sum += weight
        if sum >= target && weight > 0 { return value }
      }
      return Self.largestWeighted(values, weights)
    case .truncated(let whole, let low, let high):
      if let seen = whole.seen(from: low, to: high) { return seen.quantile(probability) }
      let below = whole.cumulative(below: low)
      let within = whole.cumulative(high) - below
      return Self.kept(whole.quantile(clamped: below + probability * within), low, high)
    }
  }

  /// The share of the belief at or below a value.
  ///
  /// - Precondition: `check()` finds nothing impossible.
  public func cumulative(_ value: Double) -> Double {
    switch self {
    case .point(let point): return value >= point ? 1 : 0
    case .normal(let mean, let standardDeviation):
      guard standardDeviation > 0 else { return value >= mean ? 1 : 0 }
      return NormalScore.cumulative((value - mean) / standardDeviation)
    case .lognormal(let logMean, let logStandardDeviation):
      guard value > 0 else { return 0 }
      guard logStandardDeviation > 0 else { return value >= exp(logMean) ? 1 : 0 }
      return NormalScore.cumulative((log(value) - logMean) / logStandardDeviation)
    case .beta(let alpha, let beta, let low, let high):
      if value <= low { return 0 }
      if value >= high { return 1 }
      return boost_beta_cumulative(alpha, beta, (value - low) / (high - low))
    case .gamma(let shape, let scale):
      if value == .infinity { return 1 }
      return value <= 0 ? 0 : boost_gamma_cumulative(shape, value / scale)
    case .triangular(let low, let mode, let high):
      if value <= low { return 0 }
      if value >= high { return 1 }
      let width = high - low
      return value <= mode
        ? (value - low) * (value - low) / (width * (mode - low))
        : 1 - (high - value) * (high - value) / (width * (high - mode))
    case .pert(let low, let mode, let high):
      return Self.pertBeta(low: low, mode: mode, high: high).cumulative(value)
    case .uniform(let low, let high): return min(max((value - low) / (high - low), 0), 1)
    case .empirical(let values, let weights):
      let sum = zip(values, weights).reduce(0) { $1.0 <= value ? $0 + $1.1 : $0 }
      return sum / weights.reduce(0, +)
    case .truncated(let whole, let low, let high):
      if value < low { return 0 }
      if value >= high { return 1 }
      let below = whole.cumulative(below: low)
      return (whole.cumulative(value) - below) / (whole.cumulative(high) - below)
    }
  }

  /// The share of the belief below a value, which differs from the share at or below it where single
  /// values have weight.
  func cumulative(below value: Double) -> Double {
    switch self {
    case .point(let point): return value > point ? 1 : 0
    case .normal(let mean, 0): return value > mean ? 1 : 0
    case .lognormal(let logMean, 0): return value > exp(logMean) ? 1 : 0
    case .empirical(let values, let weights):
      let sum = zip(values, weights).reduce(0) { $1.0 < value ? $0 + $1.1 : $0 }
      return sum / weights.reduce(0, +)
    case .truncated(let whole, let low, let high):
      if value <= low { return 0 }
      if value > high { return 1 }
      let below = whole.cumulative(below: low)
      return (whole.cumulative(below: value) - below) / (whole.cumulative(high) - below)
    default: return cumulative(value)
    }
  }

  /// The quantile of a share that rounding may have brought to 0 or 1, where it is the end of the support, or
  /// where there is no end that of the next share there is.
  func quantile(clamped probability: Double) -> Double {
    if probability <= 0 {
      let end = support.lowerBound
      return end.isFinite ? end : quantile(.leastNormalMagnitude)
    }
    if probability >= 1 {
      let end = support.upperBound
      return end.isFinite ? end : quantile(1 - 0x1p-53)
    }
    return quantile(probability)
  }

  /// A value that rounding may have brought past an end.
  private static func kept(_ value: Double, _ low: Double, _ high: Double) -> Double {
    value.isNaN ? value : min(max(value, low), high)
  }

  /// The beta distribution that a PERT distribution is: 1 + 4 (mode - low) / (high - low) and likewise from
  /// above (Malcolm, Roseboom, Clark, Fazar 1959).
  static func pertBeta(low: Double, mode: Double, high: Double) -> Distribution {
    .beta(
      alpha: 1 + 4 * (mode - low) / (high - low), beta: 1 + 4 * (high - mode) / (high - low),
      low: low, high: high)
  }

  /// The greatest value with weight, where rounding of the sum kept every other from the share.
  private static func largestWeighted(_ values: [Double], _ weights: [Double]) -> Double {
    weights.lastIndex { $0 > 0 }.map { values[$0] } ?? .nan
  }
}
