import LinearAlgebra

/// A family of smooth functions of some parameters: sums of natural cubic splines of each, and products
/// of those of two.
struct RegressionSurface: Hashable {
  /// Knots of each parameter's own spline; 2 is a straight line.
  let knots: Int
  /// Knots of the splines whose products are added for each pair; `nil` for no products.
  let productKnots: Int?

  /// The families to choose from for so many parameters, plainest first.
  ///
  /// Products are for groups of at most `largestGroupWithProducts`; a larger one would have more
  /// columns than draws can tell apart.
  static func candidates(parameters: Int) -> [RegressionSurface] {
    let hasPairs = (2...largestGroupWithProducts).contains(parameters)
    let products: [Int?] = [nil] + (hasPairs ? [2, 3, 4] : [])
    return products.flatMap { product in
      [2, 3, 4, 5, 7, 9].filter { $0 >= product ?? 2 }
        .map { RegressionSurface(knots: $0, productKnots: product) }
    }
  }

  static let largestGroupWithProducts = 5

  /// How many columns it may have, the constant among them.
  func columnCount(parameters: Int) -> Int {
    let pairs = parameters * (parameters - 1) / 2
    let each = productKnots.map { ($0 - 1) * ($0 - 1) } ?? 0
    return 1 + parameters * (knots - 1) + pairs * each
  }

  /// The columns at the values drawn, `[draw, column]`, the constant first.
  func design(_ series: [[Double]]) -> Matrix {
    var columns = [series[0].map { _ in 1.0 }]
    columns += series.flatMap { NaturalSpline(knots: knots, for: $0).columns(of: $0) }
    if let productKnots {
      let bases = series.map { NaturalSpline(knots: productKnots, for: $0).columns(of: $0) }
      for first in bases.indices {
        for second in bases.indices.dropFirst(first + 1) {
          for one in bases[first] {
            columns += bases[second].map { other in zip(one, other).map { $0 * $1 } }
          }
        }
      }
    }
    return Matrix(columns).transposed
  }
}
