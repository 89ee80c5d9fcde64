#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Distribution {
  /// The shapes that can be found from what a paper gives.
  public enum Family: String, CaseIterable, Hashable, Sendable {
    /// Normal: for means of many, which can be of either sign.
    case normal
    /// Lognormal: for ratios and costs.
    case lognormal
    /// Beta between 0 and 1: for shares, probabilities and utilities.
    case beta
    /// Gamma: for what cannot be below 0, such as costs and rates.
    case gamma
  }

  /// How far the ends of a fitted interval may be from those given, as a share of its width (for a
  /// lognormal, of the width of its logarithm). Rounding in a paper moves them by less; more is another
  /// shape.
  public static var mostOffEnds: Double { 0.15 }

  /// The member of a family with this mean and standard deviation, both exact.
  ///
  /// - Throws: `ImpossibleDistribution` where the family has none.
  public static func fit(
    _ family: Family, mean: Double, standardDeviation: Double
  ) throws(ImpossibleDistribution) -> Distribution {
    try checkMean(mean, of: family)
    guard standardDeviation.isFinite, standardDeviation > 0 else {
      throw ImpossibleDistribution(
        "a standard deviation of \(standardDeviation)",
        remedy: "write a finite number above 0, or give a point")
    }
    let ratio = standardDeviation / mean
    switch family {
    case .normal: return .normal(mean: mean, standardDeviation: standardDeviation)
    case .lognormal:
      let logVariance = log1p(ratio * ratio)
      guard logVariance.isFinite else {
        throw beyondNumbers(family, mean: mean, "a standard deviation of \(standardDeviation)")
      }
      return .lognormal(
        logMean: log(mean) - logVariance / 2, logStandardDeviation: logVariance.squareRoot())
    case .gamma:
      return try member(
        .gamma, mean: mean, size: 1 / (ratio * ratio),
        "a standard deviation of \(standardDeviation)")
    case .beta:
      let most = (mean * (1 - mean)).squareRoot()
      guard standardDeviation < most else {
        throw ImpossibleDistribution(
          "a share with a mean of \(mean) has a standard deviation below \(rounded(most))",
          remedy:
            "write a smaller one, or is \(standardDeviation) a standard error of a percentage?")
      }
      let ratio = most / standardDeviation
      return try member(
        .beta, mean: mean, size: ratio * ratio - 1, "a standard deviation of \(standardDeviation)")
    }
  }

  /// The member of a family with this mean and an interval as wide as this one.
  ///
  /// What is exact, and what is not:
  /// - the mean is, for every family;
  /// - normal, beta, gamma: the width of the interval is (for a normal in closed form, for the others by
  ///   bisection on alpha + beta or the shape, from narrow to wide, to some twelve digits);
  /// - lognormal: the ratio of the interval's ends is;
  /// - the ends themselves are so only where mean and interval agree, and are at most `mostOffEnds` of the
  ///   width off.
  ///
  /// - Throws: `ImpossibleDistribution` where the family has no such member.
  public static func fit(
    _ family: Family, mean: Double, interval: CentralInterval
  ) throws(ImpossibleDistribution) -> Distribution {
    try checkMean(mean, of: family)
    try check(interval, around: mean, of: family)
    let fitted =
      if let fitted = asWide(family, mean: mean, interval: interval) {
        fitted
      } else {
        try widest(family, mean: mean, interval: interval)
      }
    try fitted.check(isNear: interval, of: family)
    return fitted
  }

  /// The member of a family with this mean and about as wide as a published interval, which is rounded and
  /// often leans otherwise than the family does, and may end at its own mean.
  ///
  /// The mean is kept, and the width as `fit(_:mean:interval:)` keeps it, but not the ends. Where a beta, a
  /// gamma or, from an end of 0 on, a lognormal with both comes not near the ends, it has the standard
  /// deviation of a normal distribution as wide.
  ///
  /// - Throws: `ImpossibleDistribution` where the family has no such member.
  public static func fit(
    _ family: Family, mean: Double, widthOf interval: CentralInterval
  ) throws(ImpossibleDistribution) -> Distribution {
    try checkMean(mean, of: family)
    if let fitted = asWide(family, mean: mean, interval: interval) { return fitted }
    do throws(ImpossibleDistribution) {
      return try .fit(family, mean: mean, interval: interval)
    } catch {
      return try .fit(
        family, mean: mean, standardDeviation: standardDeviation(ofNormalAsWideAs: interval))
    }
  }

  /// The normal, or the lognormal, whose interval is as wide as this one; `nil` for families without a closed
  /// form, and where an end is not above 0 and so has no logarithm.
  private static func asWide(
    _ family: Family, mean: Double, interval: CentralInterval
  ) -> Distribution? {
    switch family {
    case .normal:
      return .normal(
        mean: mean, standardDeviation: standardDeviation(ofNormalAsWideAs: interval))
    case .lognormal where interval.low > 0:
      let deviation =
        log(interval.high / interval.low) / (2 * NormalScore.quantile(interval.level.belowHigh))
      return .lognormal(
        logMean: log(mean) - deviation * deviation / 2, logStandardDeviation: deviation)
    case .lognormal, .beta, .gamma: return nil
    }
  }

  private static func standardDeviation(ofNormalAsWideAs interval: CentralInterval) -> Double {
    (interval.high - interval.low) / (2 * NormalScore.quantile(interval.level.belowHigh))
  }

  /// A beta with alpha + beta, or a gamma with the shape, of this size.
  private static func member(_ family: Family, mean: Double, size: Double) -> Distribution {
    family == .beta
      ? .beta(alpha: mean * size, beta: (1 - mean) * size)
      : .gamma(shape: size, scale: mean / size)
  }

  /// The same, if numbers hold it.
  private static func member(
    _ family: Family, mean: Double, size: Double, _ width: String
  ) throws(ImpossibleDistribution) -> Distribution {
    guard size <= mostConcentrated else {
      throw ImpossibleDistribution(
        "\(width) beside a mean of \(mean) is so narrow that no draws can be worked out",
        remedy: "give a point")
    }
    guard size > 0, (mean / size).isFinite else {
      throw beyondNumbers(family, mean: mean, width)
    }
    return member(family, mean: mean, size: size)
  }

  private static func beyondNumbers(
    _ family: Family, mean: Double, _ width: String
  ) -> ImpossibleDistribution {
    ImpossibleDistribution(
      "a \(family) distribution with a mean of \(mean) and \(width) is wider than numbers go",
      remedy: "make it narrower")
  }

  /// The member whose interval is as wide as the one given.
  ///
  /// Intervals widen as the size falls, until most of the belief is at one end; the first size at which
  /// the width is reached is taken.
  private static func widest(
    _ family: Family, mean: Double, interval: CentralInterval
  ) throws(ImpossibleDistribution) -> Distribution {
    let target = interval.high - interval.low
    let isWideEnough = { (size: Double) in
      let member = member(family, mean: mean, size: size)
      return member.quantile(interval.level.belowHigh) - member.quantile(interval.level.below)
        >= target
    }
    // The size of a normal distribution as wide: far above it no interval is.
    let spread = standardDeviation(ofNormalAsWideAs: interval)
    let ratio = (family == .beta ? (mean * (1 - mean)).squareRoot() : mean) / spread
    var narrow = 64 * max(1, ratio * ratio)
    guard narrow <= 64 * mostConcentrated else {
      throw ImpossibleDistribution(
        "the interval \(interval.low) to \(interval.high) beside a mean of \(mean) is so narrow that no "
          + "draws can be worked out", remedy: "give a point")
    }
    var wide = narrow
    while !isWideEnough(wide) {
      narrow = wide
      wide /= 1.25
      guard wide > 1e-3 else {
        throw ImpossibleDistribution(
          "no \(family) distribution with a mean of \(mean) has an interval as wide as "
            + "\(interval.low) to \(interval.high)",
          remedy: "check the numbers, or give the distribution's own parameters")
      }
    }
    for _ in 0..<100 {
      let middle = (narrow * wide).squareRoot()
      guard middle > wide, middle < narrow else { break }
      if isWideEnough(middle) { wide = middle } else { narrow = middle }
    }
    return member(family, mean: mean, size: wide)
  }

  private static func checkMean(
    _ mean: Double, of family: Family
  ) throws(ImpossibleDistribution) {
    guard mean.isFinite else {
      throw ImpossibleDistribution("the mean is \(mean)", remedy: "write a finite number")
    }
    switch family {
    case .normal: break
    case .lognormal, .gamma:
      guard mean > 0 else {
        throw ImpossibleDistribution(
          "a \(family) distribution has no mean of \(mean)",
          remedy: "write a mean above 0, or take normal")
      }
    case .beta:
      guard mean > 0, mean < 1 else {
        throw ImpossibleDistribution(
          "a beta distribution between 0 and 1 has no mean of \(mean)",
          remedy: "write a share between 0 and 1, or take another distribution")
      }
    }
  }

  private static func check(
    _ interval: CentralInterval, around mean: Double, of family: Family
  ) throws(ImpossibleDistribution) {
    guard interval.low.isFinite, interval.high.isFinite else {
      throw ImpossibleDistribution(
        "the interval \(interval.low) to \(interval.high) has no end",
        remedy: "write finite numbers")
    }
    guard interval.low < interval.high else {
      throw ImpossibleDistribution(
        "the interval goes from \(interval.low) to \(interval.high)",
        remedy: "write the lower end first, or give a point")
    }
    guard interval.low < mean, mean < interval.high else {
      throw ImpossibleDistribution(
        "the mean \(mean) lies outside its interval, \(interval.low) to \(interval.high)",
        remedy: "check which numbers belong together")
    }
    let least = family == .lognormal ? Double.leastNonzeroMagnitude : 0
    guard family == .normal || interval.low >= least else {
      throw ImpossibleDistribution(
        "a \(family) distribution has no interval from \(interval.low)",
        remedy:
          "write a low end \(family == .lognormal ? "above 0" : "of 0 or more"), or take normal")
    }
    guard family != .beta || interval.high <= 1 else {
      throw ImpossibleDistribution(
        "a beta distribution between 0 and 1 has no interval up to \(interval.high)",
        remedy: "write a share of at most 1, or take another distribution")
    }
  }

  /// Finds whether the interval of this fitted distribution is the one given, or another.
  private func check(
    isNear interval: CentralInterval, of family: Family
  ) throws(ImpossibleDistribution) {
    let ends = (quantile(interval.level.below), quantile(interval.level.belowHigh))
    let scale = { (end: Double) in family == .lognormal ? log(end) : end }
    let width = scale(interval.high) - scale(interval.low)
    let off = max(
      abs(scale(ends.0) - scale(interval.low)), abs(scale(ends.1) - scale(interval.high)))
    guard off <= Self.mostOffEnds * width else {
      throw ImpossibleDistribution(
        "the \(family) distribution with this mean and an interval as wide as \(interval.low) to "
          + "\(interval.high) has it from \(Self.rounded(ends.0)) to \(Self.rounded(ends.1))",
        remedy: "take a family with that lean, or give the distribution's own parameters")
    }
  }

  /// A number in four digits, for a sentence.
  private static func rounded(_ number: Double) -> String {
    guard abs(number) > 1e-9, number.isFinite else { return "\(number)" }
    let power = 3 - Int(log10(abs(number)).rounded(.down))
    let scale = pow(10, Double(abs(power)))
    return power >= 0
      ? "\((number * scale).rounded() / scale)" : "\((number / scale).rounded() * scale)"
  }
}
