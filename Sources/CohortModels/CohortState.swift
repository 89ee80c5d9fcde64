/// A state of health that members of a cohort may be in.
public struct CohortState: Hashable, Sendable {
  /// Its code in tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// Whether those in it are dead: nobody leaves, and no life-years are lived.
  public let isDead: Bool
  /// What a year in it costs, before any treatment, in the model's currency.
  public internal(set) var costPerYear: Double
  /// Quality of life in it, before any treatment: QALYs per year, 1 being full health.
  public internal(set) var utility: Double

  /// Makes a state.
  public init(id: String, title: String, isDead: Bool, costPerYear: Double, utility: Double) {
    self.id = id
    self.title = title
    self.isDead = isDead
    self.costPerYear = costPerYear
    self.utility = utility
  }
}
