internal import CHiGHS

extension HighsModel {
  /// Hands a program over: all of it, or only what differs from the one before if that had as many
  /// variables and rows and the same whole variables. The basis then stays.
  mutating func load(_ program: LinearProgram) throws(SolverFailure) {
    defer { loaded = program }
    guard let before = loaded, before.hasShape(of: program) else {
      hasBasis = false
      try pass(program)
      return
    }
    if zip(before.rows, program.rows).allSatisfy({ $0.hasTerms(of: $1) }) {
      try passNumbers(of: program, since: before)
    } else if hasBasis {
      var columns = [HighsInt](repeating: 0, count: program.variables.count)
      var rows = [HighsInt](repeating: 0, count: program.rows.count)
      try accept([Highs_getBasis(handle, &columns, &rows)], "being asked for its basis")
      try pass(program)
      try accept([Highs_setBasis(handle, columns, rows)], "its last basis")
    } else {
      try pass(program)
    }
  }

  /// Offers values to start a search for whole numbers from; they need not be feasible.
  func start(from values: [Double]) throws(SolverFailure) {
    try accept([Highs_setSolution(handle, values, nil, nil, nil)], "values to start from")
  }

  /// The whole program in one call, row after row.
  private func pass(_ program: LinearProgram) throws(SolverFailure) {
    var starts: [HighsInt] = []
    var columns: [HighsInt] = []
    var coefficients: [Double] = []
    starts.reserveCapacity(program.rows.count + 1)
    for row in program.rows {
      starts.append(HighsInt(columns.count))
      for term in row.mergedTerms {
        columns.append(HighsInt(term.variable))
        coefficients.append(term.coefficient)
      }
    }
    let kinds = program.variables.map {
      $0.isWhole ? kHighsVarTypeInteger : kHighsVarTypeContinuous
    }
    try accept(
      [
        Highs_passMip(
          handle, HighsInt(program.variables.count), HighsInt(program.rows.count),
          HighsInt(columns.count), kHighsMatrixFormatRowwise, program.sense.number, 0,
          program.variables.map(\.objective),
          program.variables.map(\.lower), program.variables.map(\.upper),
          program.rows.map(\.lower), program.rows.map(\.upper),
          starts, columns, coefficients, kinds)
      ], "the program")
  }

  /// The objective and bounds that differ.
  private func passNumbers(
    of program: LinearProgram, since before: LinearProgram
  ) throws(SolverFailure) {
    let (olds, news) = (before.variables, program.variables)
    let costs = news.indices.filter { olds[$0].objective != news[$0].objective }
    let bounds = news.indices.filter {
      olds[$0].lower != news[$0].lower || olds[$0].upper != news[$0].upper
    }
    let rows = program.rows.indices.filter {
      before.rows[$0].lower != program.rows[$0].lower
        || before.rows[$0].upper != program.rows[$0].upper
    }
    try accept(
      [
        Highs_changeObjectiveSense(handle, program.sense.number),
        Highs_changeColsCostBySet(
          handle, HighsInt(costs.count), costs.map { HighsInt($0) },
          costs.map { news[$0].objective }),
        Highs_changeColsBoundsBySet(
          handle, HighsInt(bounds.count), bounds.map { HighsInt($0) },
          bounds.map { news[$0].lower }, bounds.map { news[$0].upper }),
        Highs_changeRowsBoundsBySet(
          handle, HighsInt(rows.count), rows.map { HighsInt($0) },
          rows.map { program.rows[$0].lower }, rows.map { program.rows[$0].upper }),
      ], "the changes to the program")
  }
}

extension LinearProgram.Sense {
  fileprivate var number: HighsInt {
    switch self {
    case .maximise: kHighsObjSenseMaximize
    case .minimise: kHighsObjSenseMinimize
    }
  }
}

extension LinearProgram {
  /// Whether some variable must be a whole number.
  var hasWholeVariables: Bool { variables.contains(where: \.isWhole) }

  fileprivate func hasShape(of other: LinearProgram) -> Bool {
    rows.count == other.rows.count && variables.count == other.variables.count
      && zip(variables, other.variables).allSatisfy { $0.isWhole == $1.isWhole }
  }
}

extension LinearProgram.Row {
  fileprivate func hasTerms(of other: Self) -> Bool {
    terms.count == other.terms.count && zip(terms, other.terms).allSatisfy { $0 == $1 }
  }

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
