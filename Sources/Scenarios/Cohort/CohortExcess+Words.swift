package import CohortModels

extension CohortTransitions.Excess {
  /// What is too much, as a sentence without its end.
  ///
  /// - Parameters:
  ///   - state: the id of the state left.
  ///   - strategy: that of the strategy.
  ///   - basis: what the figures of its moves are.
  /// - Returns: the sentence.
  package func words(
    leaving state: String, under strategy: String, _ basis: TransitionBasis
  ) -> String {
    let size = CohortMoveTable.rounded(sum)
    let place = "in cycle \(cycle) under strategy '\(strategy)'"
    let most = CohortMoveTable.rounded(CohortTransitions.mostMovesInCycle)
    return basis == .rates
      ? "people leave \(state) \(size) times a cycle \(place), and at most \(most) can be followed"
      : "the chances of leaving \(state) \(place) sum to \(size), which is over 1"
  }
}
