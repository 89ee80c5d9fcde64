import Probability

extension DistributionFitting {
  /// The share of a distribution that may lie where the files allow no value: none that shows.
  private static let mostBeyond = 1e-9
  /// How far a mean may be from the central value without a word, in standard deviations.
  private static let nearMean = 0.05

  /// Whether a distribution holds the central value and stays where the files allow values.
  func check(_ distribution: Distribution, _ central: Double, row: Int) -> Bool {
    let support = distribution.support
    let words = self.central.count == 1 ? name : "row \(row + 1) of \(name)"
    if case .point = distribution {
    } else if !support.contains(central) {
      report(
        "uncertainty.support",
        "the central value of \(words), \(NumberText.plain(central)), is one that its distribution "
          + "never takes: it goes from \(NumberText.plain(support.lowerBound)) to "
          + NumberText.plain(support.upperBound),
        help: "change the distribution, or the value")
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
          "write '\(below > above ? "low" : "high"): \(NumberText.plain(end ?? 0))' to cut it off"
          + (allowed.lower == 0 ? ", or take gamma, lognormal or beta" : ""))
      return false
    }
    return true
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
    guard value != 0, value.isFinite else { return NumberText.plain(value) }
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
