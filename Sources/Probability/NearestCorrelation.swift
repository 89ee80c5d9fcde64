internal import LinearAlgebra

/// The matrix of correlations nearest to a table that is none.
///
/// Source: Higham, "Computing the nearest correlation matrix", IMA J. Numer. Anal. 22 (2002): projections
/// onto tables without negative eigenvalues and onto those with ones on the diagonal, by turns, with
/// Dykstra's correction; nearest in the root of the sum of squares over all entries.
enum NearestCorrelation {
  /// The least eigenvalue that is kept, so that no quantity is a combination of others but for rounding.
  static let leastEigenvalue = 1e-6

  /// When a turn moves no entry by more, it has arrived.
  private static let arrival = 1e-12
  private static let mostTurns = 20_000

  /// The nearest matrix to a symmetric table with ones on its diagonal, mixed with as little of the identity
  /// as brings its eigenvalues to `leastEigenvalue`.
  static func matrix(to table: Matrix) -> Matrix {
    let size = table.rows
    var nearest = table
    var correction = Matrix(rows: size, columns: size)
    for _ in 0..<mostTurns {
      var shifted = nearest
      for row in 0..<size {
        for column in 0..<size { shifted[row, column] -= correction[row, column] }
      }
      let projected = withoutNegativeEigenvalues(shifted)
      var moved = 0.0
      for row in 0..<size {
        for column in 0..<size {
          correction[row, column] = projected[row, column] - shifted[row, column]
          let entry = row == column ? 1 : projected[row, column]
          moved = max(moved, abs(entry - nearest[row, column]))
          nearest[row, column] = entry
        }
      }
      if moved <= arrival { break }
    }
    let least = nearest.symmetricEigenvectors()?.values.first ?? 0
    guard least < leastEigenvalue else { return nearest }
    let share = (leastEigenvalue - least) / (1 - least)
    for row in 0..<size {
      for column in 0..<size where column != row { nearest[row, column] *= 1 - share }
    }
    return nearest
  }

  private static func withoutNegativeEigenvalues(_ table: Matrix) -> Matrix {
    guard let eigen = table.symmetricEigenvectors() else { return table }
    var stretched = eigen.vectors
    for row in 0..<table.rows {
      for column in 0..<table.rows { stretched[row, column] *= max(0, eigen.values[column]) }
    }
    return stretched.product(eigen.vectors.transposed)
  }
}
