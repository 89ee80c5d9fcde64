/// Money on top of the budget that only some proposals may use: a donor's, or a ring-fenced grant.
public struct PortfolioFund: Hashable, Sendable {
  /// What money can pay for.
  public enum Purse: String, Hashable, Sendable, CaseIterable {
    /// Cases and fixed cost.
    case revenue
    /// Capital.
    case capital
  }

  /// Its name in tables.
  public var id: String
  /// What a reader sees.
  public var title: String
  /// GBP in it.
  public var amount: Double
  /// What it can pay for.
  public var purse: Purse
  /// Positions of the proposals that may use it.
  public var proposals: [Int]

  /// A fund.
  public init(id: String, title: String, amount: Double, purse: Purse, proposals: [Int]) {
    self.id = id
    self.title = title
    self.amount = amount
    self.purse = purse
    self.proposals = proposals
  }
}
