import Commissioning

extension PortfolioProgram {
  /// The best portfolio with the solver's answer; none if the limits conflict.
  ///
  /// - Parameters:
  ///   - timeLimit: how long it may take.
  ///   - ranging: whether the solver is asked how far its prices hold.
  ///   - mustBeProven: whether one that may not be the best is none: where something is told of it that
  ///     would then not be so.
  /// - Returns: the portfolio and the answer.
  /// - Throws: `PortfolioFailure` where the solver stopped, or its time ran out.
  func attempted(
    timeLimit: Duration, ranging: Bool = false, mustBeProven: Bool = true
  ) throws(PortfolioFailure) -> (portfolio: Portfolio, solution: LinearSolution)? {
    do throws(SolverFailure) {
      var session = LinearProgram.Session()
      let (outcome, solution) = try session.attempt(
        linear, timeLimit: timeLimit, gap: LinearProgram.gap, ranging: ranging)
      if outcome == .unbounded { throw .unbounded(variables: []) }
      if outcome == .unproven, mustBeProven { throw .timedOut(after: timeLimit) }
      return solution.map { (portfolio(in: $0), $0) }
    } catch {
      throw failure(error)
    }
  }

  /// The best portfolio with the solver's answer, as `attempted`.
  ///
  /// - Throws: `PortfolioFailure`, with the limits that conflict if they do.
  func solved(
    timeLimit: Duration, ranging: Bool = false, mustBeProven: Bool = true
  ) throws(PortfolioFailure) -> (portfolio: Portfolio, solution: LinearSolution) {
    if let found = try attempted(
      timeLimit: timeLimit, ranging: ranging, mustBeProven: mustBeProven)
    {
      return found
    }
    do throws(SolverFailure) {
      let solution = try linear.solved(timeLimit: timeLimit, ranging: ranging)
      return (portfolio(in: solution), solution)
    } catch {
      throw failure(error)
    }
  }

  /// The portfolio in a solution, without the solver's rounding.
  private func portfolio(in solution: LinearSolution) -> Portfolio {
    let shares = problem.proposals.enumerated().map { position, proposal in
      let most = proposal.maximumCoverage
      let value = solution.values[coverage[position]]
      let isFunded = funded[position].map { solution.values[$0] > 0.5 } ?? true
      guard isFunded, value > Portfolio.leastCoverage else { return 0.0 }
      return !proposal.isDivisible || value > most - Portfolio.leastCoverage ? most : value
    }
    let value = problem.value(shares)
    let slack = largestThrift * objectiveSize
    let proven = solution.bound * objectiveSize
    return Portfolio(
      coverage: shares,
      payments: payments.enumerated().map { position, byFund in
        byFund.map { payment in
          guard let payment, shares[position] > 0 else { return 0 }
          return max(0, solution.values[payment] * Self.pounds)
        }
      },
      value: value,
      bound: linear.sense == .maximise ? max(value, proven + slack) : min(value, proven - slack))
  }

  /// What is used of a row at the values of a solution, in the unit of its limit.
  func use(of limit: PortfolioLimitRow, at solution: LinearSolution) -> Double {
    linear.rows[limit.row].terms.reduce(0.0) {
      $0 + $1.coefficient * solution.values[$1.variable]
    } * limit.size
  }

  /// Holds the objective to a value or better, in its own unit.
  mutating func hold(to value: Double) {
    let bound = value / objectiveSize
    let room = Self.valueRounding * max(1, abs(bound))
    linear.rows.append(
      linear.sense == .maximise
        ? .init("value", lower: bound - room, terms: objective)
        : .init("value", upper: bound + room, terms: objective))
  }

  /// What a value or a coverage that a solve has found may be missed by when it is held to, as a share
  /// of it, so that what was found stays possible: the solver's own tolerance on whole numbers.
  static let rounding = 1e-6

  /// The same for a value, where all is known to hold but for the tolerance of a linear program.
  private static let valueRounding = 1e-7

  /// The same limits, asked for the most (or least) of other terms instead.
  func seeking(_ sense: LinearProgram.Sense, _ terms: Terms) -> PortfolioProgram {
    var program = self
    program.linear.sense = sense
    for index in linear.variables.indices { program.linear.variables[index].objective = 0 }
    for term in terms { program.linear.variables[term.variable].objective += term.coefficient }
    return program
  }

  /// Holds a proposal's coverage between two shares. One that cannot be divided is held by its choice
  /// alone: a bound that just meets its maximum is a rounding away from none.
  mutating func hold(_ proposal: Int, from lower: Double, to upper: Double) {
    if let choice = funded[proposal], lower > 0 { linear.variables[choice].lower = 1 }
    linear.variables[coverage[proposal]].lower =
      problem.proposals[proposal].isDivisible ? lower : 0
    linear.variables[coverage[proposal]].upper = upper
  }
}
