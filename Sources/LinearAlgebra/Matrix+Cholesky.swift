internal import CLAPACKE

extension Matrix {
  /// Why a table has no Cholesky factor.
  public struct NotPositiveDefinite: Error, Hashable, Sendable {
    /// The least number of leading rows and columns that are not positive definite by themselves.
    public let leading: Int

    /// The failure of the part with so many rows.
    public init(leading: Int) { self.leading = leading }
  }

  /// The lower triangle L with L Lᵀ = `self`, zero above its diagonal, by LAPACK's dpotrf.
  ///
  /// Only the lower triangle of the table is read: whether it is symmetric is for the caller to know.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Returns: the factor.
  /// - Throws: `NotPositiveDefinite` with the first leading part that is not.
  /// - Complexity: O(rows³).
  public func choleskyFactor() throws(NotPositiveDefinite) -> Matrix {
    precondition(rows == columns, "a Cholesky factor needs a square matrix")
    precondition(elements.allSatisfy(\.isFinite), "a Cholesky factor needs finite numbers")
    guard rows > 0 else { return self }
    BLASKernels.useOneThread()
    var factor = elements
    let lower = CChar(UInt8(ascii: "L"))
    let outcome = LAPACKE_dpotrf(LAPACK_ROW_MAJOR, lower, Int32(rows), &factor, Int32(rows))
    guard outcome <= 0 else { throw NotPositiveDefinite(leading: Int(outcome)) }
    precondition(outcome == 0, "LAPACK refused argument \(-outcome) of dpotrf")
    for row in 0..<rows {
      for column in row + 1..<max(row + 1, columns) { factor[row * columns + column] = 0 }
    }
    return Matrix(rows: rows, columns: columns, elements: factor)
  }
}
