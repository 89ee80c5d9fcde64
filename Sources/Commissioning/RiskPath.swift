/// One path from an intervention to a condition, for a reader: which relative risk it ends in and how
/// its effect comes and goes.
public struct RiskPath: Hashable, Sendable {
  /// Position of the condition.
  public let condition: Int
  /// Position of the last relative risk among the model's; `nil` where the intervention acts on the
  /// condition straight.
  public let relativeRisk: Int?
  /// Share of the full effect that one year's coverage has in that year and each later one.
  public let kernel: [Double]
}
