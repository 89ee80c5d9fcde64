/// Where a conflict is to be looked for: the program without its wholeness if that conflicts already,
/// and those bounds of its rows that the duals of the nearest miss say take part.
struct ConflictGround {
  let program: LinearProgram
  let bounds: [LinearProgram.Bound]
  let needsWholeNumbers: Bool
  /// The bounds of variables that may take part. A search over whole numbers without bounds need not
  /// end, so that whole variables keep theirs where the conflict is in being whole.
  var variableBounds: [LinearProgram.Bound] {
    program.variableBounds.filter {
      guard case .variable(let index) = $0.place else { return false }
      return !program.variables[index].isWhole
    }
  }

  /// The nearest miss of the program as it is, for every bound of a row.
  let nearest: [(bound: LinearProgram.Bound, shortfall: Double, weight: Double)]

  /// The ground of a program's conflicts; nil if it has none.
  init?(of given: LinearProgram, timeLimit: Duration, gap: Double) throws(SolverFailure) {
    guard let ownNearest = try Self.nearest(of: given, timeLimit: timeLimit, gap: gap) else {
      return nil
    }
    nearest = ownNearest
    let plain = given.withoutWholeness
    let plainNearest =
      given.hasWholeVariables
      ? try Self.nearest(of: plain, timeLimit: timeLimit, gap: gap) : ownNearest
    needsWholeNumbers = plainNearest == nil
    program = needsWholeNumbers ? given : plain
    // Duals prove nothing about whole numbers: every bound may then take part.
    bounds = plainNearest?.filter { $0.weight > 0 }.map(\.bound) ?? given.rowBounds
  }

  /// The bounds of variables that keep the miss of some rows from being smaller; nil if that could
  /// not be found out in time.
  func boundsInTheWay(
    of rows: [LinearProgram.Bound], timeLimit: Duration
  ) throws(SolverFailure) -> Set<LinearProgram.Bound>? {
    var part = program
    let kept = Set(rows)
    for bound in program.rowBounds where !kept.contains(bound) {
      part[bound] = bound.side == .lower ? -.infinity : .infinity
    }
    do throws(SolverFailure) {
      let elastic = ElasticProgram(of: part) { _, _ in 1 }
      guard let solution = try elastic.solved(timeLimit: timeLimit, gap: LinearProgram.gap) else {
        return nil
      }
      return Set(
        program.variableBounds.filter {
          guard case .variable(let index) = $0.place else { return false }
          let cost = solution.reducedCosts[index]
          return $0.side == .lower ? cost > 0 : cost < 0
        })
    } catch {
      guard case .timedOut = error else { throw error }
      return nil
    }
  }

  /// The nearest miss; nil if there is none.
  private static func nearest(
    of program: LinearProgram, timeLimit: Duration, gap: Double
  ) throws(SolverFailure) -> [(bound: LinearProgram.Bound, shortfall: Double, weight: Double)]? {
    let elastic = ElasticProgram(of: program) { _, _ in 1 }
    guard let solution = try elastic.solved(timeLimit: timeLimit, gap: gap) else {
      throw .stopped(reason: "the solver could not say which limits conflict")
    }
    let shortfalls = elastic.shortfalls(at: solution)
    guard shortfalls.contains(where: { $0 > 0 }) else { return nil }
    let weights = elastic.weights(at: solution)
    return elastic.misses.indices.map { (elastic.misses[$0].bound, shortfalls[$0], weights[$0]) }
  }
}
