import Probability

/// Makes what was written of a distribution into the distributions of one quantity, row by row.
struct DistributionFitting {
  let statement: DistributionStatement
  let path: String
  let central: [Double]
  let published: [ClosedRange<Double>]?
  let allowed: NumberRange
  /// What the rows are called where they are shares that sum to one; `nil` where they are not.
  let shareNames: [String]?
  /// What is found at the central values, for a message: `a plan is found`.
  let foundAtCentre: String
  let log: ProblemLog

  var name: String { Problem.quote(path: path) }

  /// The form of the parameter; nothing if it is impossible, which is reported.
  func form() -> Parameter.Form? {
    switch statement.shape {
    case .counts, .size: return dirichlet()
    default: break
    }
    guard shareNames == nil else {
      report(
        "uncertainty.shares", "\(name) is shares that sum to one",
        help: "write 'distribution: dirichlet' with 'size', or 'counts'")
      return nil
    }
    var rows: [Distribution] = []
    for row in central.indices {
      guard let distribution = distribution(row) else { return nil }
      rows.append(distribution)
    }
    guard zip(rows, central).enumerated().allSatisfy({ check($1.0, $1.1, row: $0) }) else {
      return nil
    }
    warnOfMeans(rows)
    return statement.isApart ? .apart(rows) : .together(rows)
  }

  /// What a parameter of a Dirichlet may be: far beyond any count, and yet such that shares drawn from it are
  /// numbers.
  private static let counts = 1e-12...1e12

  private func dirichlet() -> Parameter.Form? {
    guard let shareNames else {
      report(
        "uncertainty.shares", "\(name) is not shares that sum to one, as a dirichlet is of",
        help: "take another distribution, such as beta")
      return nil
    }
    guard statement.atMost == nil, statement.atLeast == nil, !statement.isApart else {
      report(
        "uncertainty.shares", "\(name) is drawn as a whole, without bounds",
        help: "take 'at_most', 'at_least' and 'apart' out")
      return nil
    }
    var counts = central
    switch statement.shape {
    case .size(let size): counts = central.map { $0 * size }
    case .counts(let written): counts = written
    default: break
    }
    guard counts.count == central.count, counts.allSatisfy({ $0 > 0 }) else {
      report(
        "uncertainty.impossible",
        counts.count == central.count
          ? "a parameter of the dirichlet of \(name) is not above 0"
          : "\(name) has \(central.count) shares (\(Suggestion.list(shareNames, joinedBy: "and"))), and "
            + "'counts' \(counts.count) \(counts.count == 1 ? "number" : "numbers")",
        help: "give one number above 0 for each share, in that order")
      return nil
    }
    if let count = counts.first(where: { !Self.counts.contains($0) }) {
      report(
        "uncertainty.impossible",
        "a parameter of the dirichlet of \(name) is \(count), but has to be from "
          + "\(Self.counts.lowerBound) to \(Self.counts.upperBound)",
        help: "write how many were seen, or about as many as the shares are as sure as")
      return nil
    }
    let sum = counts.reduce(0, +)
    warnOfMeans(counts.map { .beta(alpha: $0, beta: sum - $0) })
    return .dirichlet(counts)
  }

  /// The distribution of one row; nothing if it is impossible, which is reported.
  private func distribution(_ row: Int) -> Distribution? {
    do throws(ImpossibleDistribution) {
      let plain = try unbounded(row)
      guard let plain else { return nil }
      try plain.check()
      guard !statement.hasOwnEnds, statement.low != nil || statement.high != nil else {
        return plain
      }
      let cut = Distribution.truncated(
        plain, low: statement.low ?? -.infinity, high: statement.high ?? .infinity)
      try cut.check()
      return cut
    } catch {
      report("uncertainty.impossible", "\(name): \(error.reason)", help: error.remedy)
      return nil
    }
  }

  private func unbounded(_ row: Int) throws(ImpossibleDistribution) -> Distribution? {
    switch statement.shape {
    case .point: return .point(statement.mean ?? central[row])
    case .own(let first, let second):
      switch statement.family {
      case "beta":
        return .beta(
          alpha: first, beta: second, low: statement.low ?? 0, high: statement.high ?? 1)
      case "gamma": return .gamma(shape: first, scale: second)
      default: return .lognormal(logMean: first, logStandardDeviation: second)
      }
    case .ends(let low, let high, let mode):
      if mode == nil, low < high, !(low...high).contains(central[row]) {
        reportNeverTaken(central[row], low...high, row: row)
        return nil
      }
      switch statement.family {
      case "uniform": return .uniform(low: low, high: high)
      case "triangular": return .triangular(low: low, mode: mode ?? central[row], high: high)
      default: return .pert(low: low, mode: mode ?? central[row], high: high)
      }
    case .empirical(let values, let weights):
      let weights = weights.isEmpty ? values.map { _ in 1 } : weights
      guard values.count == weights.count else {
        return .empirical(values: values, weights: weights)
      }
      let sorted = zip(values, weights).sorted { $0.0 < $1.0 }
      return .empirical(values: sorted.map(\.0), weights: sorted.map(\.1))
    case .around(let spread): return try around(spread, row)
    case .counts, .size: return nil
    }
  }

  private func around(
    _ spread: DistributionStatement.Spread, _ row: Int
  ) throws(ImpossibleDistribution) -> Distribution? {
    let mean = statement.mean ?? central[row]
    guard central.count == 1 || isRelative(spread) else {
      report(
        "uncertainty.rows",
        "\(name) has \(central.count) rows, each with its own value, and one distribution is given",
        help: "write 'ratio_95: [0.8, 1.25]' for all of them"
          + (published == nil ? "" : ", or 'interval_95: published'"))
      return nil
    }
    switch spread {
    case .deviation(let deviation):
      return try fit(mean) { scale throws(ImpossibleDistribution) in
        try .fit(scale.family, mean: scale.mean, standardDeviation: scale.width(deviation))
      }
    case .ratio(let ratio):
      // A multiple of nothing is nothing.
      guard mean != 0 else { return .point(0) }
      let ends = [ratio.lowerBound * mean, ratio.upperBound * mean].sorted()
      return try interval(ends[0]...ends[1], .ninetyFive, mean, isGiven: true)
    case .interval(let ends, let probability):
      return try interval(
        ends, probability == 0.8 ? .eighty : .ninetyFive, mean, isGiven: true)
    case .published:
      guard let ends = published?[row] else {
        report(
          "uncertainty.no-range", "the files give no range for \(name)",
          help: "write 'interval_95: [low, high]' or 'ratio_95'")
        return nil
      }
      guard ends.lowerBound < ends.upperBound else { return .point(mean) }
      return try interval(ends, .ninetyFive, mean, isGiven: false)
    }
  }

  /// Whether each row is given a width of its own.
  private func isRelative(_ spread: DistributionStatement.Spread) -> Bool {
    guard statement.mean == nil else { return false }
    switch spread {
    case .ratio, .published: return true
    case .interval, .deviation: return false
    }
  }

  /// The distribution with a mean and an interval, which is a published one as it stands or one that is
  /// meant exactly.
  private func interval(
    _ ends: ClosedRange<Double>, _ level: CentralInterval.Level, _ mean: Double, isGiven: Bool
  ) throws(ImpossibleDistribution) -> Distribution? {
    guard !isGiven || ends.lowerBound < ends.upperBound else {
      report(
        "uncertainty.interval",
        "the interval of \(name) goes from \(NumberText.plain(ends.lowerBound)) to the same",
        help: "write two numbers about the mean, or 'distribution: point'")
      return nil
    }
    // A published range may end at its own figure.
    guard ends.contains(mean), !isGiven || (ends.lowerBound < mean && mean < ends.upperBound)
    else {
      report(
        "uncertainty.interval",
        "the mean of \(name), \(NumberText.plain(mean)), is not inside its interval "
          + "[\(NumberText.plain(ends.lowerBound)), \(NumberText.plain(ends.upperBound))]",
        help: "write the mean or the interval anew")
      return nil
    }
    if let none = statement.noEffect, none == ends.lowerBound || none == ends.upperBound {
      return try OneSidedFit(
        noEffect: none, mean: mean,
        far: none == ends.lowerBound ? ends.upperBound : ends.lowerBound, allowed: allowed
      ).distribution()
    }
    return try fit(mean) { scale throws(ImpossibleDistribution) in
      let (low, high) = (scale.place(ends.lowerBound), scale.place(ends.upperBound))
      let interval = CentralInterval(low: low, high: high, level: level)
      return isGiven
        ? try .fit(scale.family, mean: scale.mean, interval: interval)
        : try .fit(scale.family, mean: scale.mean, widthOf: interval)
    }
  }

  /// The unit a beta is fitted in: its ends may be others than 0 and 1.
  private struct Scale {
    let family: Distribution.Family
    let mean: Double
    let low: Double
    let span: Double

    func place(_ value: Double) -> Double { (value - low) / span }
    func width(_ value: Double) -> Double { value / span }
  }

  private func fit(
    _ mean: Double,
    _ make: (Scale) throws(ImpossibleDistribution) -> Distribution
  ) throws(ImpossibleDistribution) -> Distribution {
    guard let family = Distribution.Family(rawValue: statement.family) else {
      preconditionFailure("'\(statement.family)' is not fitted to a mean")
    }
    guard family == .beta, statement.low != nil || statement.high != nil else {
      return try make(Scale(family: family, mean: mean, low: 0, span: 1))
    }
    let (low, high) = (statement.low ?? 0, statement.high ?? 1)
    guard low < high else {
      throw ImpossibleDistribution(
        "the low end \(low) is not below the high end \(high)", remedy: "swap them")
    }
    let scale = Scale(family: family, mean: (mean - low) / (high - low), low: low, span: high - low)
    guard case .beta(let alpha, let beta, _, _) = try make(scale) else {
      preconditionFailure("a beta is fitted as a beta")
    }
    return .beta(alpha: alpha, beta: beta, low: low, high: high)
  }

  func report(_ code: String, _ message: String, help: String) {
    log.error(code, message, help: help, at: statement.mark)
  }
}
