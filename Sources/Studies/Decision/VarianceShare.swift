import LinearAlgebra
public import Probability

/// How much of the variance of an outcome goes when one parameter is known: the first-order Sobol' index
/// (*Mathematical Modelling and Computational Experiments* 1:407, 1993), estimated from a plain sample by
/// regression (the "given-data" approach of Plischke, Borgonovo and Smith, *European Journal of Operational
/// Research* 226:536, 2013, here with splines).
///
/// It is 1 − (variance left by the regression) / (variance), each with its degrees of freedom, so that a
/// parameter that does nothing comes out near nothing on average, and may come out a little below. As the
/// family of curves is chosen by how well it fits, it is a little above.
public struct VarianceShare: Hashable, Sendable {
  /// The share.
  public let share: Double
  /// Its Monte Carlo standard error, for a large sample.
  public let standardError: Double
  /// At most the chance that a parameter which does nothing would fit the outcome as well in a sample of
  /// this size: `ConditionalMeans.chance`.
  public let chance: Double

  /// The share of the variance of an outcome that a parameter, or several, explain; `nil` where the
  /// outcome does not vary, or there are too few draws.
  ///
  /// - Parameters:
  ///   - outcome: one a draw.
  ///   - parameters: `[parameter][draw]`.
  ///   - sampling: how draws were spread.
  public init?(
    of outcome: [Double], by parameters: [[Double]], sampling: Draws.Sampling = .random
  ) {
    guard outcome.count > 1, outcome.varies else { return nil }
    let mean = outcome.sampleMean
    let squares = outcome.map { ($0 - mean) * ($0 - mean) }
    let total = squares.reduce(0, +)
    guard let means = ConditionalMeans(of: [outcome], given: parameters, sampling: sampling) else {
      return nil
    }
    let fit = means.best(for: [[1]])
    let draws = Double(outcome.count)
    let left = fit.residuals[0].map { $0 * $0 }
    let scale = (draws - 1) / (draws - Double(fit.basis.columns))
    let ratio = scale * left.reduce(0, +) / total
    share = 1 - ratio
    // The delta method for a ratio of means.
    let owed = zip(left, squares).map { scale * $0 - ratio * $1 }
    standardError = means.spread.squareRoot() * owed.standardErrorOfMean * draws / total
    chance = means.chance(of: fit, to: outcome)
  }
}
