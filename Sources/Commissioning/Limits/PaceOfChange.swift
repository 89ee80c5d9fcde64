/// How fast some programmes may grow and shrink from one year to the next.
public struct PaceOfChange: Hashable, Sendable {
  /// What moves.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// The coverage of each programme in each place, in shares of its reach.
    case coverage
    /// What the programmes cost together, running them and setting them up, in shares of the year
    /// before.
    case spending
    /// The same, in GBP of the price year.
    case pounds
  }

  /// The name the scenario gives it.
  public let id: String
  /// What moves.
  public let measure: Measure
  /// Of which programmes.
  public let scope: ProgrammeScope
  /// The most it may rise in a year; `nil` for any rise.
  public let up: Double?
  /// The most it may fall in a year; `nil` for any fall.
  public let down: Double?

  /// Makes a limit.
  public init(id: String, measure: Measure, scope: ProgrammeScope, up: Double?, down: Double?) {
    self.id = id
    self.measure = measure
    self.scope = scope
    self.up = up
    self.down = down
  }
}
