/// The part of a cohort model that an uncertain parameter stands for.
///
/// Positions are those of `CohortInputs`. Each takes one value, but for `figures`, which may take one for
/// each of its moves, and `chances`, which takes one for each.
public enum CohortTarget: Hashable, Sendable {
  /// What a year in a state costs, before treatments.
  case cost(state: Int)
  /// Quality of life in a state, before treatments.
  case utility(state: Int)
  /// The rates or chances of some moves, such as one between two states in every band of cycles: one
  /// value for all of them, or one for each.
  case figures(moves: [Int])
  /// The chances of all that may happen in a cycle to those in one state, one value for each: a move, or
  /// staying, which is no figure of its own but what the moves leave over (`nil`).
  case chances(moves: [Int?])
  /// The hazard ratio of some moves, such as that of dying when sick beside when healthy.
  case hazardRatio(moves: [Int])
  /// What a treatment adds to the cost of a year, the same in each of these states.
  case addedCost(treatment: Int, states: [Int])
  /// Quality of life under a treatment, the same in each of these states.
  case treatedUtility(treatment: Int, states: [Int])
  /// A hazard ratio of a treatment, by its position among them.
  case treatmentRatio(treatment: Int, position: Int)
  /// The cost of one move that has a reward.
  case rewardCost(Int)
  /// The QALYs one move that has a reward gains.
  case rewardQalys(Int)
}
