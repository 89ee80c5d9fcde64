import Foundation

/// Inequality across groups ordered by deprivation: the slope and relative indices of inequality.
///
/// A line is fitted to the groups' values by least squares weighted by their people, each group at the
/// middle of its range in the cumulative distribution of everybody, from the most deprived (0) to the
/// least (1). The slope index (SII) is the fitted value at 1 less that at 0, and the relative index
/// (RII) their ratio: for something good, such as life expectancy, an SII above zero says that the least
/// deprived have more of it. Low & Low, Journal of Public Health 2004; the same as `phe_sii` of
/// PHEindicatormethods, which Fingertips uses, but that intervals are found by the delta method and not
/// by drawing.
///
/// Nothing here checks that a line describes the groups well.
public struct SlopeIndex: Hashable, Sendable {
  /// The scale on which the line is straight.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// The scale of the values.
    case linear
    /// Logarithms, for rates: fitted values are never below zero.
    case log
    /// Log odds, for proportions: fitted values stay between zero and one.
    case logit

    /// A value on the scale of the line; not finite where the form does not allow the value.
    func transformed(_ value: Double) -> Double {
      switch self {
      case .linear: value
      case .log: Foundation.log(value)
      case .logit: Foundation.log(value / (1 - value))
      }
    }

    /// A fitted value on its own scale.
    func restored(_ fitted: Double) -> Double {
      switch self {
      case .linear: fitted
      case .log: exp(fitted)
      case .logit: 1 / (1 + exp(-fitted))
      }
    }

    /// How fast a value changes with its fitted one.
    func slope(at value: Double) -> Double {
      switch self {
      case .linear: 1
      case .log: value
      case .logit: value * (1 - value)
      }
    }
  }

  /// The line through groups.
  struct Line {
    /// Where the groups stand.
    let ranks: DeprivationRanks
    /// The groups' values on the scale of the line, above that of the first: equal values give zeros,
    /// and so a slope of exactly 0.
    let heights: [Double]
    /// How much higher the line is at the least than at the most deprived person.
    let rise: Double
    /// The fitted values of the most and the least deprived person.
    let ends: (most: Double, least: Double)

    init?(values: [Double], people: [Double], form: Form) {
      guard let ranks = DeprivationRanks(people: people), people.count == values.count,
        let first = values.first.map(form.transformed)
      else { return nil }
      let heights = values.map { form.transformed($0) - first }
      guard first.isFinite, heights.allSatisfy(\.isFinite) else { return nil }
      let rise = zip(ranks.slopeWeights, heights).reduce(0.0) { $0 + $1.0 * $1.1 }
      let middle = first + zip(ranks.shares, heights).reduce(0.0) { $0 + $1.0 * $1.1 }
      self.ranks = ranks
      self.heights = heights
      self.rise = rise
      ends = (form.restored(middle - rise / 2), form.restored(middle + rise / 2))
    }
  }

  /// The fitted value of the most deprived person.
  public let mostDeprived: Double
  /// The fitted value of the least deprived person.
  public let leastDeprived: Double
  /// The slope index, times the multiplier.
  public let slope: Double
  /// The relative index: least over most deprived, or most over least under a negative multiplier;
  /// `nil` where the fitted values are not above zero.
  public let relative: Double?
  /// Standard error of the slope index; `nil` where the values have none.
  public let slopeError: Double?
  /// Standard error of the logarithm of the relative index; `nil` where either is missing.
  public let logRelativeError: Double?

  /// Fits a line to groups; nothing if fewer than two have people, or a value is not finite on the
  /// scale.
  ///
  /// - Parameters:
  ///   - values: the value of each group, the most deprived first.
  ///   - people: people in each group.
  ///   - form: the scale on which the line is straight.
  ///   - standardErrors: those of the values, on their own scale, as many as there are values.
  ///   - multiplier: what to multiply the slope index by, such as 100 for a percentage, or −1 where
  ///     more is worse and the index should be above zero when the most deprived have more of it.
  public init?(
    values: [Double], people: [Double], form: Form = .linear, standardErrors: [Double]? = nil,
    multiplier: Double = 1
  ) {
    precondition(
      standardErrors.map { $0.count == values.count } ?? true, "each value has a standard error")
    guard let line = Line(values: values, people: people, form: form) else { return nil }
    let ranks = line.ranks
    (mostDeprived, leastDeprived) = line.ends
    slope = multiplier * (leastDeprived - mostDeprived)
    let ends =
      multiplier < 0 ? (leastDeprived, mostDeprived) : (mostDeprived, leastDeprived)
    relative = mostDeprived > 0 && leastDeprived > 0 ? ends.1 / ends.0 : nil
    guard let errors = standardErrors else {
      slopeError = nil
      logRelativeError = nil
      return
    }
    let (low, high) = (form.slope(at: mostDeprived), form.slope(at: leastDeprived))
    var (ofSlope, ofRelative) = (0.0, 0.0)
    for group in values.indices {
      let error = errors[group] / form.slope(at: values[group])
      let atLow = (ranks.shares[group] - ranks.slopeWeights[group] / 2) * low
      let atHigh = (ranks.shares[group] + ranks.slopeWeights[group] / 2) * high
      let (first, second) = (
        (atHigh - atLow) * error, (atHigh / leastDeprived - atLow / mostDeprived) * error
      )
      ofSlope += first * first
      ofRelative += second * second
    }
    slopeError = abs(multiplier) * ofSlope.squareRoot()
    logRelativeError = relative == nil ? nil : ofRelative.squareRoot()
  }
}
