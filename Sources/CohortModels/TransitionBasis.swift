/// What the figures of a table of transitions are, and so how they become a row of chances.
public enum TransitionBasis: String, CaseIterable, Hashable, Sendable {
  /// Chances in one cycle of everyone who starts it in a state, death among them.
  case probabilities
  /// Chances in one cycle: of death, of everyone who starts it; of other moves, of those who live
  /// through it.
  case survivorProbabilities = "survivor-probabilities"
  /// Rates per person-year that act together all through a cycle: the chances are exp(QΔ).
  case rates
  /// Rates per person-year: death acts first, with chance 1 − exp(−rΔ); every other rate gives its
  /// own 1 − exp(−rΔ) among those who live through the cycle.
  case survivorRates = "survivor-rates"

  /// Whether the figures are rates per person-year rather than chances in a cycle.
  public var isRates: Bool { self == .rates || self == .survivorRates }
}
