internal import CLAPACKE

extension Matrix {
  /// A symmetric table's own directions and how much it stretches each.
  public struct SymmetricEigenvectors: Hashable, Sendable {
    /// The eigenvalues, from least to greatest.
    public let values: [Double]
    /// The eigenvectors as columns, in the order of the values, each of length one.
    public let vectors: Matrix
  }

  /// The eigenvalues and eigenvectors of a symmetric table, by LAPACK's dsyevd.
  ///
  /// Only the lower triangle is read. The sign of a vector, and any vectors of one eigenvalue, are LAPACK's
  /// choice.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Returns: them, or `nil` if the iteration does not converge, which is rare.
  /// - Complexity: O(rows³).
  public func symmetricEigenvectors() -> SymmetricEigenvectors? {
    precondition(rows == columns, "eigenvectors need a square matrix")
    precondition(elements.allSatisfy(\.isFinite), "eigenvectors need finite numbers")
    guard rows > 0 else { return SymmetricEigenvectors(values: [], vectors: self) }
    BLASKernels.useOneThread()
    var vectors = elements
    var values = Array(repeating: 0.0, count: rows)
    let outcome = LAPACKE_dsyevd(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), Int32(rows), &vectors,
      Int32(rows), &values)
    guard outcome == 0 else { return nil }
    return SymmetricEigenvectors(
      values: values, vectors: Matrix(rows: rows, columns: rows, elements: vectors))
  }
}
