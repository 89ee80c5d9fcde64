/// What remains of a program when its whole variables are fixed: a linear program in the others.
///
/// The fixed variables are taken out of the rows, not only held between equal bounds: a basis could
/// otherwise contain one, and the duals would price a move it cannot make.
struct FixedProgram {
  /// To what rows are met with whole numbers, which is as near as the search for them goes.
  static let tolerance = 1e-6

  /// The linear program, with the rows' bounds less what the fixed variables use.
  let program: LinearProgram
  private let original: LinearProgram
  /// What the fixed variables use of each row.
  private let used: [Double]

  /// The program with each whole variable at its value.
  init(of original: LinearProgram, at values: [Double]) {
    var program = original
    for index in original.variables.indices where original.variables[index].isWhole {
      program.variables[index].isWhole = false
      program.variables[index].lower = values[index]
      program.variables[index].upper = values[index]
    }
    used = original.rows.map { row in
      row.terms.reduce(0) {
        original.variables[$1.variable].isWhole ? $0 + $1.coefficient * values[$1.variable] : $0
      }
    }
    for (index, used) in used.enumerated() {
      program.rows[index].terms.removeAll { original.variables[$0.variable].isWhole }
      program.rows[index].lower -= used
      program.rows[index].upper -= used
    }
    self.program = program
    self.original = original
  }

  /// Puts back into the answer what was taken out of the program.
  func complete(_ solution: inout LinearSolution) {
    for (index, row) in original.rows.enumerated() {
      solution.rowActivities[index] += used[index]
      for term in row.terms where original.variables[term.variable].isWhole {
        solution.reducedCosts[term.variable] -= solution.rowDuals[index] * term.coefficient
      }
    }
    guard let ranges = solution.ranges else { return }
    solution.ranges = LinearRanges(
      rows: zip(ranges.rows, used).map { range, used in
        range.map { ($0.lowerBound + used)...($0.upperBound + used) }
      },
      objective: zip(ranges.objective, original.variables).map { range, variable in
        variable.isWhole ? -.infinity ... .infinity : range
      })
  }
}

extension LinearProgram {
  /// The prices at an answer, whole variables staying as they are in it, with how far each holds; `nil`
  /// where the solver cannot say.
  func ranged(at solution: LinearSolution) -> LinearSolution? {
    let rest = FixedProgram(of: self, at: solution.values)
    guard var ranged = try? rest.program.solved(ranging: true) else { return nil }
    rest.complete(&ranged)
    return ranged
  }
}
