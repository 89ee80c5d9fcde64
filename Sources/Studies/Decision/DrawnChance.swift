/// How often something is so: the share of the draws in which it is, and how far that may be from the share
/// of endless draws.
public struct DrawnChance: Hashable, Sendable {
  /// Share of the draws.
  public let probability: Double
  /// How many draws there are, taken as independent.
  public let draws: Int

  /// A chance of so many draws, one or more.
  public init(probability: Double, draws: Int) {
    self.probability = probability
    self.draws = draws
  }

  /// Its Monte Carlo standard error; without bound for one draw.
  ///
  /// It is 0 where something is so in every draw or in none, which says nothing of draws to come:
  /// `interval` does.
  public var standardError: Double {
    draws > 1 ? (probability * (1 - probability) / Double(draws)).squareRoot() : .infinity
  }

  /// Where the chance lies at 95% confidence, by Wilson's score (*Journal of the American Statistical
  /// Association* 22:209, 1927), which holds near 0 and 1 and for few draws too (Brown, Cai and DasGupta,
  /// *Statistical Science* 16:101, 2001).
  public var interval: ClosedRange<Double> {
    let (count, z) = (Double(draws), Self.z)
    let middle = probability + z * z / (2 * count)
    let reach =
      z * ((probability * (1 - probability) + z * z / (4 * count)) / count).squareRoot()
    let whole = 1 + z * z / count
    // At 0 and at 1 an end is exactly there, but for rounding.
    let low = probability == 0 ? 0 : max(0, (middle - reach) / whole)
    let high = probability == 1 ? 1 : min(1, (middle + reach) / whole)
    return low...high
  }

  /// Standard errors on either side within which nineteen in twenty normal numbers fall.
  private static let z = 1.959963984540054
}

extension DrawnChance {
  /// Counts draws.
  ///
  /// - Parameter holds: whether it is so in each draw, one or more.
  init(_ holds: [Bool]) {
    precondition(!holds.isEmpty, "a chance is of draws")
    self.init(
      probability: Double(holds.count { $0 }) / Double(holds.count), draws: holds.count)
  }
}
