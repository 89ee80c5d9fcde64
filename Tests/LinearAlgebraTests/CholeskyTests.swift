import LinearAlgebra
import Testing

@Suite struct CholeskyTests {
  @Test func `a factor times itself turned over gives the table`() throws {
    // Golub, Van Loan, Matrix Computations, section 4.2: the factor has whole numbers.
    let table = Matrix([[4, 12, -16], [12, 37, -43], [-16, -43, 98]])
    let factor = try table.choleskyFactor()
    #expect(factor == Matrix([[2, 0, 0], [6, 1, 0], [-8, 5, 3]]))
    #expect(factor.product(factor.transposed) == table)
    #expect(try Matrix([[9]]).choleskyFactor() == Matrix([[3]]))
  }

  @Test func `the first leading part that is not positive definite is said`() {
    #expect(throws: Matrix.NotPositiveDefinite(leading: 2)) {
      try Matrix([[1, 1.2, 0], [1.2, 1, 0], [0, 0, 1]]).choleskyFactor()
    }
    #expect(throws: Matrix.NotPositiveDefinite(leading: 3)) {
      try Matrix([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]).choleskyFactor()
    }
  }

  @Test func `a symmetric table is its eigenvectors stretched by its eigenvalues`() throws {
    let table = Matrix([[2, 1, 0], [1, 2, 1], [0, 1, 2]])
    let eigen = try #require(table.symmetricEigenvectors())
    // 2 - √2, 2 and 2 + √2.
    for (value, expected) in zip(eigen.values, [2 - 2.squareRoot(), 2, 2 + 2.squareRoot()]) {
      #expect(abs(value - expected) <= 1e-14)
    }
    var stretched = eigen.vectors
    for row in 0..<3 {
      for column in 0..<3 { stretched[row, column] *= eigen.values[column] }
    }
    #expect(
      stretched.product(eigen.vectors.transposed).largestDifference(from: table) <= 1e-14)
  }
}
