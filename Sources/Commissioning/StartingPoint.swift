public import PopulationHealth

/// What does not depend on a plan: the people with whom the plan starts and each year's mortality.
public struct StartingPoint: Sendable {
  /// The years between the model's base year and the plan.
  public let before: [YearOfNeed]
  /// The people at the start of the plan's first year.
  public let people: People
  /// The level of mortality in each year of the horizon; `nil` where deaths are scheduled.
  public let levels: [MortalityLevel?]
}
