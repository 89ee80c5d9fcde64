internal import CHiGHS

/// The solver's own copy of a program, freed with this value.
///
/// One thread and one seed, so that the same calls give the same bytes each time. Every method ends
/// at a corner of the feasible set, with its duals, and with a basis from which a program that has
/// changed a little is solved in few steps.
struct HighsModel: ~Copyable {
  /// What the solver concluded.
  enum Outcome {
    case optimal
    /// The time was up during a search for whole numbers that had found some.
    case unproven
    case infeasible
    case unbounded
    case infeasibleOrUnbounded
  }

  /// Variables and rows from which, without a basis, the interior-point method is the faster one.
  ///
  /// Measured on random programs of budgets over shares: even at 700 (20 ms), 4 times as fast as
  /// simplex at 2,600, 10 times at 10,000.
  private static let manyForSimplex = 1000

  let handle: UnsafeMutableRawPointer
  /// The program the solver has.
  var loaded: LinearProgram?
  /// Whether the last run left a basis.
  var hasBasis = false

  /// To what rows and bounds are met.
  private let tolerance: Double

  init(tolerance: Double = 1e-7) {
    guard let handle = Highs_create() else { preconditionFailure("no memory for the solver") }
    self.handle = handle
    self.tolerance = tolerance
    // At once: it greets the first program it is given.
    _ = Highs_setBoolOptionValue(handle, "output_flag", 0)
  }

  deinit {
    Highs_destroy(handle)
  }

  func accept(_ statuses: [HighsInt], _ what: String) throws(SolverFailure) {
    if statuses.contains(kHighsStatusError) {
      throw .stopped(reason: "the solver did not accept \(what)")
    }
  }

  /// Solves the program that is loaded, from the last basis if there is one, and says how that ended.
  mutating func run(timeLimit: Duration?, gap: Double) throws(SolverFailure) -> Outcome {
    let program = loaded ?? LinearProgram(sense: .minimise)
    let size = program.variables.count + program.rows.count
    // Any other choice makes the solver forget which variables are whole.
    let method =
      program.hasWholeVariables
      ? "choose" : hasBasis || size < Self.manyForSimplex ? "simplex" : "ipm"
    try accept(
      [
        Highs_setIntOptionValue(handle, "threads", 1),
        Highs_setStringOptionValue(handle, "parallel", "off"),
        Highs_setIntOptionValue(handle, "random_seed", 0),
        Highs_setStringOptionValue(handle, "solver", method),
        Highs_setDoubleOptionValue(
          handle, "time_limit", timeLimit.map { max(0, $0 / .seconds(1)) } ?? .infinity),
        Highs_setDoubleOptionValue(handle, "mip_rel_gap", gap),
        Highs_setDoubleOptionValue(handle, "primal_feasibility_tolerance", tolerance),
        // The solver's own clock runs on from solve to solve.
        Highs_zeroAllClocks(handle),
      ], "its settings")
    _ = Highs_run(handle)
    hasBasis = information("basis_validity") == Int(kHighsBasisValidityValid)
    switch Highs_getModelStatus(handle) {
    case kHighsModelStatusOptimal: return .optimal
    case kHighsModelStatusModelEmpty:
      // Without variables the solver does not look at the rows.
      return program.rows.allSatisfy { $0.lower <= 0 && 0 <= $0.upper } ? .optimal : .infeasible
    case kHighsModelStatusInfeasible: return .infeasible
    case kHighsModelStatusUnbounded: return .unbounded
    case kHighsModelStatusUnboundedOrInfeasible: return .infeasibleOrUnbounded
    case kHighsModelStatusTimeLimit:
      let isFound = information("primal_solution_status") == Int(kHighsSolutionStatusFeasible)
      guard program.hasWholeVariables, isFound else { throw .timedOut(after: timeLimit ?? .zero) }
      return .unproven
    case let status:
      throw .stopped(reason: "the solver met a numerical difficulty (its status \(status))")
    }
  }

  /// A whole number the solver tells about its last run.
  func information(_ name: String) -> Int {
    var number: HighsInt = 0
    _ = Highs_getIntInfoValue(handle, name, &number)
    return Int(number)
  }
}
