extension LinearProgram {
  /// The best choice, with what each limit is worth.
  ///
  /// The same program gives the same answer to the last bit on the same machine, unless the time
  /// limit ends one of two runs. An infeasible program is solved a second time, with every row
  /// allowed to be missed at a price, to say which limits stand against each other.
  ///
  /// Limits are met to 1e-7. The solver takes a coefficient under 1e-9 for 0 and refuses one over
  /// 1e15: choose units (thousands of pounds, say) in which numbers are neither.
  ///
  /// - Parameter timeLimit: how long each solve may take.
  /// - Returns: an optimal corner of the feasible set.
  /// - Throws: `SolverFailure`, also for a program that makes no sense (a term on a variable that
  ///   is not there, a bound that is no number, a variable whose lower bound is above its upper).
  public func solved(timeLimit: Duration = .seconds(600)) throws(SolverFailure) -> LinearSolution {
    let clock = ContinuousClock()
    let start = clock.now
    try checkSense()
    let model = HighsModel(timeLimit: timeLimit)
    try model.load(self)
    switch try model.run() {
    case .optimal:
      return try model.solution(of: self, after: (clock.now - start) / .seconds(1))
    case .empty:
      let conflicts = try conflicts(timeLimit: timeLimit)
      guard conflicts.isEmpty else { throw .infeasible(conflicts) }
      return try model.solution(of: self, after: (clock.now - start) / .seconds(1))
    case .unbounded:
      throw .unbounded
    case .infeasible:
      let conflicts = try conflicts(timeLimit: timeLimit)
      guard !conflicts.isEmpty else {
        throw .stopped(reason: "the limits conflict by less than the solver can measure")
      }
      throw .infeasible(conflicts)
    case .infeasibleOrUnbounded:
      let conflicts = try conflicts(timeLimit: timeLimit)
      throw conflicts.isEmpty ? .unbounded : .infeasible(conflicts)
    }
  }

  /// Refuses what the solver would misread or answer with a bare error.
  private func checkSense() throws(SolverFailure) {
    for variable in variables {
      guard variable.objective.isFinite else {
        throw .stopped(reason: "variable '\(variable.name)' adds no finite number to the objective")
      }
      guard variable.lower <= variable.upper, variable.lower < .infinity,
        variable.upper > -.infinity
      else {
        throw .stopped(
          reason: "variable '\(variable.name)' must be at least \(variable.lower) "
            + "and at most \(variable.upper), which no number is")
      }
    }
    for row in rows {
      guard !row.lower.isNaN, !row.upper.isNaN, row.lower < .infinity, row.upper > -.infinity else {
        throw .stopped(
          reason: "row '\(row.name)' has bounds \(row.lower) and \(row.upper), "
            + "which no sum can meet")
      }
      for term in row.terms {
        guard variables.indices.contains(term.variable), term.coefficient.isFinite else {
          throw .stopped(
            reason: "row '\(row.name)' has a term \(term.coefficient) x variable \(term.variable) "
              + "of \(variables.count)")
        }
      }
    }
  }
}

extension LinearProgram.Row {
  /// The terms with one for each variable, in the variables' order, and none of zero.
  var mergedTerms: [(variable: Int, coefficient: Double)] {
    var merged: [(variable: Int, coefficient: Double)] = []
    merged.reserveCapacity(terms.count)
    for term in terms.sorted(by: { $0.variable < $1.variable }) {
      if let last = merged.indices.last, merged[last].variable == term.variable {
        merged[last].coefficient += term.coefficient
      } else {
        merged.append(term)
      }
    }
    return merged.filter { $0.coefficient != 0 }
  }
}
