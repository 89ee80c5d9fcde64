import Probability

extension DistributionFitting {
  /// The share of a distribution that may lie where the files allow no value: none that shows.
  static let mostBeyond = 1e-9
  /// How far a mean may be from the central value without a word, in standard deviations.
  private static let nearMean = 0.05

  /// Whether a distribution holds the central value and stays where the files allow values.
  func check(_ distribution: Distribution, _ central: Double, row: Int) -> Bool {
    let support = distribution.support
    let words = words(row)
    if case .point(let value) = distribution {
      guard !allowed.contains(value) else { return true }
      report(
        "uncertainty.out-of-range",
        "\(words) has to be \(allowed), and is \(NumberText.plain(value)) in every draw",
        help: "write a 'mean' that it may have, or leave it out for the central value")
      return false
    }
    guard support.contains(central) else {
      reportNeverTaken(central, support, row: row)
      return false
    }
    // A mean that nobody wrote is outside only as the distribution goes there, and has no remedy of its own.
    let isMeanWritten = statement.mean != nil || !statement.isAroundMean
    guard allowed.contains(distribution.mean) || !isMeanWritten else {
      report(
        "uncertainty.out-of-range",
        "\(words) has to be \(allowed), and the mean of its distribution is "
          + Self.rounded(distribution.mean),
        help: "write a mean that it may have, or leave it out for the central value")
      return false
    }
    let isBelow = (allowed.lower.map { distribution.share(below: $0) } ?? 0) > Self.mostBeyond
    let isAbove = (allowed.upper.map { 1 - distribution.cumulative($0) } ?? 0) > Self.mostBeyond
    guard isBelow || isAbove else { return true }
    let sides = [isBelow ? "below" : nil, isAbove ? "above" : nil].compactMap(\.self)
    report(
      "uncertainty.out-of-range",
      "\(words) has to be \(allowed), and its distribution goes \(sides.joined(separator: " and "))",
      help: cutting(below: isBelow, above: isAbove, mean: statement.mean ?? central))
    return false
  }

  /// How to keep a distribution where the files allow values: the ends it goes past, and families that stay
  /// there by themselves.
  private func cutting(below isBelow: Bool, above isAbove: Bool, mean: Double) -> String {
    let ends = [
      isBelow ? allowed.lower.map { "low: \(NumberText.plain($0))" } : nil,
      isAbove ? allowed.upper.map { "high: \(NumberText.plain($0))" } : nil,
    ].compactMap(\.self)
    let cut = "write '\(ends.joined(separator: ", "))'"
    guard !statement.hasOwnEnds else { return cut }
    let others: String? =
      switch (allowed.lower, allowed.upper) {
      case (0?, nil) where mean > 0: "gamma or lognormal"
      case (0?, 1?) where mean > 0 && mean < 1: "beta"
      default: nil
      }
    return "\(cut) to cut it off" + (others.map { ", or take \($0)" } ?? "")
  }

  /// Reports that what the files hold is no value of the distribution.
  func reportNeverTaken(_ central: Double, _ support: ClosedRange<Double>, row: Int) {
    report(
      "uncertainty.support",
      "the central value of \(words(row)), \(NumberText.plain(central)), is one that its distribution "
        + "never takes: it goes \(Self.words(support))",
      help: "change the distribution, or the value")
  }

  /// Where numbers are, as words after "goes".
  private static func words(_ support: ClosedRange<Double>) -> String {
    let (low, high) = (support.lowerBound, support.upperBound)
    if high == .infinity { return "up from \(NumberText.plain(low))" }
    if low == -.infinity { return "down from \(NumberText.plain(high))" }
    return "from \(NumberText.plain(low)) to \(NumberText.plain(high))"
  }

  /// What a row is called.
  private func words(_ row: Int) -> String {
    central.count == 1 ? name : "row \(row + 1) of \(name)"
  }

  /// A plan is found, or strategies are compared without draws, at central values and judged at draws: where
  /// the two have different means, that is a difference nobody may have meant.
  func warnOfMeans(_ rows: [Distribution]) {
    let apart = zip(rows, central).enumerated().filter { _, pair in
      abs(pair.0.mean - pair.1) > max(Self.nearMean * pair.0.standardDeviation, 1e-9 * abs(pair.1))
    }
    guard let first = apart.first else { return }
    let words =
      rows.count == 1
      ? "the mean of the distribution of \(name)"
      : "\(apart.count) of \(rows.count) rows of \(name) have another mean: row \(first.offset + 1)"
    log.warning(
      "uncertainty.mean",
      "\(words) is \(Self.rounded(first.element.0.mean)), and the value in the files, at which "
        + "\(foundAtCentre), \(NumberText.plain(first.element.1))",
      help: "nothing, if that is meant; else make them agree", at: statement.mark)
  }

  private static func rounded(_ value: Double) -> String {
    guard abs(value) > 1e-9, value.isFinite else { return NumberText.plain(value) }
    var scale = 1.0
    while abs(value) * scale < 1000 { scale *= 10 }
    return NumberText.plain((value * scale).rounded() / scale)
  }
}

extension Distribution {
  /// The share of the belief below a value, without what lies at it.
  func share(below value: Double) -> Double {
    support.lowerBound >= value ? 0 : cumulative(value)
  }
}
