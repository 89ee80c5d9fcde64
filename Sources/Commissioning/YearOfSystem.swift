public import LinearAlgebra
public import PopulationHealth

/// One year of a system under one plan: people, outcomes, activity and what the plan used.
public struct YearOfSystem: Sendable {
  /// Health outcomes of one place and quintile in a year.
  public struct Outcomes: Hashable, Sendable {
    /// Deaths.
    public var deaths = 0.0
    /// Person-years lived.
    public var lifeYears = 0.0
    /// Quality-adjusted life-years lived.
    public var qalys = 0.0
    /// Person-years lived in segments of high need.
    public var highNeedYears = 0.0
  }

  /// The year.
  public let year: FinancialYear
  /// The need of the year: people at its start and end, and the flows between.
  public let need: YearOfNeed
  /// Outcomes, `[place, quintile]`.
  public let outcomes: [Outcomes]
  /// New cases of each condition, `[(place, quintile), condition]`.
  public let newCases: Matrix
  /// Units of activity, `[place, pod]`.
  public let units: Matrix
  /// Cost of that activity in GBP of the model's price year, before price growth, `[place, pod]`;
  /// avoided units are out at full cost and added units in.
  public let pounds: Matrix
  /// Units the plan avoided, `[place, pod]`.
  public let avoidedUnits: Matrix
  /// GBP of the avoided units at full cost, `[place, pod]`.
  public let avoidedPounds: Matrix
  /// Units the plan added, `[place, pod]`.
  public let addedUnits: Matrix
  /// People eligible for each intervention at the start of the year, `[intervention, place]`; nobody
  /// where it is not among the `CountedProgrammes`.
  public let eligible: Matrix
  /// People reached in the year, `[intervention, place]`.
  public let reached: Matrix
  /// People whose service is staffed and paid for, `[intervention, place]`: those reached, or all that
  /// whole teams could reach.
  public let staffed: Matrix
  /// People reached above the year before, whose capacity must be set up, `[intervention, place]`.
  public let newCapacity: Matrix
  /// 1 where some are reached and none were in the year before, `[intervention, place]`.
  public let opened: Matrix
}
