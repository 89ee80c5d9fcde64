/// What would have to change for more of a programme to be bought in a place.
///
/// Taken at the plan's shadow prices and to first order: it says when a little would be bought, not how
/// much. Where a programme comes in whole teams, or opening it costs something, that is counted as if it
/// were spread over full reach.
public struct BuyingThreshold: Hashable, Sendable {
  /// What keeps more of a programme from being bought, as tables write it.
  public enum Obstacle: String, Sendable {
    /// It gains nothing by the objective.
    case worth
    /// It gains by the objective, and others are a better use of what limits leave.
    case limits
    /// Limits of its own, such as a decision pinned elsewhere or its pace, leave no room, whatever it
    /// cost or gained.
    case ownLimits = "own-limits"
  }

  /// Position of the programme.
  public let intervention: Int
  /// Position of the place.
  public let place: Int
  /// Whether some is bought there, though less than could be.
  public let isBoughtInPart: Bool
  /// GBP of the model's price year for a person reached.
  public let unitCost: Double
  /// The unit cost at which a little more would just be bought; `nil` where it would not be though it
  /// cost nothing to run, or where limits of its own leave no room.
  public let unitCostNeeded: Double?
  /// The years, by position in the plan, in which it would be bought at that cost; the nearest to
  /// being bought where there is none.
  public let years: ClosedRange<Int>?
  /// How many times as large its effect would have to be; `nil` where more of its effect would not
  /// help.
  public let effectNeeded: Double?
  /// Whether `unitCostNeeded` is known: it is not where a limit that more of it would meet binds, and no price
  /// of that limit holds for any amount, as of no money at all.
  public let isCostKnown: Bool
  /// Whether `effectNeeded` is known, likewise.
  public let isEffectKnown: Bool
  /// What keeps more of it out.
  public let keptOutBy: Obstacle

  /// `unitCostNeeded` as a share of `unitCost`.
  public var unitCostShare: Double? {
    unitCost > 0 ? unitCostNeeded.map { $0 / unitCost } : nil
  }
}
