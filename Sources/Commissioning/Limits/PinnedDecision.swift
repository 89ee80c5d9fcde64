/// Coverage that is decided elsewhere, and why.
public struct PinnedDecision: Hashable, Sendable {
  /// Who decided it.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case national
    case region
    case system
    case place
  }

  /// What was decided about the share of eligible people reached.
  public enum Coverage: Hashable, Sendable {
    case exactly(Double)
    case atLeast(Double)
    case atMost(Double)
  }

  /// The name the scenario gives it.
  public let id: String
  /// Who decided it.
  public let level: Level
  /// The code of the intervention.
  public let intervention: String
  /// Codes of the places; empty for every place it is offered in.
  public let places: [String]
  /// The years, by position in the plan.
  public let years: ClosedRange<Int>
  /// What was decided.
  public let coverage: Coverage
  /// Why, as the scenario says it.
  public let reason: String

  /// Makes a pin.
  public init(
    id: String, level: Level, intervention: String, places: [String] = [],
    years: ClosedRange<Int>, coverage: Coverage, reason: String
  ) {
    self.id = id
    self.level = level
    self.intervention = intervention
    self.places = places
    self.years = years
    self.coverage = coverage
    self.reason = reason
  }
}
