/// How much of the variance of an outcome a group of parameters is behind.
public struct SobolIndex: Hashable, Sendable {
  /// The group.
  public let name: String
  /// The share of variance that goes, on average, when the group alone is known. It is estimated
  /// without bias, and so may come out below zero where it is next to nothing.
  public let first: Double
  /// Monte Carlo standard error of `first`.
  public let firstError: Double
  /// The share of variance that stays, on average, when all but the group is known: what it does by
  /// itself and together with others.
  public let total: Double
  /// Monte Carlo standard error of `total`.
  public let totalError: Double
}
