/// One of the courses of action a cohort model compares.
public struct Strategy: Sendable {
  /// Its code in tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// How members of the cohort move under it.
  public let transitions: CohortTransitions
  /// What a year in each state costs.
  public let costsPerYear: [Double]
  /// Quality of life in each state, QALYs per year.
  public let utilities: [Double]
  /// What happens once when a move is made.
  public let rewards: [TransitionReward]

  /// A strategy that gives some treatments, together, on top of what states cost and are like.
  ///
  /// Costs of treatments add up, hazard ratios on one move multiply, and a treatment's quality of life
  /// stands in place of the state's own.
  ///
  /// - Precondition: no two of the treatments set the quality of life of one state.
  public init(
    id: String, title: String, states: [CohortState], basis: TransitionBasis, moves: [CohortMove],
    cycleYears: Double, rewards: [TransitionReward] = [], treatments: [Treatment] = []
  ) {
    self.id = id
    self.title = title
    self.rewards = rewards
    var costs = states.map(\.costPerYear)
    var utilities = states.map(\.utility)
    for state in states.indices {
      let own = treatments.compactMap { $0.utilities[state] }
      precondition(own.count <= 1, "two treatments set the quality of life of one state")
      if let utility = own.first { utilities[state] = utility }
      costs[state] = treatments.reduce(costs[state]) { $0 + $1.addedCosts[state] }
    }
    costsPerYear = costs
    self.utilities = utilities
    let ratios = treatments.flatMap(\.hazardRatios)
    transitions = CohortTransitions(
      basis: basis,
      moves: moves.map { move in
        var treated = move
        for ratio in ratios where ratio.from == move.from && ratio.to == move.to {
          treated.hazardRatio *= ratio.ratio
        }
        return treated
      }, isDead: states.map(\.isDead), cycleYears: cycleYears)
  }
}
