extension Matrix {
  // Methods, not operators: each overload of + or * makes every sum in a module that imports this
  // slower to compile, and some too slow for the compiler to accept.

  /// The sum, element by element, with another table of the same shape, which may be scaled first.
  public func adding(_ other: Matrix, times factor: Double = 1) -> Matrix {
    Matrix.combined(self, other) { $0 + factor * $1 }
  }

  /// The difference, element by element, from another table of the same shape.
  public func subtracting(_ other: Matrix) -> Matrix { Matrix.combined(self, other) { $0 - $1 } }

  /// Every number times a factor.
  public func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map { factor * $0 })
  }

  /// The largest absolute difference between the elements of two tables of one shape; not a number
  /// if any of them is none.
  public func largestDifference(from other: Matrix) -> Double {
    subtracting(other).elements.reduce(0) { $1.isNaN ? $1 : max($0, abs($1)) }
  }

  /// The largest sum of absolute values down a column.
  var oneNorm: Double {
    var sums = Array(repeating: 0.0, count: columns)
    for row in 0..<rows {
      for (column, element) in self.row(row).enumerated() { sums[column] += abs(element) }
    }
    return sums.reduce(0) { $1.isNaN ? $1 : max($0, $1) }
  }

  private static func combined(
    _ left: Matrix, _ right: Matrix, _ combine: (Double, Double) -> Double
  ) -> Matrix {
    precondition(
      left.rows == right.rows && left.columns == right.columns, "tables of one shape are needed")
    return Matrix(
      rows: left.rows, columns: left.columns,
      elements: zip(left.elements, right.elements).map { combine($0, $1) })
  }
}
