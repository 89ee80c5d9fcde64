public import PopulationHealth

/// What a plan must do about unequal health.
public struct EquityLimit: Hashable, Sendable {
  /// What it asks.
  public enum Rule: Hashable, Sendable {
    /// The gap in a measure of health (its slope index of inequality over quintiles) may be no wider
    /// than under doing nothing, in each of some years of the plan.
    case gapMayNotWiden(HealthMeasure, years: [Int])
    /// A quintile gets at least a share of the QALYs gained over the whole study; `nil` for its share
    /// of the people.
    case shareOfGain(quintile: Int, atLeast: Double?)
  }

  /// The name the scenario gives it.
  public let id: String
  /// What it asks.
  public let rule: Rule

  /// Makes a limit on inequality.
  public init(id: String, rule: Rule) {
    self.id = id
    self.rule = rule
  }
}
