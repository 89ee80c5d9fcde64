/// How what is bought of one programme hangs together with what is bought of others, in each place and
/// year of the plan.
public struct RelationLimit: Hashable, Sendable {
  /// How programmes hang together, by their positions.
  public enum Rule: Hashable, Sendable {
    /// One may only run where another does; with a number, it may reach at most so many people for each
    /// person the other reaches.
    case requires(Int, needs: Int, peoplePerPerson: Double?)
    /// At most one of them may run.
    case excludes([Int])
    /// The shares of eligible people they reach may add up to at most so much.
    case substitutes([Int], together: Double)
    /// They run at the same share of their reach.
    case sameShare([Int])
    /// All of them run, or none.
    case allOrNone([Int])
  }

  /// The name the scenario gives it.
  public let id: String
  /// How they hang together.
  public let rule: Rule
  /// Positions of the places it holds in, in ascending order.
  public let places: [Int]

  /// Makes a relation.
  public init(id: String, rule: Rule, places: [Int]) {
    self.id = id
    self.rule = rule
    self.places = places
  }
}
