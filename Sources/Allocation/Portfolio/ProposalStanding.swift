/// What a proposal is to the best portfolio: what would be lost without it, or what keeps it out and
/// what would have to change.
public struct ProposalStanding: Hashable, Sendable {
  /// The best portfolio with as much of a proposal as can be funded at all.
  public struct Forced: Hashable, Sendable {
    /// The largest coverage of the proposal that the limits allow.
    public let coverage: Double
    /// How much worse the objective is then.
    public let loss: Double
    /// The other proposals that are funded less for it, the most displaced first, with their coverage
    /// before and after.
    public let displaced: [Displaced]
  }

  /// A proposal that makes room for another.
  public struct Displaced: Hashable, Sendable {
    /// The proposal.
    public let proposal: Int
    /// Its coverage in the best portfolio.
    public let from: Double
    /// Its coverage once it has made room.
    public let to: Double
  }

  /// How much worse the objective would be without the proposal; `nil` for one that is not funded or
  /// cannot be left out.
  public var lossIfLeftOut: Double?
  /// What funding it as far as can be would take; `nil` for one at its maximum coverage, or that
  /// cannot be funded further.
  public var forced: Forced?
  /// The limits that leave no room for it at all; none where there is room.
  public var blockedBy: [PortfolioConflict] = []
  /// GBP a case at which it would come in, all else as it is; `nil` for one that is funded, or that
  /// would not come in if a case cost nothing.
  public var costToComeIn: Double?
  /// Benefit a case at which it would come in, all else as it is; `nil` for one that is funded, or that
  /// limits leave no room.
  public var benefitToComeIn: Double?
}
