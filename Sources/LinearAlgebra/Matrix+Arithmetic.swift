extension Matrix {
  /// The sum, element by element, of two tables of one shape.
  public static func + (left: Matrix, right: Matrix) -> Matrix { combined(left, right, +) }

  /// The difference, element by element, of two tables of one shape.
  public static func - (left: Matrix, right: Matrix) -> Matrix { combined(left, right, -) }

  /// Every number times a factor.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { factor * $0 })
  }

  /// The largest absolute difference between the elements of two tables of one shape; not a number
  /// if any of them is none.
  public func largestDifference(from other: Matrix) -> Double {
    Self.combined(self, other, -).elements.reduce(0) { $1.isNaN ? $1 : max($0, abs($1)) }
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
