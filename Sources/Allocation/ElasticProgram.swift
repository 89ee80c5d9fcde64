/// A program whose rows may be missed at a price: the least dear miss says how far it is from
/// feasible, and the duals which bounds keep the misses from being smaller.
///
/// The solver can relax bounds by itself, but tells no duals then.
struct ElasticProgram {
  /// The least miss, or part in a miss, that counts as one, as a share of the row's size.
  ///
  /// Shares lie between 0 (the row has no part) and 1; a corner's are ratios of coefficients, and
  /// the solver's own tolerance on them is 1e-7.
  static let noticeableShare = 1e-7

  /// A bound that may be missed, by the variable that says by how many times `size` it is.
  struct Miss {
    let bound: LinearProgram.Bound
    let variable: Int?
    let size: Double
  }

  /// The program, with one row for each of `misses`, in order.
  let program: LinearProgram
  let misses: [Miss]

  /// The elastic program of `original`.
  ///
  /// `weight` says what a miss of a row by its own size costs, given the row and its size; it is nil
  /// for a row that may not be missed.
  init(of original: LinearProgram, weight: (_ row: Int, _ size: Double) -> Double?) {
    var elastic = LinearProgram(sense: .minimise, variables: original.variables)
    for index in elastic.variables.indices { elastic.variables[index].objective = 0 }
    var misses: [Miss] = []
    for bound in original.rowBounds {
      guard case .row(let index) = bound.place else { continue }
      let row = original.rows[index]
      let size = row.size
      var terms = row.terms
      var variable: Int?
      if let weight = weight(index, size) {
        variable = elastic.variables.count
        terms.append((elastic.variables.count, bound.side == .lower ? size : -size))
        elastic.variables.append(.init("miss of '\(row.name)'", objective: weight))
      }
      misses.append(Miss(bound: bound, variable: variable, size: size))
      elastic.rows.append(
        bound.side == .lower
          ? .init(row.name, lower: row.lower, terms: terms)
          : .init(row.name, upper: row.upper, terms: terms))
    }
    program = elastic
    self.misses = misses
  }

  /// The least dear choice; nil if the rows that may not be missed conflict.
  func solved(timeLimit: Duration, gap: Double) throws(SolverFailure) -> LinearSolution? {
    var session = LinearProgram.Session()
    return try session.attempt(program, timeLimit: timeLimit, gap: gap).1
  }

  /// By how much a choice misses each of `misses`, in the row's own unit; 0 where that is nothing.
  func shortfalls(at solution: LinearSolution) -> [Double] {
    misses.map { miss in
      guard let variable = miss.variable else { return 0 }
      let share = solution.values[variable]
      return share > Self.noticeableShare ? share * miss.size : 0
    }
  }

  /// How much giving way at each of `misses` would help, both as shares of a row's size.
  func weights(at solution: LinearSolution) -> [Double] {
    zip(misses, solution.rowDuals).map { miss, dual in
      let weight = abs(dual) * miss.size
      return weight > Self.noticeableShare ? min(1, weight) : 0
    }
  }
}

extension LinearProgram.Row {
  /// What a miss of this row is measured against: its largest coefficient or bound, so that a row
  /// in pounds and one in staff weigh alike.
  var size: Double {
    let magnitudes =
      [lower, upper].filter(\.isFinite).map(abs) + mergedTerms.map { abs($0.coefficient) }
    let largest = magnitudes.max() ?? 0
    return largest > 0 ? largest : 1
  }
}
