/// A dense table of numbers, stored row after row.
///
/// A value like an array: copying is cheap until one copy changes. Shapes are checked, so a product
/// of tables that do not fit stops the program rather than reading past an end.
public struct Matrix: Hashable, Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// The numbers, row after row: the one at (r, c) is number `r * columns + c`.
  public private(set) var elements: [Double]

  /// A table with the same number everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no fewer than 0 rows and columns")
    self.rows = rows
    self.columns = columns
    self.elements = Array(repeating: value, count: rows * columns)
  }

  /// A table from its numbers, row after row.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no fewer than 0 rows and columns")
    precondition(elements.count == rows * columns, "a matrix needs rows x columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A table from its rows, which must be of one length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "a matrix's rows have one length")
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()))
  }

  /// The square table that changes nothing it multiplies.
  public static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  /// The table with its rows as columns.
  public var transposed: Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rows * columns)
    for column in 0..<columns {
      for row in 0..<rows { elements.append(self.elements[row * columns + column]) }
    }
    return Matrix(rows: columns, columns: rows, elements: elements)
  }

  /// The number in one row and column.
  public subscript(row: Int, column: Int) -> Double {
    @inlinable get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      return elements[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      elements[row * columns + column] = newValue
    }
  }

  /// One row's numbers.
  ///
  /// - Complexity: O(1); the slice shares the table's storage.
  public func row(_ row: Int) -> ArraySlice<Double> {
    precondition(row >= 0 && row < rows, "outside the matrix")
    return elements[row * columns..<(row + 1) * columns]
  }
}
