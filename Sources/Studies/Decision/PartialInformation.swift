import Foundation
import LinearAlgebra

/// The worth of knowing some parameters exactly before deciding (EVPPI), estimated from the sample alone
/// by regression of net benefits on the parameters (Strong, Oakley and Brennan, *Medical Decision Making*
/// 34:311, 2014).
///
/// With g_s(x) what the net benefit of strategy s is expected to be given the parameters' values x, it is
/// E max_s g_s(x) − max_s E g_s(x). Each g_s is a sum of natural cubic splines, with products of those of two
/// for groups of at most five; how many knots, and which products, is chosen by generalised
/// cross-validation, for each price anew.
///
/// What it does not promise: that g is as smooth as that. What a group does together beyond pairs is left
/// out, and for a group of more than five, all that its parameters do together.
struct PartialInformation {
  private let means: ConditionalMeans
  private let strategies: Int

  /// Prepares the regressions; `nil` where the sample has fewer than five draws for each coefficient of
  /// straight lines in all parameters.
  init?(_ sample: DecisionSample, knowing members: [Int]) {
    strategies = sample.strategies.count
    let (costs, effects) = sample.increments
    guard
      let means = ConditionalMeans(
        of: costs + effects, given: members.map { sample.parameters[$0].values })
    else { return nil }
    self.means = means
  }

  /// The worth at a price.
  ///
  /// Its error has two parts that do not correlate: which values were drawn, and how well the
  /// regression is known (by the residuals themselves, so that they may be more spread out in some
  /// places than in others; White, *Econometrica* 48:817, 1980). Its bias comes of choosing the largest of
  /// numbers known with error, and is taken to first order between the two best strategies in each draw.
  func value(at price: Double) -> ValueOfInformation {
    let weights = (1..<max(strategies, 2)).map { strategy in
      (0..<strategies * 2).map { column in
        strategy >= strategies
          ? 0 : column == strategy ? -1.0 : column == strategies + strategy ? price : 0
      }
    }
    let fit = means.best(for: weights)
    let benefits = netBenefits(fit.fitted, price)
    let residuals = netBenefits(fit.residuals, price)
    let draws = benefits[0].count
    let average = benefits.map(\.sampleMean)
    let best = average.positionOfLargest
    let ranks = (0..<draws).map { draw in Self.twoBest(benefits.map { $0[draw] }) }
    let gains = (0..<draws).map { benefits[ranks[$0].first][$0] - benefits[best][$0] }
    let free = Double(draws - fit.basis.columns)
    // What the estimate owes to each draw through the regression.
    var owed = Array(repeating: 0.0, count: draws)
    for strategy in 0..<strategies {
      let direction = ranks.map {
        (($0.first == strategy ? 1 : 0) - (strategy == best ? 1.0 : 0)) / Double(draws)
      }
      let weight = fit.projected(direction)
      for draw in 0..<draws { owed[draw] += weight[draw] * residuals[strategy][draw] }
    }
    let fromFit = owed.reduce(0) { $0 + $1 * $1 } * Double(draws) / free
    let fromDraws = draws > 1 ? gains.sampleVariance / Double(draws) : 0
    return ValueOfInformation(
      value: gains.sampleMean, standardError: (fromFit + fromDraws).squareRoot(),
      bias: strategies > 1
        ? bias(fit, benefits: benefits, residuals: residuals, ranks: ranks, average: average) : 0)
  }

  private func bias(
    _ fit: ConditionalMeans.Fit, benefits: [[Double]], residuals: [[Double]],
    ranks: [(first: Int, second: Int)], average: [Double]
  ) -> Double {
    let draws = Double(ranks.count)
    let free = draws - Double(fit.basis.columns)
    var spread = Array(
      repeating: Array(repeating: 0.0, count: strategies), count: strategies)
    for one in 0..<strategies {
      for other in 0..<one {
        let difference = residuals[one].less(residuals[other])
        spread[one][other] = difference.reduce(0) { $0 + $1 * $1 } / free
        spread[other][one] = spread[one][other]
      }
    }
    let leverages = fit.leverages
    let within = ranks.indices.reduce(0.0) { sum, draw in
      let (first, second) = ranks[draw]
      return sum
        + Self.gainOfChoosing(
          between: benefits[first][draw] - benefits[second][draw],
          error: (leverages[draw] * spread[first][second]).squareRoot())
    }
    let (first, second) = Self.twoBest(average)
    let overall = benefits[first].less(benefits[second]).sampleVariance + spread[first][second]
    return within / draws
      - Self.gainOfChoosing(
        between: average[first] - average[second], error: (overall / draws).squareRoot())
  }

  private func netBenefits(_ outcomes: [[Double]], _ price: Double) -> [[Double]] {
    (0..<strategies).map { strategy in
      zip(outcomes[strategy], outcomes[strategies + strategy]).map { $1 * price - $0 }
    }
  }

  /// By how much the larger of two numbers seems larger than it is, when their difference, above zero,
  /// is known with a normal error.
  private static func gainOfChoosing(between difference: Double, error: Double) -> Double {
    guard error > 0 else { return 0 }
    let ratio = difference / error
    return error * exp(-ratio * ratio / 2) / (2 * Double.pi).squareRoot()
      - difference * erfc(ratio / 2.0.squareRoot()) / 2
  }

  private static func twoBest(_ values: [Double]) -> (first: Int, second: Int) {
    let first = values.positionOfLargest
    let others = values.indices.filter { $0 != first }
    guard let start = others.first else { return (first, first) }
    return (first, others.reduce(start) { values[$1] > values[$0] ? $1 : $0 })
  }
}
