/// Events counted outside the model and entered as they are, `[place, sex, quintile, segment, age]`
/// for each year.
public struct ScheduledEvents: Hashable, Sendable {
  /// People with the event in each cell, for each year that has any.
  public let byYear: [FinancialYear: [Double]]

  /// Makes a schedule of events.
  public init(byYear: [FinancialYear: [Double]]) { self.byYear = byYear }
}
