extension LinearProgram {
  /// A smallest set of bounds, of rows and of variables, that cannot all hold.
  ///
  /// There may be several; this one has as few rows as the search finds with the variables' bounds in
  /// place, and then the bounds of variables it cannot do without. A set is irreducible, not the
  /// one with the fewest members of all.
  ///
  /// - Parameter timeLimit: how long the search may take; what it has by then still conflicts. Where
  ///   the conflict is in whole numbers every question is a search of its own.
  /// - Returns: the set; nil if the program can be met.
  /// - Throws: `SolverFailure` when out of time before a conflict is known at all, or for a program
  ///   that makes no sense.
  public func conflict(
    timeLimit: Duration = LinearProgram.timeLimit
  ) throws(SolverFailure) -> LinearConflict? {
    try checkSense()
    let start = ContinuousClock.now
    guard let ground = try ConflictGround(of: self, timeLimit: timeLimit, gap: Self.gap) else {
      return nil
    }
    var search = ConflictSearch(
      in: ground.program, rows: ground.bounds,
      timeLimit: timeLimit - (ContinuousClock.now - start))
    var rows = ground.bounds
    if try search.isFeasible() == false { rows = try search.essential(of: rows[...]) }
    let variables = try search.essentialVariableBounds(besides: rows, in: ground)
    return LinearConflict(
      bounds: rows + variables, isIrreducible: search.isAnswered,
      needsWholeNumbers: ground.needsWholeNumbers)
  }

  /// The limits that stand against each other, in order; none if all can be met.
  func conflicts(
    timeLimit: Duration, gap: Double
  ) throws(SolverFailure) -> [SolverFailure.Conflict] {
    let start = ContinuousClock.now
    guard let ground = try ConflictGround(of: self, timeLimit: timeLimit, gap: gap) else {
      return []
    }
    var open = ground.bounds
    var sets: [Bound: Int] = [:]
    var count = 0
    var isOver = false
    while !isOver, !open.isEmpty {
      var search = ConflictSearch(
        in: ground.program, rows: open, timeLimit: timeLimit - (ContinuousClock.now - start))
      guard try search.isFeasible() == false else { break }
      for bound in try search.essential(of: open[...]) { sets[bound] = count }
      open.removeAll { sets[$0] != nil }
      count += 1
      isOver = !search.isAnswered
    }
    return ground.nearest.compactMap { near in
      guard case .row(let row) = near.bound.place else { return nil }
      let set = sets[near.bound]
      guard near.shortfall > 0 || set != nil else { return nil }
      return SolverFailure.Conflict(
        row: row, side: near.bound.side, shortfall: near.shortfall, weight: near.weight, set: set)
    }
  }
}
