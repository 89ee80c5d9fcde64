/// How much of the variance of an outcome a group of parameters is behind.
///
/// Both are ratios of two estimates from the same points. Over independent points the upper one has no bias
/// (Jansen, *Computer Physics Communications* 117:35, 1999). The ratio has one, as every ratio of estimates
/// has, of the order of one over the number of base points (Cochran, *Sampling Techniques*, 3rd ed., 1977,
/// §6.8): small beside the standard error, which falls with the root of that number.
public struct SobolIndex: Hashable, Sendable {
  /// The group.
  public let name: String
  /// The share of variance that goes, on average, when the group alone is known. The estimate may come
  /// out below zero where that is next to nothing.
  public let first: Double
  /// Monte Carlo standard error of `first`.
  public let firstError: Double
  /// The share of variance that stays, on average, when all but the group is known: what it does by
  /// itself and together with others. The estimate is never below zero, and may be above one.
  public let total: Double
  /// Monte Carlo standard error of `total`.
  public let totalError: Double

  /// Whether `total` is above zero by more than two standard errors.
  public var isDiscernible: Bool { total > 2 * totalError }
}
