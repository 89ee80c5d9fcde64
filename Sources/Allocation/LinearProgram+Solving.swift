extension LinearProgram {
  /// How long a solve may take where nothing else is asked for.
  public static let timeLimit = Duration.seconds(600)
  /// How far from proven a choice of whole numbers may be where nothing else is asked for, as a share
  /// of the objective.
  public static let gap = 1e-6

  /// The best choice, with what each limit is worth.
  ///
  /// The same program gives the same answer to the last bit on the same machine, unless the time
  /// limit ends one of two runs. An infeasible program is solved again, with every row allowed to be
  /// missed at a price, to say which limits stand against each other.
  ///
  /// Limits are met to 1e-7, and to 1e-6 by whole variables. The solver takes a coefficient under
  /// 1e-9 for 0 and refuses one over 1e15, and takes two choices of whole numbers for equally good
  /// that differ by less than 1e-6: choose units (thousands of pounds, say) in which numbers are
  /// neither tiny nor huge.
  ///
  /// - Parameters:
  ///   - timeLimit: how long the solve, and the search for what is wrong, may each take. If it ends a
  ///     search for whole numbers that has found some, the best of them are returned, not proven.
  ///   - gap: how far from the best a choice of whole numbers may be, as a share of the objective.
  ///   - ranging: whether to find `ranges` too, which takes about as long as a few steps of the
  ///     simplex method for each row and variable.
  /// - Returns: an optimal corner of the feasible set.
  /// - Throws: `SolverFailure`, also for a program that makes no sense (a term on a variable that
  ///   is not there, a bound that is no number, a variable whose lower bound is above its upper).
  public func solved(
    timeLimit: Duration = LinearProgram.timeLimit, gap: Double = LinearProgram.gap,
    ranging: Bool = false
  ) throws(SolverFailure) -> LinearSolution {
    var session = Session()
    return try session.solve(self, timeLimit: timeLimit, gap: gap, ranging: ranging)
  }

  /// Why there is no best choice, as far as can be found out.
  func failure(
    after outcome: HighsModel.Outcome, timeLimit: Duration, gap: Double
  ) throws(SolverFailure) -> SolverFailure {
    if outcome != .unbounded {
      let conflicts = try conflicts(timeLimit: timeLimit, gap: gap)
      guard conflicts.isEmpty else { return .infeasible(conflicts) }
    }
    guard outcome != .infeasible else {
      return .stopped(reason: "the limits conflict by less than the solver can measure")
    }
    return .unbounded(variables: try unlimitedVariables(timeLimit: timeLimit))
  }

  /// The variables that run to infinity where the objective has no end: those that move along the
  /// steepest direction in which no limit is ever met, each by at most 1.
  ///
  /// Whole numbers and others run together: with coefficients that are fractions, a direction of the
  /// one is, drawn out, one of the other.
  private func unlimitedVariables(timeLimit: Duration) throws(SolverFailure) -> [Int] {
    var directions = self
    for index in variables.indices {
      directions.variables[index].isWhole = false
      directions.variables[index].lower = variables[index].lower.isFinite ? 0 : -1
      directions.variables[index].upper = variables[index].upper.isFinite ? 0 : 1
    }
    for index in rows.indices {
      directions.rows[index].lower = rows[index].lower.isFinite ? 0 : -.infinity
      directions.rows[index].upper = rows[index].upper.isFinite ? 0 : .infinity
    }
    let solution = try directions.solved(timeLimit: timeLimit)
    return variables.indices.filter { abs(solution.values[$0]) > Self.noticeableMove }
  }

  /// The solver's own tolerance, in directions of at most 1.
  private static let noticeableMove = 1e-7
}
