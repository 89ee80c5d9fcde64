/// What a pack says of two interventions that act on the same risk.
public struct Interaction: Hashable, Sendable {
  /// How the effects of two interventions on one risk count together.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// Each on what the other leaves, as any two do of which nothing is said.
    case residual
    /// They work on the same people by the same mechanism: only the larger effect counts.
    case larger
  }

  /// Position of one intervention.
  public let first: Int
  /// Position of the other.
  public let second: Int
  /// Position of the condition it holds for; `nil` for every condition, and for what either does
  /// directly to moves to greater need, deaths and units avoided.
  public let condition: Int?
  /// How the two count together.
  public let rule: Rule
  /// Where the rule comes from.
  public let source: String

  /// Makes a rule for two interventions, in either order.
  public init(first: Int, second: Int, condition: Int?, rule: Rule, source: String) {
    self.first = first
    self.second = second
    self.condition = condition
    self.rule = rule
    self.source = source
  }

  /// The other of the two interventions; `nil` where the one given is neither.
  public func partner(of intervention: Int) -> Int? {
    switch intervention {
    case first: second
    case second: first
    default: nil
    }
  }
}
