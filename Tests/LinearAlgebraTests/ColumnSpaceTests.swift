import LinearAlgebra
import Testing

/// Numbers of the order of one through some ten operations each.
private let roundingTolerance = 1e-12

@Suite struct ColumnSpaceTests {
  private let design = Matrix([
    [1, 0, 2], [1, 1, 3.5], [1, 2, 4.5], [1, 3, 8], [1, 5, 11],
  ])

  @Test func `the columns are orthonormal`() {
    let basis = design.columnSpace()
    #expect(basis.rows == 5 && basis.columns == 3)
    #expect(
      basis.transposed.product(basis).largestDifference(from: .identity(3)) < roundingTolerance)
  }

  @Test func `what lies in the space is left as it is`() {
    let basis = design.columnSpace()
    let kept = basis.product(basis.transposed.product(design))
    #expect(kept.largestDifference(from: design) < 20 * roundingTolerance)
  }

  @Test func `the fit of a line is the textbook's`() {
    // x 0...3, y 1, 3, 2, 5: slope 1.1, intercept 1.1.
    let basis = Matrix([[1, 0], [1, 1], [1, 2], [1, 3]]).columnSpace()
    let outcome = Matrix(rows: 4, columns: 1, elements: [1, 3, 2, 5])
    let fitted = basis.product(basis.transposed.product(outcome)).elements
    for (x, value) in fitted.enumerated() {
      #expect(abs(value - (1.1 + 1.1 * Double(x))) < roundingTolerance)
    }
  }

  @Test func `a column that depends on others adds none`() {
    let twice = Matrix([[1, 2, 3], [1, 4, 5], [1, 6, 7], [1, 9, 10]])
    #expect(twice.columnSpace().columns == 2)
    #expect(Matrix(rows: 3, columns: 2).columnSpace().columns == 0)
  }
}

extension Matrix {
  fileprivate func largestDifference(from other: Matrix) -> Double {
    zip(elements, other.elements).map { abs($0 - $1) }.max() ?? .infinity
  }
}
