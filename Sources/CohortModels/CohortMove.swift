import Foundation

/// A move that may be made from one state to another, in some cycles and after some time in the state.
public struct CohortMove: Hashable, Sendable {
  /// Position of the state left.
  public let from: Int
  /// Position of the state reached.
  public let to: Int
  /// The cycles in which it may be made, the first being 0; open at `Int.max`.
  public let cycles: Range<Int>
  /// Whole cycles already spent in the state since it was entered, 0 for those who have just come;
  /// open at `Int.max`.
  public let timeInState: Range<Int>
  /// A chance in one cycle or a rate per person-year, as the model's basis says.
  public let value: Double
  /// What the hazard is multiplied by: a rate directly, a chance p as 1 − (1 − p)^ratio.
  public var hazardRatio: Double

  /// Makes a move.
  ///
  /// - Precondition: it leaves its state, and its value and hazard ratio are not negative.
  public init(
    from: Int, to: Int, cycles: Range<Int> = 0..<Int.max, timeInState: Range<Int> = 0..<Int.max,
    value: Double, hazardRatio: Double = 1
  ) {
    precondition(from != to, "staying is what moves leave over")
    precondition(value >= 0 && hazardRatio >= 0, "a hazard is not negative")
    self.from = from
    self.to = to
    self.cycles = cycles
    self.timeInState = timeInState
    self.value = value
    self.hazardRatio = hazardRatio
  }

  /// The rate per person-year, where the value is one.
  var rate: Double { value * hazardRatio }

  /// The chance of the move in a cycle if it were the only one.
  func chance(isRate: Bool, cycleYears: Double) -> Double {
    isRate ? -expm1(-rate * cycleYears) : Self.chance(value, hazardRatio: hazardRatio)
  }

  /// A chance whose hazard is multiplied.
  static func chance(_ chance: Double, hazardRatio: Double) -> Double {
    // The hazard of a chance of 1 has no end, and none of it is nothing.
    if hazardRatio == 1 || chance == 0 { return chance }
    if hazardRatio == 0 { return 0 }
    return chance == 1 ? 1 : -expm1(hazardRatio * log1p(-chance))
  }
}
