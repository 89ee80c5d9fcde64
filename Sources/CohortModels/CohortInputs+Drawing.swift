extension CohortInputs {
  /// The figures as they are where some of them have other values, `[target][value]`.
  ///
  /// It is what reading the model with those values in it would give.
  ///
  /// - Precondition: a target has one value, or one for each of its moves, staying among them.
  public func drawing(_ targets: [CohortTarget], _ values: [[Double]]) -> CohortInputs {
    precondition(targets.count == values.count, "every target has values")
    var drawn = self
    for (target, values) in zip(targets, values) { drawn.set(target, to: values) }
    return drawn
  }

  /// The strategies these figures make.
  ///
  /// - Parameter draw: the number to name the draw by that the figures are of.
  /// - Returns: one for each course.
  /// - Throws: where the chances of leaving a state are more than everyone, or rates too high.
  public func possibleStrategies(in draw: Int) throws(ImpossibleDraw) -> [Strategy] {
    let strategies = strategies
    for (position, strategy) in strategies.enumerated() {
      if let excess = strategy.transitions.excesses(cycles: cycles).first {
        throw ImpossibleDraw(draw: draw, strategy: position, excess: excess)
      }
    }
    return strategies
  }

  private mutating func set(_ target: CohortTarget, to values: [Double]) {
    switch target {
    case .cost(let state): states[state].costPerYear = values[0]
    case .utility(let state): states[state].utility = values[0]
    case .figures(let moves):
      precondition(
        values.count == 1 || values.count == moves.count, "one value, or one for each move")
      for (row, move) in moves.enumerated() {
        hazards[move].figure = values.count == 1 ? values[0] : values[row]
      }
    case .chances(let moves):
      precondition(values.count == moves.count, "one value for each move, and for staying")
      for (move, value) in zip(moves, values) {
        if let move { hazards[move].figure = value }
      }
    case .hazardRatio(let moves): for move in moves { hazards[move].hazardRatio = values[0] }
    case .addedCost(let treatment, let states):
      for state in states { treatments[treatment].addedCosts[state] = values[0] }
    case .treatedUtility(let treatment, let states):
      for state in states { treatments[treatment].utilities[state] = values[0] }
    case .treatmentRatio(let treatment, let position):
      treatments[treatment].hazardRatios[position].ratio = values[0]
    case .rewardCost(let reward): rewards[reward].cost = values[0]
    case .rewardQalys(let reward): rewards[reward].qalys = values[0]
    }
  }
}
