internal import CHiGHS

extension HighsModel {
  /// The answer of a run that ended with one; its objective is its own bound.
  func solution(after seconds: Double) throws(SolverFailure) -> LinearSolution {
    var values = [Double](repeating: 0, count: loaded?.variables.count ?? 0)
    var reducedCosts = values
    var activities = [Double](repeating: 0, count: loaded?.rows.count ?? 0)
    var rowDuals = activities
    try accept(
      [Highs_getSolution(handle, &values, &reducedCosts, &activities, &rowDuals)], "being read")
    let objective = Highs_getObjectiveValue(handle)
    return LinearSolution(
      values: values, objective: objective, bound: objective, isProven: true, rowDuals: rowDuals,
      reducedCosts: reducedCosts, rowActivities: activities, ranges: nil, iterations: iterations,
      seconds: seconds)
  }

  /// Steps of the last run.
  var iterations: Int {
    ["simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"]
      .reduce(0) { $0 + max(0, information($1)) }  // -1 for a method that was not used
  }

  /// The best the objective could be as far as a search for whole numbers has proven.
  var bound: Double {
    var number = 0.0
    _ = Highs_getDoubleInfoValue(handle, "mip_dual_bound", &number)
    return number
  }

  /// Over what ranges the basis of the last run, which was optimal, stays so.
  ///
  /// They need a basis the simplex method has at hand: from where the last run ended it takes no step
  /// to get there.
  mutating func rangesFromBasis() throws(SolverFailure) -> LinearRanges {
    guard let program = loaded, !program.variables.isEmpty else {
      return LinearRanges(rows: loaded?.rows.map { _ in nil } ?? [], objective: [])
    }
    _ = try run(timeLimit: nil, gap: 0)
    guard hasBasis else {
      throw .stopped(reason: "the solver has no basis to find ranges for")
    }
    var columnBasis = [HighsInt](repeating: 0, count: program.variables.count)
    var rowBasis = [HighsInt](repeating: 0, count: program.rows.count)
    var (costUp, costDown) = (columnBasis.map { _ in 0.0 }, columnBasis.map { _ in 0.0 })
    var (rowUp, rowDown) = (rowBasis.map { _ in 0.0 }, rowBasis.map { _ in 0.0 })
    try accept(
      [
        Highs_getBasis(handle, &columnBasis, &rowBasis),
        Highs_getRanging(
          handle, &costUp, nil, nil, nil, &costDown, nil, nil, nil,
          nil, nil, nil, nil, nil, nil, nil, nil,
          &rowUp, nil, nil, nil, &rowDown, nil, nil, nil),
      ], "being asked for ranges")
    return LinearRanges(
      rows: rowBasis.indices.map { row in
        rowBasis[row] == kHighsBasisStatusBasic
          ? nil : Swift.min(rowDown[row], rowUp[row])...Swift.max(rowDown[row], rowUp[row])
      },
      objective: columnBasis.indices.map {
        Swift.min(costDown[$0], costUp[$0])...Swift.max(costDown[$0], costUp[$0])
      })
  }
}
