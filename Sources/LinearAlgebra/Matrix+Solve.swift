internal import CLAPACKE

extension Matrix {
  /// Why a set of linear equations has no one answer.
  public enum SolveFailure: Error, Hashable, CustomStringConvertible {
    /// The table is singular: elimination met a pivot of exactly zero in this column, from 0.
    case singular(column: Int)
    /// A number on either side is not finite.
    case notFinite

    /// What is wrong, as a sentence.
    public var description: String {
      switch self {
      case .singular(let column):
        "the equations have no single solution: column \(column + 1) depends on those before it"
      case .notFinite: "a number in the equations is not finite"
      }
    }
  }

  /// The table X with `self` X = `other`, by elimination with row exchanges (LAPACK's dgesv).
  ///
  /// What it does not promise: accuracy where the table is singular but for rounding. Such a table
  /// may have no pivot of exactly zero, and its solution is then as large as its errors.
  ///
  /// - Precondition: this table is square and has as many rows as `other`.
  /// - Throws: `SolveFailure` where the table is singular or a number is not finite.
  /// - Complexity: O(rows² x (rows + other.columns)).
  public func solution(of other: Matrix) throws(SolveFailure) -> Matrix {
    precondition(rows == columns, "linear equations need a square matrix")
    precondition(rows == other.rows, "both sides of linear equations have as many rows")
    guard elements.allSatisfy(\.isFinite), other.elements.allSatisfy(\.isFinite) else {
      throw .notFinite
    }
    guard rows > 0, other.columns > 0 else { return other }
    BLASKernels.useOneThread()
    var factors = elements
    var solution = other.elements
    var exchanges = Array(repeating: Int32(0), count: rows)
    let outcome = LAPACKE_dgesv(
      LAPACK_ROW_MAJOR, Int32(rows), Int32(other.columns), &factors, Int32(rows), &exchanges,
      &solution, Int32(other.columns))
    guard outcome <= 0 else { throw .singular(column: Int(outcome) - 1) }
    precondition(outcome == 0, "LAPACK refused argument \(-outcome) of dgesv")
    return Matrix(rows: rows, columns: other.columns, elements: solution)
  }
}
