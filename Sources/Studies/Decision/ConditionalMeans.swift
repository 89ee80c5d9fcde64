import LinearAlgebra
import Probability

/// What outcomes are expected to be given some parameters, from a sample: least-squares fits to smooth
/// surfaces, the one of each family kept, so that each question can choose the family that suits it.
struct ConditionalMeans {
  /// One family fitted.
  struct Fit {
    /// Orthonormal columns that span the family at the values drawn, `[draw, column]`.
    let basis: Matrix
    /// What is expected in each draw, `[outcome][draw]`.
    let fitted: [[Double]]
    /// What is left, `[outcome][draw]`.
    let residuals: [[Double]]

    /// How much of each draw's own outcome is in its fit.
    var leverages: [Double] {
      (0..<basis.rows).map { basis.row($0).reduce(0) { $0 + $1 * $1 } }
    }

    /// The least-squares fits to some series, `[draw, series]`: what they are within the family.
    func projected(_ series: Matrix) -> Matrix {
      basis.product(basis.transposed.product(series))
    }

    /// Generalised cross-validation (Craven and Wahba, *Numerische Mathematik* 31:377, 1979) from a sum
    /// of squares left: what a draw left out would be missed by, on average.
    func crossValidation(sumOfSquares: Double) -> Double {
      let draws = Double(basis.rows)
      let free = draws - Double(basis.columns)
      return draws * sumOfSquares / (free * free)
    }
  }

  /// Fits by family, plainest first.
  let fits: [Fit]
  /// How many times as much chance does as among independent draws.
  let spread: Double

  /// Fits outcomes to parameters; `nil` where there are too few draws even for straight lines.
  ///
  /// - Parameters:
  ///   - outcomes: `[outcome][draw]`.
  ///   - parameters: `[parameter][draw]`.
  ///   - sampling: how draws were spread.
  init?(of outcomes: [[Double]], given parameters: [[Double]], sampling: Draws.Sampling) {
    spread = sampling.spreadOfPairs
    let draws = outcomes[0].count
    let most = min(draws / Self.drawsForColumn, Self.mostColumns)
    let surfaces = RegressionSurface.candidates(parameters: parameters.count).filter {
      $0.columnCount(parameters: parameters.count) <= most
    }
    guard !surfaces.isEmpty else { return nil }
    let targets = Matrix(outcomes).transposed
    fits = surfaces.map { surface in
      let basis = surface.design(parameters).columnSpace()
      let fitted = basis.product(basis.transposed.product(targets)).transposed
      let rows = outcomes.indices.map { Array(fitted.row($0)) }
      return Fit(
        basis: basis, fitted: rows, residuals: zip(outcomes, rows).map { $0.less($1) })
    }
  }

  /// The fewest draws there must be for each column.
  static let drawsForColumn = 5
  /// More columns than this are not fitted: the work grows with their square.
  private static let mostColumns = 200
  /// The most parameters that can be known together: straight lines in all of them take as many columns,
  /// and one.
  static let mostParameters = mostColumns - 1

  /// The fit that would miss a draw left out by least, where the outcomes count as `weights` say.
  ///
  /// - Parameter weights: combinations of outcomes whose squares are summed, `[combination][outcome]`.
  /// - Returns: the plainest of equals.
  func best(for weights: [[Double]]) -> Fit {
    let scores = fits.map { fit in
      fit.crossValidation(
        sumOfSquares: weights.reduce(0.0) { sum, weights in
          let used = weights.indices.filter { weights[$0] != 0 }
          return sum
            + fit.residuals[0].indices.reduce(0.0) { squares, draw in
              let left = used.reduce(0.0) { $0 + weights[$1] * fit.residuals[$1][draw] }
              return squares + left * left
            }
        })
    }
    return fits[scores.indices.reduce(0) { scores[$1] < scores[$0] ? $1 : $0 }]
  }

  /// At most the chance that parameters which do nothing would fit an outcome as well.
  ///
  /// The outcome's normal scores by rank (van der Waerden) are fitted by the same family, so that no one
  /// draw far out can make a fit; of what is normal and not depended on, the share of squares that is left
  /// has a beta distribution (the F test of the regression; where chance does more than among independent
  /// draws, F is divided by as much, as where counts are overdispersed: McCullagh and Nelder, *Generalized Linear
  /// Models*, 1989, 4.5). As the family was chosen, the chance is that
  /// times how many there were.
  ///
  /// - Parameters:
  ///   - fit: one of `fits`.
  ///   - outcome: one a draw.
  /// - Returns: at most 1.
  func chance(of fit: Fit, to outcome: [Double]) -> Double {
    let slopes = fit.basis.columns - 1
    guard slopes > 0 else { return 1 }
    let scores = outcome.normalScores
    let fitted = fit.projected(Matrix(rows: scores.count, columns: 1, elements: scores)).elements
    let left =
      scores.less(fitted).reduce(0) { $0 + $1 * $1 }
      / (scores.sampleVariance * Double(scores.count - 1))
    let free = fit.basis.rows - fit.basis.columns
    let chance = Distribution.beta(alpha: Double(free) / 2, beta: Double(slopes) / 2)
      .cumulative(spread * left / (spread * left + (1 - left)))
    return min(1, chance * Double(fits.count))
  }
}
