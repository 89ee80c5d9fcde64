internal import CHiGHS

/// The solver's own copy of one linear program, freed with this value.
///
/// One thread and one seed, so that the same program gives the same bytes each time. Either method
/// ends at a corner of the feasible set, with its duals.
struct HighsModel: ~Copyable {
  /// What the solver concluded.
  enum Outcome {
    case optimal
    /// There are no variables; the solver then does not look at the rows.
    case empty
    case infeasible
    case unbounded
    case infeasibleOrUnbounded
  }

  /// Variables and rows from which the interior-point method is the faster one.
  ///
  /// Measured on random programs of budgets over shares: even at 700 (20 ms), 4 times as fast as
  /// simplex at 2,600, 10 times at 10,000.
  private static let manyForSimplex = 1000

  private let handle: UnsafeMutableRawPointer
  private let timeLimit: Duration

  init(timeLimit: Duration) {
    guard let handle = Highs_create() else { preconditionFailure("no memory for the solver") }
    self.handle = handle
    self.timeLimit = timeLimit
  }

  deinit {
    Highs_destroy(handle)
  }

  /// Sets the solver up for one program and hands that over.
  func load(_ program: LinearProgram) throws(SolverFailure) {
    let size = program.variables.count + program.rows.count
    try configure(method: size < Self.manyForSimplex ? "simplex" : "ipm")
    try pass(program)
  }

  private func configure(method: String) throws(SolverFailure) {
    try accept(
      [
        Highs_setBoolOptionValue(handle, "output_flag", 0),
        Highs_setIntOptionValue(handle, "threads", 1),
        Highs_setStringOptionValue(handle, "parallel", "off"),
        Highs_setStringOptionValue(handle, "solver", method),
        Highs_setIntOptionValue(handle, "random_seed", 0),
        Highs_setDoubleOptionValue(handle, "time_limit", timeLimit / .seconds(1)),
      ], "its settings")
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
    try accept(
      [
        Highs_passLp(
          handle, HighsInt(program.variables.count), HighsInt(program.rows.count),
          HighsInt(columns.count), kHighsMatrixFormatRowwise,
          program.sense == .maximise ? kHighsObjSenseMaximize : kHighsObjSenseMinimize, 0,
          program.variables.map(\.objective),
          program.variables.map(\.lower), program.variables.map(\.upper),
          program.rows.map(\.lower), program.rows.map(\.upper),
          starts, columns, coefficients)
      ], "the program")
  }

  private func accept(_ statuses: [HighsInt], _ what: String) throws(SolverFailure) {
    if statuses.contains(kHighsStatusError) {
      throw .stopped(reason: "the solver did not accept \(what)")
    }
  }

  /// Solves, and says how that ended.
  func run() throws(SolverFailure) -> Outcome {
    _ = Highs_run(handle)
    switch Highs_getModelStatus(handle) {
    case kHighsModelStatusOptimal: return .optimal
    case kHighsModelStatusModelEmpty: return .empty
    case kHighsModelStatusInfeasible: return .infeasible
    case kHighsModelStatusUnbounded: return .unbounded
    case kHighsModelStatusUnboundedOrInfeasible: return .infeasibleOrUnbounded
    case kHighsModelStatusTimeLimit:
      throw .stopped(reason: "no answer within the time limit of \(timeLimit)")
    case let status:
      throw .stopped(reason: "the solver met a numerical difficulty (its status \(status))")
    }
  }

  /// The answer of a run that ended as optimal or empty.
  func solution(
    of program: LinearProgram, after seconds: Double
  ) throws(SolverFailure) -> LinearSolution {
    var values = [Double](repeating: 0, count: program.variables.count)
    var reducedCosts = values
    var activities = [Double](repeating: 0, count: program.rows.count)
    var rowDuals = activities
    try accept(
      [Highs_getSolution(handle, &values, &reducedCosts, &activities, &rowDuals)], "being read")
    let counters = ["simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"]
    let iterations = counters.map { counter in
      var count: HighsInt = 0
      _ = Highs_getIntInfoValue(handle, counter, &count)
      return max(0, Int(count))  // -1 for a method that was not used
    }
    return LinearSolution(
      values: values, objective: Highs_getObjectiveValue(handle),
      bound: Highs_getObjectiveValue(handle), rowDuals: rowDuals,
      reducedCosts: reducedCosts, rowActivities: activities, iterations: iterations.reduce(0, +),
      seconds: seconds)
  }
}
