import Probability

/// The distribution of an effect that the evidence allows to be none: its published interval ends at no
/// effect, so that draws go up to that and not past it.
///
/// The mean and the far end of the interval, the 2.5th or 97.5th percentile, are kept; the near end
/// becomes a limit. It is a beta between no effect and the furthest value the files allow, and for an
/// effect without such a value, such as a change of blood pressure, a normal distribution cut off at no
/// effect.
struct OneSidedFit {
  let noEffect: Double
  let mean: Double
  let far: Double
  let allowed: NumberRange

  /// Share of the belief between no effect and the far end.
  private static let level = 0.975

  /// The distribution, whatever family was written: a beta or a cut normal stops at no effect, and others do
  /// not.
  func distribution() throws(ImpossibleDistribution) -> Distribution {
    let isUp = far > noEffect
    let limit = isUp ? allowed.upper : allowed.lower
    let effect = abs(mean - noEffect)
    guard effect > 0 else {
      throw ImpossibleDistribution(
        "the mean is that of no effect, where the interval ends",
        remedy: "give a mean between the two ends, or a point")
    }
    guard let limit, limit != noEffect else { return try cutNormal(effect, isUp: isUp) }
    let span = abs(limit - noEffect)
    let share = effect / span
    let end = abs(far - noEffect) / span
    let size = try concentration(mean: share, end: end)
    let (toward, away) = (share * size, (1 - share) * size)
    return isUp
      ? .beta(alpha: toward, beta: away, low: noEffect, high: limit)
      : .beta(alpha: away, beta: toward, low: limit, high: noEffect)
  }

  /// Alpha + beta of the narrowest beta with a mean whose 97.5th percentile is `end`.
  private func concentration(
    mean: Double, end: Double
  ) throws(ImpossibleDistribution) -> Double {
    func percentile(_ size: Double) -> Double {
      Distribution.beta(alpha: mean * size, beta: (1 - mean) * size).quantile(Self.level)
    }
    var narrow = 1e9 / mean
    var wide = narrow
    while percentile(wide) < end {
      narrow = wide
      wide /= 1.5
      // Below this most of the belief is at the two ends, and the percentile falls again.
      guard wide * mean > 0.02 else { throw impossible }
    }
    for _ in 0..<80 {
      let middle = (narrow * wide).squareRoot()
      if percentile(middle) < end { narrow = middle } else { wide = middle }
    }
    return wide
  }

  /// A normal distribution cut off at no effect: how far its peak is from there, in standard deviations,
  /// says how many means the far end is away, and that falls as the peak moves off.
  private func cutNormal(
    _ effect: Double, isUp: Bool
  ) throws(ImpossibleDistribution) -> Distribution {
    let ratio = abs(far - noEffect) / effect
    // Below the cut, where shares of the tail are exact however small.
    func cut(_ peak: Double) -> Distribution {
      .truncated(.normal(mean: -peak, standardDeviation: 1), low: -.infinity, high: 0)
    }
    func means(_ peak: Double) -> Double { cut(peak).quantile(1 - Self.level) / cut(peak).mean }
    var (low, high) = (-5.0, 100.0)
    guard means(low) >= ratio, means(high) <= ratio else { throw impossible }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if means(middle) > ratio { low = middle } else { high = middle }
    }
    let deviation = effect / -cut(high).mean
    let center = noEffect + (isUp ? high : -high) * deviation
    return .truncated(
      .normal(mean: center, standardDeviation: deviation), low: isUp ? noEffect : -.infinity,
      high: isUp ? .infinity : noEffect)
  }

  private var impossible: ImpossibleDistribution {
    ImpossibleDistribution(
      "no distribution from \(noEffect) on has a mean of \(mean) and goes to \(far)",
      remedy: "give the distribution's own parameters, or take 'no_effect' out")
  }
}
