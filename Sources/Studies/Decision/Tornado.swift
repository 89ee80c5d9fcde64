/// What an outcome comes to when one parameter at a time is at the low and the high end of its 95%
/// interval and all others stay where they are: a tornado diagram, widest bar first.
///
/// It shows neither how likely such values are together nor what parameters do to one another.
public struct Tornado: Hashable, Sendable {
  /// One parameter's bar.
  public struct Bar: Hashable, Sendable {
    /// The parameter.
    public let name: String
    /// Its group.
    public let group: String
    /// The parameter at its 2.5% quantile.
    public let low: Double
    /// The parameter at its 97.5% quantile.
    public let high: Double
    /// The outcome with the parameter at `low`.
    public let outcomeAtLow: Double
    /// The outcome with the parameter at `high`.
    public let outcomeAtHigh: Double

    /// Makes a bar.
    public init(
      name: String, group: String, low: Double, high: Double, outcomeAtLow: Double,
      outcomeAtHigh: Double
    ) {
      self.name = name
      self.group = group
      self.low = low
      self.high = high
      self.outcomeAtLow = outcomeAtLow
      self.outcomeAtHigh = outcomeAtHigh
    }

    /// How far apart the lowest and the highest of the two outcomes and `base` are, which may lie beyond
    /// both of them; not a number where any of them is none.
    public func width(about base: Double) -> Double {
      let outcomes = [outcomeAtLow, outcomeAtHigh, base]
      guard let low = outcomes.min(), let high = outcomes.max(),
        outcomes.allSatisfy({ !$0.isNaN })
      else { return .nan }
      return high - low
    }
  }

  /// The 2.5% and 97.5% quantiles.
  public static let quantiles = (low: 0.025, high: 0.975)

  /// The outcome with every parameter where it stays.
  public let base: Double
  /// The bars, widest first; as wide as one another, in the order they were given. Those with an end at
  /// which there is no outcome come last.
  public let bars: [Bar]

  /// Puts bars in order.
  public init(base: Double, bars: [Bar]) {
    self.base = base
    func width(_ bar: Bar) -> Double {
      let width = bar.width(about: base)
      return width.isNaN ? -1 : width
    }
    self.bars = bars.enumerated().sorted {
      (width($1.element), $0.offset) < (width($0.element), $1.offset)
    }.map(\.element)
  }
}
