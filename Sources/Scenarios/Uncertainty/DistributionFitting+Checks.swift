import Probability

extension DistributionFitting {
  /// The share of a distribution that may lie where the files allow no value: none that shows.
  private static let mostBeyond = 1e-9
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
    let mean = distribution.mean
    guard allowed.contains(mean) else {
      report(
        "uncertainty.out-of-range",
        "\(words) has to be \(allowed), and the mean of its distribution is \(Self.rounded(mean))",
        help: "write a mean that it may have, or leave it out for the central value")
      return false
    }
    let below = allowed.lower.map { distribution.share(below: $0) } ?? 0
    let above = allowed.upper.map { 1 - distribution.cumulative($0) } ?? 0
    guard max(below, above) <= Self.mostBeyond else {
      let end = below > above ? allowed.lower : allowed.upper
      report(
        "uncertainty.out-of-range",
        "\(words) has to be \(allowed), and its distribution goes \(below > above ? "below" : "above")",
        help:
          "write '\(below > above ? "low" : "high"): \(NumberText.plain(end ?? 0))'"
          + (statement.hasOwnEnds
            ? ""
            : " to cut it off" + (allowed.lower == 0 ? ", or take gamma, lognormal or beta" : "")))
      return false
    }
    return true
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

  /// A plan is found at central values and judged at draws: where the two have different means, that
  /// is a difference nobody may have meant.
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
      "\(words) is \(Self.rounded(first.element.0.mean)), and the value in the files, at which a plan "
        + "is found, \(NumberText.plain(first.element.1))",
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
  fileprivate func share(below value: Double) -> Double {
    support.lowerBound >= value ? 0 : cumulative(value)
  }
}
