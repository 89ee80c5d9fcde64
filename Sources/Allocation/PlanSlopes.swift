/// Derivatives at a plan, by position in `CoveragePlan.shares`.
struct PlanSlopes: Sendable {
  /// Of the gain, but for what decisions add to it at once.
  var gain: [Double]
  /// Of the limits that simulation measures, by position among the rows; `nil` for the others.
  var rows: [[Double]?]
}
