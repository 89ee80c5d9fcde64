/// What happens once, when a move is made: a cost, and QALYs gained or, if negative, lost.
public struct TransitionReward: Hashable, Sendable {
  /// Position of the state left.
  public let from: Int
  /// Position of the state reached.
  public let to: Int
  /// The cost of one such move, in the model's currency.
  public internal(set) var cost: Double
  /// QALYs one such move gains.
  public internal(set) var qalys: Double

  /// Makes a reward.
  public init(from: Int, to: Int, cost: Double, qalys: Double) {
    self.from = from
    self.to = to
    self.cost = cost
    self.qalys = qalys
  }
}
