internal import COpenBLAS

extension Matrix {
  /// The matrix product `self x other`.
  ///
  /// The same factors give the same bytes each time in one process, whichever thread asks. Another
  /// processor may use other kernels, which add in another order: expect agreement there to about
  /// `columns` roundings, not to the last bit.
  ///
  /// - Precondition: `other` has as many rows as this has columns.
  /// - Complexity: O(rows x columns x other.columns).
  public func product(_ other: Matrix) -> Matrix {
    precondition(columns == other.rows, "a product needs as many rows as the left has columns")
    guard rows > 0, columns > 0, other.columns > 0 else {
      return Matrix(rows: rows, columns: other.columns)
    }
    BLASKernels.useOneThread()
    let count = rows * other.columns
    let product = [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      // With a beta of 0 the routine writes every element and reads none.
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans,
        blasint(rows), blasint(other.columns), blasint(columns),
        1, elements, blasint(columns), other.elements, blasint(other.columns),
        0, buffer.baseAddress, blasint(other.columns))
      initialised = count
    }
    return Matrix(rows: rows, columns: other.columns, elements: product)
  }
}
