extension LinearProgram {
  /// The least part of the best total miss that counts as a part.
  ///
  /// Shares lie between 0 (the row has no part) and 1; a corner's are ratios of coefficients, and
  /// the solver's own tolerance on them is 1e-7. Misses, too, are shares: of the row's size.
  private static let noticeableShare = 1e-7

  /// The rows that stand against each other, in order; none if all can be met.
  ///
  /// Solves the elastic program: every bound of a row may be missed, the variables' own bounds may
  /// not, and the sum of the misses, each as a share of its row's size, is the least possible. A
  /// bound's dual says how fast that sum falls if the bound gives way: it is 0 for a bound that has
  /// no part in the conflict.
  func conflicts(timeLimit: Duration) throws(SolverFailure) -> [SolverFailure.Conflict] {
    var elastic = LinearProgram(sense: .minimise, variables: variables)
    for index in elastic.variables.indices { elastic.variables[index].objective = 0 }
    var bounds: [(row: Int, side: SolverFailure.Conflict.Side, size: Double)] = []
    for (index, row) in rows.enumerated() {
      let size = row.size
      for side in row.finiteSides {
        let miss = elastic.variables.count
        elastic.variables.append(Variable("miss of '\(row.name)'", objective: 1))
        switch side {
        case .lower:
          elastic.rows.append(Row(row.name, lower: row.lower, terms: row.terms + [(miss, size)]))
        case .upper:
          elastic.rows.append(Row(row.name, upper: row.upper, terms: row.terms + [(miss, -size)]))
        }
        bounds.append((index, side, size))
      }
    }
    let model = HighsModel(timeLimit: timeLimit)
    try model.load(elastic)
    switch try model.run() {
    case .optimal: break
    case .empty: return []
    case .infeasible, .unbounded, .infeasibleOrUnbounded:
      throw .stopped(reason: "the solver could not say which limits conflict")
    }
    let nearest = try model.solution(of: elastic, after: 0)
    guard nearest.objective > Self.noticeableShare else { return [] }
    return bounds.enumerated().compactMap { place, bound in
      let weight = abs(nearest.rowDuals[place]) * bound.size
      guard weight > Self.noticeableShare else { return nil }
      let miss = nearest.values[variables.count + place]
      return SolverFailure.Conflict(
        row: bound.row, side: bound.side,
        shortfall: miss > Self.noticeableShare ? miss * bound.size : 0, weight: min(1, weight))
    }
  }
}

extension LinearProgram.Row {
  /// What a miss of this row is measured against: its largest coefficient or bound, so that a row
  /// in pounds and one in staff weigh alike.
  fileprivate var size: Double {
    let magnitudes =
      [lower, upper].filter(\.isFinite).map(abs) + mergedTerms.map { abs($0.coefficient) }
    let largest = magnitudes.max() ?? 0
    return largest > 0 ? largest : 1
  }

  /// The bounds that limit anything.
  fileprivate var finiteSides: [SolverFailure.Conflict.Side] {
    (lower.isFinite ? [.lower] : []) + (upper.isFinite ? [.upper] : [])
  }
}
