/// Money that may only be, or must at least be, spent on one service line in each year.
public struct RingFence: Hashable, Sendable {
  /// Whether it is a floor or a ceiling.
  public enum Bound: String, Hashable, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
  }

  /// How its size is stated.
  public enum Amount: Hashable, Sendable {
    /// GBP of the price year, by year of the plan.
    case pounds([Double])
    /// A share of what the plan spends on programmes in the year.
    case shareOfSpend(Double)
  }

  /// The name the scenario gives it.
  public let id: String
  /// The service line whose programmes it is about.
  public let serviceLine: String
  /// Floor or ceiling.
  public let bound: Bound
  /// How much.
  public let amount: Amount

  /// Makes a ring-fence.
  public init(id: String, serviceLine: String, bound: Bound, amount: Amount) {
    self.id = id
    self.serviceLine = serviceLine
    self.bound = bound
    self.amount = amount
  }
}
