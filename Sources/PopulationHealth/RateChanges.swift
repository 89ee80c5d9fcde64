/// What a plan does to the risks of one place in one year: hazard ratios on moves to greater need
/// and on death, by `[sex, quintile, segment, age]`. Exactly 1 leaves a risk as it was.
public struct RateChanges: Hashable, Sendable {
  /// Hazard ratio on every move to a segment of greater need; `nil` when no cell changes.
  public var upwardMoves: [Double]?
  /// Hazard ratio on death; `nil` when no cell changes.
  public var deaths: [Double]?

  /// Makes a set of changes.
  public init(upwardMoves: [Double]?, deaths: [Double]?) {
    self.upwardMoves = upwardMoves
    self.deaths = deaths
  }

  /// No change of any risk.
  static let none = RateChanges(upwardMoves: nil, deaths: nil)

  /// Whether nothing changes.
  public var isNull: Bool { upwardMoves == nil && deaths == nil }
}
