import LinearAlgebra
import Probability

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
  /// straight lines in all parameters, or they are more than `ConditionalMeans.mostParameters`.
  init?(_ sample: DecisionSample, knowing members: [Int]) {
    strategies = sample.strategies.count
    let (costs, effects) = sample.increments
    guard
      let means = ConditionalMeans(
        of: costs + effects, given: members.map { sample.parameters[$0].values },
        sampling: sample.sampling)
    else { return nil }
    self.means = means
  }

  /// The worth at a price.
  ///
  /// Its error has two parts that do not correlate: which values were drawn, and how well the regression is
  /// known. The second, and the bias that comes of choosing the largest of numbers known with error, are
  /// simulated as Strong, Oakley and Brennan do: the worth is worked out again from regressions as uncertain
  /// as this one, whose scatter is the error and whose mean, less the estimate, is the bias. Where two
  /// strategies are as good as one another that takes only a part of the bias off.
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
    let best = benefits.map(\.sampleMean).positionOfLargest
    let gains = (0..<draws).map { draw in
      (benefits.map { $0[draw] }.max() ?? 0) - benefits[best][draw]
    }
    let value = gains.sampleMean
    guard strategies > 1 else { return ValueOfInformation(value: value, standardError: 0) }
    let simulated = simulated(fit, benefits: benefits, residuals: residuals)
    let fromDraws = draws > 1 ? gains.sampleVariance / Double(draws) : 0
    return ValueOfInformation(
      value: value, standardError: (simulated.sampleVariance + fromDraws).squareRoot(),
      bias: simulated.sampleMean - value, chance: chance(fit, benefits, residuals))
  }

  /// The worth from each of some regressions that might as well have been found.
  ///
  /// Residuals change sign at random, draw by draw and alike for all strategies (the wild bootstrap with
  /// Rademacher's numbers: Davidson and Flachaire, *Journal of Econometrics* 146:162, 2008), so that they
  /// may be more spread out in some places than in others and go together between strategies. Each is
  /// divided by √(1 − leverage), as a draw pulls its own fit towards it, and grows with what chance does more than
  /// among independent draws.
  private func simulated(
    _ fit: ConditionalMeans.Fit, benefits: [[Double]], residuals: [[Double]]
  ) -> [Double] {
    let draws = benefits[0].count
    let (samples, bits) = (Self.samples, Self.bits)
    let stretch = fit.leverages.map { (means.spread / max(1 - $0, Self.leastFreedom)).squareRoot() }
    let signs = Self.signs(draws: draws)
    // Of the first strategy everything is zero: the others are measured from it.
    let errors = residuals.dropFirst().map { residuals in
      var turned = Matrix(rows: draws, columns: samples)
      for draw in 0..<draws {
        let residual = residuals[draw] * stretch[draw]
        for sample in 0..<samples {
          let isTurned = signs[draw][sample / bits] >> (sample % bits) & 1 == 1
          turned[draw, sample] = isTurned ? -residual : residual
        }
      }
      return fit.projected(turned).elements
    }
    var largest = Array(repeating: 0.0, count: samples)
    var sums = errors.map { _ in largest }
    for draw in 0..<draws {
      for sample in 0..<samples {
        var most = 0.0
        for other in errors.indices {
          let benefit = benefits[other + 1][draw] + errors[other][draw * samples + sample]
          most = max(most, benefit)
          sums[other][sample] += benefit
        }
        largest[sample] += most
      }
    }
    return (0..<samples).map { sample in
      (largest[sample] - max(0, sums.map { $0[sample] }.max() ?? 0)) / Double(draws)
    }
  }

  /// How many regressions are simulated: their scatter is known to a sixteenth.
  private static let samples = 128
  /// How many signs a number from 0 to 1 is good for.
  private static let bits = 32
  /// A draw that a fit goes through all but exactly tells nothing of how far it may be off.
  private static let leastFreedom = 1e-6

  /// A bit for each sign, `[draw][word]`: the same for every group and price.
  private static func signs(draws: Int) -> [[UInt32]] {
    let numbers = Draws(seed: 1, count: draws, sampling: .random)
    let names = (0..<samples / bits).map { "signs of residuals \($0)" }
    return (0..<draws).map { draw in
      names.map { UInt32(numbers.uniform(draw, of: $0) * 4_294_967_296) }
    }
  }

  /// At most the chance that parameters which do nothing would fit any strategy's net benefit as well.
  private func chance(
    _ fit: ConditionalMeans.Fit, _ benefits: [[Double]], _ residuals: [[Double]]
  ) -> Double {
    let chances = (1..<strategies).map { strategy in
      means.chance(of: fit, to: zip(benefits[strategy], residuals[strategy]).map { $0 + $1 })
    }
    return min(1, (chances.min() ?? 1) * Double(chances.count))
  }

  private func netBenefits(_ outcomes: [[Double]], _ price: Double) -> [[Double]] {
    (0..<strategies).map { strategy in
      zip(outcomes[strategy], outcomes[strategies + strategy]).map { $1 * price - $0 }
    }
  }
}
