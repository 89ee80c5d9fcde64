#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Distribution {
  /// What it comes to on average.
  ///
  /// In closed form, but for a truncated distribution, whose quantiles are integrated to some nine digits.
  public var mean: Double {
    switch self {
    case .point(let value): value
    case .normal(let mean, _): mean
    case .lognormal(let logMean, let logStandardDeviation):
      exp(logMean + logStandardDeviation * logStandardDeviation / 2)
    case .beta(let alpha, let beta, let low, let high): low + (high - low) * alpha / (alpha + beta)
    case .gamma(let shape, let scale): shape * scale
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
    case .uniform(let low, let high): low / 2 + high / 2
    case .empirical(let values, let weights):
      zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    case .truncated(let whole, let low, let high):
      whole.seen(from: low, to: high)?.mean ?? expectation { $0 }
    }
  }

  /// How far from the mean it lies, as the root of the mean square.
  public var standardDeviation: Double {
    switch self {
    case .point: return 0
    case .normal(_, let standardDeviation): return standardDeviation
    case .lognormal(_, let logStandardDeviation):
      return mean * expm1(logStandardDeviation * logStandardDeviation).squareRoot()
    case .beta(let alpha, let beta, let low, let high):
      let sum = alpha + beta
      return (high - low) * (alpha * beta / (sum + 1)).squareRoot() / sum
    case .gamma(let shape, let scale): return shape.squareRoot() * scale
    case .triangular(let low, let mode, let high):
      let below = mode - low
      let above = high - mode
      return ((below * below + below * above + above * above) / 18).squareRoot()
    case .pert(let low, let mode, let high):
      return Self.pertBeta(low: low, mode: mode, high: high).standardDeviation
    case .uniform(let low, let high): return (high - low) / 12.squareRoot()
    case .empirical(let values, let weights):
      let mean = mean
      let squares = zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
      return (squares / weights.reduce(0, +)).squareRoot()
    case .truncated(let whole, let low, let high):
      if let seen = whole.seen(from: low, to: high) { return seen.standardDeviation }
      let mean = mean
      return expectation { ($0 - mean) * ($0 - mean) }.squareRoot()
    }
  }

  /// The least and the greatest it can be; infinite where there is no end.
  public var support: ClosedRange<Double> {
    switch self {
    case .point(let value): return value...value
    case .normal(let mean, 0): return mean...mean
    case .normal: return -.infinity ... .infinity
    case .lognormal(let logMean, 0): return exp(logMean)...exp(logMean)
    case .lognormal, .gamma: return 0 ... .infinity
    case .beta(_, _, let low, let high), .triangular(let low, _, let high),
      .pert(let low, _, let high), .uniform(let low, let high):
      return low...high
    case .empirical(let values, let weights):
      let weighted = zip(values, weights).filter { $0.1 > 0 }.map(\.0)
      return (weighted.first ?? .nan)...(weighted.last ?? .nan)
    case .truncated(let whole, let low, let high):
      let support = whole.support
      if let seen = whole.seen(from: low, to: high) { return seen.support }
      return max(low, support.lowerBound)...min(high, support.upperBound)
    }
  }

  /// What is left of single values between two ends, as single values; `nil` for any other distribution.
  func seen(from low: Double, to high: Double) -> Distribution? {
    switch self {
    case .point: return self
    case .empirical(let values, let weights):
      let kept = zip(values, weights).filter { (low...high).contains($0.0) }
      return .empirical(values: kept.map(\.0), weights: kept.map(\.1))
    case .truncated(let whole, let ownLow, let ownHigh):
      return whole.seen(from: max(low, ownLow), to: min(high, ownHigh))
    default: return nil
    }
  }

  /// The mean of a function of the quantity, as the integral of the function over the quantiles.
  ///
  /// Tanh-sinh quadrature (Takahasi, Mori 1974), for which ends where quantiles grow without bound are
  /// no hindrance.
  private func expectation(_ function: (Double) -> Double) -> Double {
    let step = 1.0 / 32
    var sum = 0.0
    var weights = 0.0
    // Beyond 3 the probability left at an end is below 10⁻¹³.
    for index in -96...96 {
      let place = Double(index) * step
      let stretched = Double.pi / 2 * sinh(place)
      let probability = 1 / (1 + exp(-2 * stretched))
      let weight = cosh(place) * probability / (1 + exp(2 * stretched))
      guard probability > 0, probability < 1 else { continue }
      sum += weight * function(quantile(probability))
      weights += weight
    }
    return sum / weights
  }
}
