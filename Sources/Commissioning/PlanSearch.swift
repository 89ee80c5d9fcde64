/// How a plan is looked for, and what is to be found beside the best one.
public struct PlanSearch: Hashable, Sendable {
  /// How many plans nearly as good to look for.
  public var alternatives = 0
  /// By how much of the best plan's gain they may fall short, as a share.
  public var slack = 0.02
  /// Two measures to trade against each other; `nil` for no frontier.
  public var frontier: Frontier?
  /// Seconds after which the search ends with the best found so far.
  public var timeLimit = 600.0

  /// Two measures to trade against each other.
  public struct Frontier: Hashable, Sendable {
    /// One measure.
    public let first: Objective.Measure
    /// The other.
    public let second: Objective.Measure
    /// How many plans to find, the two best ones by either measure among them.
    public let points: Int

    /// Makes a question of two measures.
    public init(first: Objective.Measure, second: Objective.Measure, points: Int) {
      self.first = first
      self.second = second
      self.points = points
    }
  }

  /// Nothing but the best plan.
  public init() {}
}
