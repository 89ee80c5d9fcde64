import CohortModels

/// A cohort of the living and the dead, or of more states, made in a line.
enum SmallCohort {
  /// Alive and dead: a year alive costs 1,000 and is worth 0.8.
  static let aliveOrDead = [
    CohortState(id: "alive", title: "Alive", isDead: false, costPerYear: 1000, utility: 0.8),
    CohortState(id: "dead", title: "Dead", isDead: true, costPerYear: 0, utility: 0),
  ]

  /// Well, ill and dead.
  static let wellIllDead = [
    CohortState(id: "well", title: "Well", isDead: false, costPerYear: 100, utility: 1),
    CohortState(id: "ill", title: "Ill", isDead: false, costPerYear: 5000, utility: 0.6),
    CohortState(id: "dead", title: "Dead", isDead: true, costPerYear: 0, utility: 0),
  ]

  /// A model of one strategy whose cohort starts in the first state.
  static func model(
    _ states: [CohortState], _ basis: TransitionBasis, _ moves: [CohortMove], cycles: Int,
    cycleYears: Double = 1, rewards: [TransitionReward] = []
  ) -> CohortModel {
    let strategy = Strategy(
      id: "only", title: "Only", states: states, basis: basis, moves: moves,
      cycleYears: cycleYears, rewards: rewards)
    return CohortModel(
      states: states, start: states.indices.map { $0 == 0 ? 1 : 0 }, cycles: cycles,
      cycleYears: cycleYears, strategies: [strategy])
  }
}
