extension LinearProgram {
  /// Refuses what the solver would misread or answer with a bare error.
  func checkSense() throws(SolverFailure) {
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
      guard !variable.isWhole || variable.lower.rounded(.up) <= variable.upper else {
        throw .stopped(
          reason: "variable '\(variable.name)' must be at least \(variable.lower) "
            + "and at most \(variable.upper), which no whole number is")
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
