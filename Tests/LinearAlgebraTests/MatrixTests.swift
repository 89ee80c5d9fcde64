import LinearAlgebra
import Testing

/// A product of tables as small as these is right to a few roundings of its largest element: each
/// element is a sum of at most 40 products, and sums in another order differ by that much.
private let roundings = 40 * Double.ulpOfOne

@Suite struct MatrixTests {
  @Test func `a product is rows times columns`() {
    let left = Matrix([[1, 2, 3], [4, 5, 6]])
    let right = Matrix([[7, 8], [9, 10], [11, 12]])
    #expect(left.product(right) == Matrix([[58, 64], [139, 154]]))
  }

  @Test func `a row times a column is one number, a column times a row a table`() {
    let row = Matrix([[1, 2, 3]])
    let column = Matrix([[4], [5], [6]])
    #expect(row.product(column) == Matrix([[32]]))
    #expect(column.product(row) == Matrix([[4, 8, 12], [5, 10, 15], [6, 12, 18]]))
  }

  @Test func `the identity changes nothing on either side`() {
    let matrix = pseudorandom(rows: 5, columns: 7, seed: 1)
    #expect(Matrix.identity(5).product(matrix) == matrix)
    #expect(matrix.product(.identity(7)) == matrix)
  }

  @Test(arguments: [1, 2, 8, 13, 40])
  func `products agree with the sums written out`(size: Int) {
    let left = pseudorandom(rows: size, columns: size + 3, seed: 2)
    let right = pseudorandom(rows: size + 3, columns: size + 1, seed: 3)
    let product = left.product(right)
    for row in 0..<product.rows {
      for column in 0..<product.columns {
        let sum = (0..<left.columns).reduce(0.0) { $0 + left[row, $1] * right[$1, column] }
        #expect(abs(product[row, column] - sum) <= roundings * Double(size))
      }
    }
  }

  @Test(arguments: [3, 17, 40])
  func `three factors may be grouped either way`(size: Int) {
    let first = pseudorandom(rows: 4, columns: size, seed: 4)
    let second = pseudorandom(rows: size, columns: size, seed: 5)
    let third = pseudorandom(rows: size, columns: 6, seed: 6)
    let left = first.product(second).product(third)
    let right = first.product(second.product(third))
    let largest = left.elements.map(abs).max() ?? 0
    for (one, other) in zip(left.elements, right.elements) {
      #expect(abs(one - other) <= roundings * max(1, largest))
    }
  }

  @Test func `a product over nothing is zero`() {
    let product = Matrix(rows: 2, columns: 0).product(Matrix(rows: 0, columns: 3))
    #expect(product == Matrix(rows: 2, columns: 3))
    #expect(Matrix(rows: 0, columns: 4).product(Matrix(rows: 4, columns: 2)).rows == 0)
  }

  @Test func `the same factors give the same bytes on every thread`() async {
    let left = pseudorandom(rows: 33, columns: 40, seed: 7)
    let right = pseudorandom(rows: 40, columns: 29, seed: 8)
    let once = left.product(right)
    await withTaskGroup(of: Matrix.self) { group in
      for _ in 0..<16 { group.addTask { left.product(right) } }
      for await again in group { #expect(again == once) }
    }
  }

  @Test func `a row is a slice of the numbers, and a set number stays set`() {
    var matrix = Matrix([[1, 2], [3, 4]])
    matrix[1, 0] = 9
    #expect(Array(matrix.row(1)) == [9, 4])
    #expect(matrix.elements == [1, 2, 9, 4])
  }
}

/// Numbers in -1..<1 that are the same each time.
private func pseudorandom(rows: Int, columns: Int, seed: UInt64) -> Matrix {
  var state = seed
  let elements = (0..<rows * columns).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-52 - 1
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}
