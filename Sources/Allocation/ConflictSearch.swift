/// Makes a set of bounds that cannot all hold as small as it can be, by leaving bounds out and
/// asking the solver whether the rest can be met.
struct ConflictSearch: ~Copyable {
  /// A single question may take no more than this part of the time there is for all.
  private static let patience = 10

  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant
  private let longest: Duration
  /// The program with no objective and each row measured by its size.
  private var program: LinearProgram
  private var model = HighsModel()
  /// Bounds as they are in that program, for those that were left out.
  private var numbers: [LinearProgram.Bound: Double] = [:]
  /// Whether every question was answered in time.
  private(set) var isAnswered = true

  init(
    in original: LinearProgram, rows: [LinearProgram.Bound], timeLimit: Duration
  ) {
    deadline = clock.now + timeLimit
    longest = timeLimit / Self.patience
    program = original
    for index in program.variables.indices { program.variables[index].objective = 0 }
    let kept = Set(rows)
    for bound in original.rowBounds where !kept.contains(bound) {
      program[bound] = bound.side == .lower ? -.infinity : .infinity
    }
    for index in program.rows.indices {
      // A row without bounds is one less to look at.
      guard program.rows[index].lower.isFinite || program.rows[index].upper.isFinite else {
        program.rows[index].terms = []
        continue
      }
      let size = original.rows[index].size
      program.rows[index].lower /= size
      program.rows[index].upper /= size
      program.rows[index].terms = program.rows[index].terms.map {
        ($0.variable, $0.coefficient / size)
      }
    }
  }

  /// Whether there is time left.
  private var remaining: Duration { deadline - clock.now }

  /// Whether what is left can be met; nil if that could not be found out in time.
  mutating func isFeasible() throws(SolverFailure) -> Bool? {
    guard remaining > .zero else {
      isAnswered = false
      return nil
    }
    do throws(SolverFailure) {
      try model.load(program)
      switch try model.run(timeLimit: min(remaining, longest), gap: 0) {
      case .infeasible: return false
      case .optimal, .unproven, .unbounded, .infeasibleOrUnbounded: return true
      }
    } catch {
      guard case .timedOut = error else { throw error }
      isAnswered = false
      return nil
    }
  }

  /// Leaves bounds out, for good unless they are put back.
  mutating func drop(_ bounds: some Sequence<LinearProgram.Bound>) {
    for bound in bounds {
      numbers[bound] = program[bound]
      program[bound] = bound.side == .lower ? -.infinity : .infinity
    }
  }

  /// Puts bounds back that were left out.
  mutating func restore(_ bounds: some Sequence<LinearProgram.Bound>) {
    for bound in bounds { program[bound] = numbers[bound] ?? program[bound] }
  }

  /// Those of `bounds` that must stay for the rest to conflict; the others are left out.
  ///
  /// Whole blocks are tried first: where few of many bounds conflict, that takes few questions.
  mutating func essential(
    of bounds: ArraySlice<LinearProgram.Bound>
  ) throws(SolverFailure) -> [LinearProgram.Bound] {
    guard !bounds.isEmpty else { return [] }
    drop(bounds)
    let isFeasible = try isFeasible()
    if isFeasible == false { return [] }
    restore(bounds)
    guard bounds.count > 1, isFeasible != nil || remaining > .zero else { return Array(bounds) }
    let middle = bounds.startIndex + bounds.count / 2
    return try essential(of: bounds[..<middle]) + essential(of: bounds[middle...])
  }

  /// The bounds of variables that must stay for these rows to conflict; the others are left out.
  ///
  /// The duals of the rows' nearest miss tell which bounds stand in the way of a smaller one: most
  /// often just those, so that they are then tried one by one.
  mutating func essentialVariableBounds(
    besides rows: [LinearProgram.Bound], in ground: ConflictGround
  ) throws(SolverFailure) -> [LinearProgram.Bound] {
    let all = ground.variableBounds
    guard remaining > .zero, !ground.needsWholeNumbers,
      let involved = try ground.boundsInTheWay(of: rows, timeLimit: min(remaining, longest))
    else { return try essential(of: all[...]) }
    let others = all.filter { !involved.contains($0) }
    drop(others)
    guard try isFeasible() == false else {
      restore(others)
      return try essential(of: all[...])
    }
    var kept: [LinearProgram.Bound] = []
    for bound in all where involved.contains(bound) {
      kept += try essential(of: [bound])
    }
    return kept
  }
}
