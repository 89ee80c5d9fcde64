extension Distribution {
  /// Finds what is impossible about a distribution's parameters.
  ///
  /// - Throws: `ImpossibleDistribution` with the first thing that is impossible, and the remedy.
  public func check() throws(ImpossibleDistribution) {
    for (name, number) in numbers where !number.isFinite && !isOpenEnd(name, number) {
      throw ImpossibleDistribution("\(name) is \(number)", remedy: "write a finite number")
    }
    switch self {
    case .point: break
    case .normal(_, let standardDeviation):
      try Self.check(standardDeviation, isNoSpread: "a standard deviation")
    case .lognormal(_, let logStandardDeviation):
      try Self.check(logStandardDeviation, isNoSpread: "a standard deviation of the logarithm")
    case .beta(let alpha, let beta, let low, let high):
      try Self.check(alpha, isAboveZero: "alpha")
      try Self.check(beta, isAboveZero: "beta")
      try Self.check(alpha + beta, isNotTooNarrow: "alpha and beta sum to")
      try Self.checkEnds(low, high)
    case .gamma(let shape, let scale):
      try Self.check(shape, isAboveZero: "the shape")
      try Self.check(shape, isNotTooNarrow: "the shape is")
      try Self.check(scale, isAboveZero: "the scale")
    case .triangular(let low, let mode, let high), .pert(let low, let mode, let high):
      try Self.checkEnds(low, high)
      guard (low...high).contains(mode) else {
        throw ImpossibleDistribution(
          "the mode \(mode) lies outside \(low) to \(high)", remedy: "put the mode between the ends"
        )
      }
    case .uniform(let low, let high): try Self.checkEnds(low, high)
    case .empirical(let values, let weights): try Self.checkSeen(values, weights)
    case .truncated(let whole, let low, let high): try Self.check(whole, isWithin: low, high)
    }
    let ends = [mean, quantile(1 - Self.furthest), quantile(0.5), quantile(Self.furthest)]
    guard ends.allSatisfy({ abs($0) <= Self.greatest }), standardDeviation.isFinite else {
      throw ImpossibleDistribution(
        "its mean, its spread or its furthest draws are beyond \(Self.greatest) or no numbers",
        remedy: "make it narrower, or bring it nearer to 0")
    }
  }

  /// A draw further up than any that is likely to be made.
  private static var furthest: Double { 1 - 1e-12 }

  /// The greatest number that may be drawn: sums over people, years and draws, squared and squared again as
  /// in a regression, are still numbers.
  private static var greatest: Double { 1e50 }

  /// The greatest shape of a gamma, or alpha + beta: beyond it the methods for quantiles no longer hold, and
  /// a gamma's standard deviation is under a millionth of its mean.
  static var mostConcentrated: Double { 1e12 }

  /// The least share of a distribution that may be left by truncating it: below it, rounding of the
  /// shares at its ends would show in the draws.
  private static var leastLeft: Double { 1e-9 }

  private static func check(
    _ whole: Distribution, isWithin low: Double, _ high: Double
  ) throws(ImpossibleDistribution) {
    try whole.check()
    try checkEnds(low, high, mayMeet: true)
    guard whole.cumulative(high) - whole.cumulative(below: low) >= leastLeft else {
      let place =
        low == -.infinity
        ? "at \(high) or below"
        : high == .infinity ? "at \(low) or above" : "between \(low) and \(high)"
      throw ImpossibleDistribution(
        "nothing of the distribution lies \(place)",
        remedy: "truncate it where some of it is left, or give a point")
    }
  }

  private static func checkEnds(
    _ low: Double, _ high: Double, mayMeet: Bool = false
  ) throws(ImpossibleDistribution) {
    guard low <= high else {
      throw ImpossibleDistribution(
        "the low end \(low) lies above the high end \(high)", remedy: "swap them")
    }
    guard low < high || mayMeet else {
      throw ImpossibleDistribution(
        "the low end and the high end are both \(low)", remedy: "give a point instead")
    }
    guard (high - low).isFinite || low.isInfinite || high.isInfinite else {
      throw ImpossibleDistribution(
        "\(low) to \(high) is wider than numbers go", remedy: "bring the ends nearer")
    }
  }

  private static func checkSeen(
    _ values: [Double], _ weights: [Double]
  ) throws(ImpossibleDistribution) {
    guard !values.isEmpty else {
      throw ImpossibleDistribution("there are no values", remedy: "list at least one")
    }
    guard values.count == weights.count else {
      throw ImpossibleDistribution(
        "there \(values.count == 1 ? "is 1 value" : "are \(values.count) values") and "
          + (weights.count == 1 ? "1 weight" : "\(weights.count) weights"),
        remedy: "give each value one weight")
    }
    if let weight = weights.first(where: { $0 < 0 }) {
      throw ImpossibleDistribution(
        "the weight \(weight) is below 0", remedy: "write 0 or more")
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw ImpossibleDistribution(
        "the weights sum to \(sum)", remedy: "give at least one value a finite weight above 0")
    }
    if let pair = zip(values, values.dropFirst()).first(where: { $0 > $1 }) {
      throw ImpossibleDistribution(
        "the value \(pair.1) comes after \(pair.0)", remedy: "list values from least to greatest")
    }
  }

  private static func check(
    _ number: Double, isNoSpread name: String
  ) throws(ImpossibleDistribution) {
    guard number >= 0 else {
      throw ImpossibleDistribution(
        "\(name) of \(number) is below 0", remedy: "write 0 or more")
    }
  }

  private static func check(
    _ size: Double, isNotTooNarrow name: String
  ) throws(ImpossibleDistribution) {
    guard size <= mostConcentrated else {
      throw ImpossibleDistribution(
        "\(name) \(size), so narrow that no draws can be worked out", remedy: "give a point")
    }
  }

  private static func check(
    _ number: Double, isAboveZero name: String
  ) throws(ImpossibleDistribution) {
    guard number > 0 else {
      throw ImpossibleDistribution("\(name) is \(number)", remedy: "write a number above 0")
    }
  }

  private func isOpenEnd(_ name: String, _ number: Double) -> Bool {
    guard case .truncated = self else { return false }
    return name == "the low end" ? number == -.infinity : number == .infinity
  }

  /// The numbers it is made of, but for those of another distribution within.
  private var numbers: [(name: String, number: Double)] {
    switch self {
    case .point(let value): [("the value", value)]
    case .normal(let mean, let standardDeviation):
      [("the mean", mean), ("the standard deviation", standardDeviation)]
    case .lognormal(let logMean, let logStandardDeviation):
      [
        ("the mean of the logarithm", logMean),
        ("the standard deviation of the logarithm", logStandardDeviation),
      ]
    case .beta(let alpha, let beta, let low, let high):
      [("alpha", alpha), ("beta", beta), ("the low end", low), ("the high end", high)]
    case .gamma(let shape, let scale): [("the shape", shape), ("the scale", scale)]
    case .triangular(let low, let mode, let high), .pert(let low, let mode, let high):
      [("the low end", low), ("the mode", mode), ("the high end", high)]
    case .uniform(let low, let high), .truncated(_, let low, let high):
      [("the low end", low), ("the high end", high)]
    case .empirical(let values, let weights):
      values.map { ("a value", $0) } + weights.map { ("a weight", $0) }
    }
  }
}
