import LinearAlgebra

/// Activity as a matrix product, person-years by rates, beside the same sum as three plain loops.
struct ActivityProduct {
  /// Cells of a place: two sexes, five quintiles, six segments and 91 ages; points of delivery.
  private static let (cells, pods) = (2 * 5 * 6 * 91, 16)

  /// One pass for a system's places and one for the country's.
  var work: Work {
    let sizes = [4, 106].map { places in
      (
        places: places, people: Self.filled(rows: places, columns: Self.cells),
        rates: Self.filled(rows: Self.cells, columns: Self.pods)
      )
    }
    return {
      sizes.flatMap { size in
        // Enough products for the clock: some ten milliseconds of the slower way.
        let count = max(1, 100 / size.places)
        return [
          Lap.timing("activity of \(size.places) places, matrix product", count: count) {
            for _ in 0..<count { keep(size.people.product(size.rates).elements) }
          },
          Lap.timing("activity of \(size.places) places, three loops", count: count) {
            for _ in 0..<count { keep(Self.looped(size.people, size.rates)) }
          },
        ]
      }
    }
  }

  /// The product in the order of loops that is kindest to memory: along rows of both tables.
  private static func looped(_ left: Matrix, _ right: Matrix) -> [Double] {
    var sums = Array(repeating: 0.0, count: left.rows * right.columns)
    let (a, b) = (left.elements, right.elements)
    for row in 0..<left.rows {
      for inner in 0..<left.columns {
        let factor = a[row * left.columns + inner]
        for column in 0..<right.columns {
          sums[row * right.columns + column] += factor * b[inner * right.columns + column]
        }
      }
    }
    return sums
  }

  private static func filled(rows: Int, columns: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<(rows * columns)).map { Double(($0 * 7919) % 1009) / 1009 })
  }
}
