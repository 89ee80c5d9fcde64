public import PopulationHealth

/// The years a study looks at: those in which a plan may buy, and those in which it only plays out.
public struct Horizon: Hashable, Sendable {
  /// The first year of the plan.
  public let start: FinancialYear
  /// Years in which something may be bought.
  public let planYears: Int
  /// Years after the plan in which nothing more is bought and benefits already bought play out.
  public let followUpYears: Int

  /// Makes a horizon.
  public init(start: FinancialYear, planYears: Int, followUpYears: Int) {
    self.start = start
    self.planYears = planYears
    self.followUpYears = followUpYears
  }

  /// All years, plan and follow-up.
  public var years: [FinancialYear] { (0..<(planYears + followUpYears)).map { start + $0 } }
}
