/// A limit a portfolio keeps to: what there is, what is used, and what more would be worth.
public struct PortfolioLimit: Hashable, Sendable {
  /// What sort of limit it is.
  public enum Kind: String, Hashable, Sendable {
    case revenue
    case capital
    case fund
    case workforce
    case ringFence = "ring-fence"
    case substitutes
    case relation
    case compulsory
    case benefitFloor = "benefit-floor"
  }

  /// What sort of limit it is.
  public let kind: Kind
  /// Where the scenario states it, such as `limits.workforce.therapists`.
  public let id: String
  /// The unit of `have` and `used`.
  public let unit: String
  /// The limit as a sentence.
  public let sentence: String
  /// Whether it is a floor and not a ceiling.
  public let isFloor: Bool
  /// The most (or, for a floor, the least) there may be.
  public let have: Double
  /// How much the portfolio uses.
  public let used: Double
  /// How far the portfolio is from the limit, never below zero but for rounding.
  public let slack: Double
  /// How much better the objective would be for one unit more room, with the same proposals funded.
  public let shadowPrice: Double
  /// The amounts of this limit, others as they are, for which `shadowPrice` holds with the same
  /// proposals funded; `nil` where the limit does not bind.
  public let priceHolds: ClosedRange<Double>?
  /// How much better the best portfolio would be, chosen afresh, with a twentieth more of this; `nil`
  /// where it was not asked for or cannot be more.
  public internal(set) var gainOfMore: Double?

  /// The share by which a limit is moved for `gainOfMore`.
  public static let more = 0.05
}
