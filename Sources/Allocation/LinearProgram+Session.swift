extension LinearProgram {
  /// A solver that keeps its last basis, for a sequence of programs that differ a little.
  ///
  /// A program with as many variables and rows as the one before, and the same whole variables, is
  /// solved from the corner where that one ended, or from the whole numbers it found, and only what
  /// differs is handed over; any other is started anew. Which of several equally good choices is
  /// found may depend on the programs before; the same sequence gives the same bytes.
  public struct Session: ~Copyable {
    /// The programs as they are given.
    private var given = HighsModel()
    /// Those with whole variables once more, with these fixed.
    private var fixed = HighsModel(tolerance: FixedProgram.tolerance)
    /// The whole numbers found last.
    private var incumbent: [Double]?

    /// A solver that has seen no program yet.
    public init() {}

    /// The best choice, with what each limit is worth; as `LinearProgram.solved` says.
    public mutating func solve(
      _ program: LinearProgram, timeLimit: Duration = LinearProgram.timeLimit,
      gap: Double = LinearProgram.gap, ranging: Bool = false
    ) throws(SolverFailure) -> LinearSolution {
      let (outcome, solution) = try attempt(
        program, timeLimit: timeLimit, gap: gap, ranging: ranging)
      if let solution { return solution }
      throw try program.failure(after: outcome, timeLimit: timeLimit, gap: gap)
    }

    /// How a solve ended, with the choice if there is one, and without looking for what is wrong.
    mutating func attempt(
      _ program: LinearProgram, timeLimit: Duration, gap: Double, ranging: Bool = false
    ) throws(SolverFailure) -> (HighsModel.Outcome, LinearSolution?) {
      let clock = ContinuousClock()
      let start = clock.now
      try program.checkSense()
      try given.load(program)
      let isWhole = program.hasWholeVariables
      if isWhole, let incumbent, incumbent.count == program.variables.count {
        try given.start(from: incumbent)
      }
      let outcome = try given.run(timeLimit: timeLimit, gap: gap)
      guard outcome == .optimal || outcome == .unproven else { return (outcome, nil) }
      var solution = try given.solution(after: 0)
      if isWhole {
        incumbent = solution.values
        solution = try priced(
          solution, of: program, isProven: outcome == .optimal, ranging: ranging)
      } else if ranging {
        solution.ranges = try given.rangesFromBasis()
      }
      solution.seconds = (clock.now - start) / .seconds(1)
      return (outcome, solution)
    }

    /// What the search chose, with its whole variables fixed and the rest solved for its duals,
    /// however long that takes.
    private mutating func priced(
      _ search: LinearSolution, of program: LinearProgram, isProven: Bool, ranging: Bool
    ) throws(SolverFailure) -> LinearSolution {
      let steps = given.iterations
      // The search takes numbers for whole that are so to 1e-6. Where a coefficient is so large that
      // the difference matters, it stays.
      for values in [search.values.map { $0.rounded() }, search.values] {
        let rest = FixedProgram(of: program, at: values)
        try fixed.load(rest.program)
        guard case .optimal = try fixed.run(timeLimit: nil, gap: 0) else { continue }
        var solution = try fixed.solution(after: 0)
        solution.iterations += steps
        if ranging { solution.ranges = try fixed.rangesFromBasis() }
        rest.complete(&solution)
        solution.bound =
          program.sense == .maximise
          ? max(given.bound, solution.objective) : min(given.bound, solution.objective)
        solution.isProven = isProven
        return solution
      }
      throw .stopped(reason: "the solver could not repeat its whole numbers")
    }
  }
}
