internal import CLAPACKE

extension Matrix {
  /// A number that need not be real.
  public struct Eigenvalue: Hashable, Sendable {
    /// The real part.
    public let real: Double
    /// The imaginary part; exactly 0 for a real eigenvalue.
    public let imaginary: Double
  }

  /// The eigenvalues of a square table, by LAPACK's dgeev, in its order; each conjugate pair stands
  /// together.
  ///
  /// Simple eigenvalues of a well-scaled table are right to a few roundings of its norm; one that is
  /// repeated *k* times may be off by the *k*-th root of rounding. `nil` if the iteration does not
  /// converge, which is rare.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Complexity: O(rows³).
  public func eigenvalues() -> [Eigenvalue]? {
    precondition(rows == columns, "eigenvalues need a square matrix")
    precondition(elements.allSatisfy(\.isFinite), "eigenvalues need finite numbers")
    guard rows > 0 else { return [] }
    BLASKernels.useOneThread()
    var working = elements
    var real = Array(repeating: 0.0, count: rows)
    var imaginary = real
    let wantsNoVectors = CChar(UInt8(ascii: "N"))
    let outcome = LAPACKE_dgeev(
      LAPACK_ROW_MAJOR, wantsNoVectors, wantsNoVectors, Int32(rows), &working, Int32(rows), &real,
      &imaginary, nil, Int32(rows), nil, Int32(rows))
    guard outcome == 0 else { return nil }
    return zip(real, imaginary).map { Eigenvalue(real: $0, imaginary: $1) }
  }
}
