internal import CLAPACKE

extension Matrix {
  /// Orthonormal columns that span the same space as this table's columns: the factor Q of a QR
  /// factorisation with column exchanges (LAPACK's dgeqp3 and dorgqr; Golub and Van Loan, *Matrix
  /// Computations*, §5.4).
  ///
  /// With it the least-squares fit of y to the columns is Q Qᵀy, whatever the columns' scales. A column
  /// that depends on the others adds none, so there may be fewer than there were; what depends and what
  /// does not is told by the size of what is left of a column, against the largest.
  ///
  /// - Parameter tolerance: columns of which less than this share of the largest is left are taken to
  ///   depend on the others.
  /// - Returns: a table of as many rows, and as many columns as there are independent ones.
  /// - Precondition: every number is finite.
  /// - Complexity: O(rows x columns²).
  public func columnSpace(tolerance: Double = 1e-10) -> Matrix {
    precondition(elements.allSatisfy(\.isFinite), "a factorisation needs finite numbers")
    guard rows > 0, columns > 0 else { return Matrix(rows: rows, columns: 0) }
    BLASKernels.useOneThread()
    // LAPACK's own order spares it a copy there and back.
    var factors = transposed.elements
    let most = Swift.min(rows, columns)
    var exchanges = Array(repeating: Int32(0), count: columns)
    var scalars = Array(repeating: 0.0, count: most)
    let factored = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR, Int32(rows), Int32(columns), &factors, Int32(rows), &exchanges, &scalars)
    precondition(factored == 0, "LAPACK refused argument \(-factored) of dgeqp3")
    let largest = abs(factors[0])
    let rank = (0..<most).prefix { abs(factors[$0 * rows + $0]) > tolerance * largest }.count
    guard rank > 0 else { return Matrix(rows: rows, columns: 0) }
    let formed = LAPACKE_dorgqr(
      LAPACK_COL_MAJOR, Int32(rows), Int32(rank), Int32(rank), &factors, Int32(rows), scalars)
    precondition(formed == 0, "LAPACK refused argument \(-formed) of dorgqr")
    return Matrix(rows: rank, columns: rows, elements: Array(factors.prefix(rank * rows)))
      .transposed
  }
}
