public import PopulationHealth

/// A limit a plan keeps to in one year: what there is, what is used, and what more would be worth.
public struct Limit: Hashable, Sendable {
  /// What sort of limit it is.
  public enum Kind: String, Hashable, Sendable {
    case budget
    case capital
    case overYears = "over-years"
    case ringFence = "ring-fence"
    case workforce
    case movement
    case pace
    case pinned
    case saturation
    case scale
    case gain
    case capacity
    case access
    case equity
    case relations
    case disinvestment
    case reach

    /// Whether it is told of even where it leaves room.
    var isAlwaysTold: Bool {
      switch self {
      case .movement, .pace, .pinned, .saturation, .reach: false
      default: true
      }
    }
  }

  /// What sort of limit it is.
  public let kind: Kind
  /// Its name, such as `budget` or `workforce.community-nurses`.
  public let id: String
  /// The year.
  public let year: FinancialYear
  /// Code of the place, or `all`.
  public let place: String
  /// The unit of `have` and `used`.
  public let unit: String
  /// The limit as a sentence.
  public let sentence: String
  /// The most (or, for a floor, the least) there may be.
  public let have: Double
  /// How much the plan uses.
  public let used: Double
  /// How far the plan is from the limit, never below zero but for rounding.
  public let slack: Double
  /// Gain in the objective for one unit more room, at the plan chosen.
  public let shadowPrice: Double
  /// Whether it is the least there must be.
  public let isFloor: Bool
  /// For how much more room at least, in `unit`, `shadowPrice` holds, all else staying; `nil` where the
  /// solver does not say.
  public let priceHoldsFor: Double?
  /// For how much less room it holds, at least.
  public let priceHeldFrom: Double?
}
