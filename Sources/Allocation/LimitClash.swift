public import PopulationHealth

/// Limits that no plan keeps to at once, and what would make room.
public struct LimitClash: Hashable, Sendable {
  /// A limit that cannot hold together with the others.
  public struct Part: Hashable, Sendable {
    /// What sort of limit it is.
    public let kind: Limit.Kind
    /// Its name, such as `ring_fences.prevention`.
    public let id: String
    /// The year.
    public let year: FinancialYear
    /// Code of the place, or `all`.
    public let place: String
    /// Its sentence.
    public let sentence: String
    /// The unit it is counted in.
    public let unit: String
  }

  /// A way out: limits that give way by as little as makes a plan possible.
  public struct Remedy: Hashable, Sendable {
    /// The limits that give way, each name once.
    public let changes: [Change]
  }

  /// A limit that gives way.
  public struct Change: Hashable, Sendable {
    /// What sort of limit it is.
    public let kind: Limit.Kind
    /// Its name.
    public let id: String
    /// Whether it is the least there must be, and so has to be lower; else it has to be higher.
    public let isFloor: Bool
    /// By how much, at most, in `unit`.
    public let size: Double
    /// The year in which it is by that much.
    public let year: FinancialYear
    /// Code of the place where it is, or `all`.
    public let place: String
    /// What there is then and there, before; `nil` where the limit is a share of what a plan spends.
    public let have: Double?
    /// The largest share of what there is by which it gives way in any place and year; `nil` likewise.
    public let share: Double?
    /// In how many places and years it gives way.
    public let times: Int
    /// The unit of `size`.
    public let unit: String
  }

  /// The limits that conflict: without any one of them the others could be kept to.
  public let parts: [Part]
  /// Whether time was enough to find that out of each.
  public let isIrreducible: Bool
  /// Ways out, the one that asks least in proportion first; several where each by itself is enough.
  public let remedies: [Remedy]
}
