/// An uncertain quantity of a model: one number, or a row of numbers that move together.
public struct Parameter: Hashable, Sendable {
  /// How its numbers come about.
  public enum Form: Hashable, Sendable {
    /// Each row has its own distribution, and all are drawn with one uniform: a draw is as far up in
    /// every age and group.
    case together([Distribution])
    /// Each row is drawn on its own, with a uniform named after the parameter and the row.
    case apart([Distribution])
    /// Shares that sum to one.
    case dirichlet([Double])
  }

  /// A bound by another parameter, held by construction: the distribution is cut at the other's draw.
  public enum Bound: Hashable, Sendable {
    /// Never more than that parameter in the same draw.
    case atMost(String)
    /// Never less than that parameter in the same draw.
    case atLeast(String)
  }

  /// Its name, by which its draws are keyed.
  public let name: String
  /// The group it belongs to when the worth of knowing more is told.
  public let group: String
  /// How its numbers come about.
  public let form: Form
  /// What it is bounded by; `nil` for nothing.
  public let bound: Bound?

  /// Makes a parameter.
  public init(name: String, group: String, form: Form, bound: Bound? = nil) {
    self.name = name
    self.group = group
    self.form = form
    self.bound = bound
  }
}
