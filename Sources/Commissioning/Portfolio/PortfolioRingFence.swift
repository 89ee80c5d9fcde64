/// Revenue that must at least, or may at most, be spent on the proposals of one service line, whoever
/// pays.
public struct PortfolioRingFence: Hashable, Sendable {
  /// How its size is stated.
  public enum Amount: Hashable, Sendable {
    /// GBP.
    case pounds(Double)
    /// A share of all revenue spent.
    case shareOfSpend(Double)
  }

  /// Its name in tables.
  public var id: String
  /// The service line whose proposals it is about.
  public var serviceLine: String
  /// Floor or ceiling.
  public var bound: RingFence.Bound
  /// How much.
  public var amount: Amount

  /// A ring-fence.
  public init(id: String, serviceLine: String, bound: RingFence.Bound, amount: Amount) {
    self.id = id
    self.serviceLine = serviceLine
    self.bound = bound
    self.amount = amount
  }
}
