/// The most whole-time equivalents of a staff group programmes may use in each year.
public struct WorkforceLimit: Hashable, Sendable {
  /// Position of the staff group.
  public let staffGroup: Int
  /// Its code.
  public let id: String
  /// Its name.
  public let title: String
  /// Whole-time equivalents, by year of the plan.
  public let wholeTimeEquivalents: [Double]

  /// Makes a limit.
  public init(staffGroup: Int, id: String, title: String, wholeTimeEquivalents: [Double]) {
    self.staffGroup = staffGroup
    self.id = id
    self.title = title
    self.wholeTimeEquivalents = wholeTimeEquivalents
  }
}
