/// Money that several years of a plan share, to be spent early or late among them.
public struct SpendingOverYears: Hashable, Sendable {
  /// Which money.
  public enum Money: String, Hashable, Sendable, CaseIterable {
    /// Running programmes and setting them up, capital apart.
    case revenue
    /// What is built or bought to last.
    case capital
  }

  /// The name the scenario gives it.
  public let id: String
  /// Which money.
  public let money: Money
  /// Of which programmes.
  public let scope: ProgrammeScope
  /// The years, by position in the plan.
  public let years: ClosedRange<Int>
  /// Floor or ceiling.
  public let bound: RingFence.Bound
  /// GBP of the price year, all the years together.
  public let pounds: Double

  /// Makes a limit.
  public init(
    id: String, money: Money, scope: ProgrammeScope = ProgrammeScope(), years: ClosedRange<Int>,
    bound: RingFence.Bound, pounds: Double
  ) {
    self.id = id
    self.money = money
    self.scope = scope
    self.years = years
    self.bound = bound
    self.pounds = pounds
  }
}
