import Probability
import Testing

/// Distributions of the least and the greatest numbers there are: each is refused, or draws numbers of its
/// support.
@Suite struct ExtremeDistributionTests {
  static let numbers: [Double] = [
    0, .leastNonzeroMagnitude, 1e-308, 1e-200, 1e-17, 1e-9, 0.5, 1 - 0x1p-53, 1, 1 + 0x1p-52, 30,
    1e9, 1e16,
    1e50, 1e155, 1e308, .greatestFiniteMagnitude, .infinity, .nan,
  ]
  static let signed = numbers + numbers.dropFirst().map { -$0 }

  static let families: [(String, @Sendable (Double, Double) -> [Distribution])] = [
    ("point", { a, _ in [.point(a)] }),
    ("normal", { a, b in [.normal(mean: a, standardDeviation: b)] }),
    ("lognormal", { a, b in [.lognormal(logMean: a, logStandardDeviation: b)] }),
    (
      "beta",
      { a, b in
        [.beta(alpha: a, beta: b), .beta(alpha: 2, beta: 3, low: a, high: b)]
      }
    ),
    ("gamma", { a, b in [.gamma(shape: a, scale: b)] }),
    ("uniform", { a, b in [.uniform(low: a, high: b)] }),
    (
      "triangular and pert",
      { a, b in
        [a, 0, b].flatMap { mode in
          [.triangular(low: a, mode: mode, high: b), .pert(low: a, mode: mode, high: b)]
        }
      }
    ),
    (
      "empirical",
      { a, b in
        [
          .empirical(values: [a], weights: [1]), .empirical(values: [a, b], weights: [1, 1]),
          .empirical(values: [1, 2], weights: [a, b]),
        ]
      }
    ),
    (
      "truncated",
      { a, b in
        [
          .truncated(.normal(mean: 0, standardDeviation: 1), low: a, high: b),
          .truncated(.lognormal(logMean: 0, logStandardDeviation: 1), low: a, high: b),
          .truncated(.gamma(shape: 0.5, scale: 2), low: a, high: b),
          .truncated(.empirical(values: [0, 1, 2], weights: [1, 1, 1]), low: a, high: b),
        ]
      }
    ),
  ]

  @Test(arguments: families.map(\.0))
  func `a distribution that is not refused draws numbers of its support, in order`(
    family: String
  ) throws {
    let make = try #require(Self.families.first { $0.0 == family }).1
    var works = 0
    for first in Self.signed {
      for second in Self.signed {
        for distribution in make(first, second) {
          do throws(ImpossibleDistribution) { try distribution.check() } catch {
            #expect(!error.remedy.isEmpty)
            continue
          }
          works += 1
          let draws = [0x1p-53, 1e-9, 0.025, 0.5, 0.975, 1 - 1e-9, 1 - 0x1p-53].map {
            distribution.quantile($0)
          }
          let isWell =
            draws.allSatisfy { $0.isFinite && distribution.support.contains($0) }
            && zip(draws, draws.dropFirst()).allSatisfy { $0 <= $1 }
          #expect(isWell, "\(distribution) \(draws)")
          #expect(distribution.mean.isFinite, "\(distribution)")
          #expect(distribution.standardDeviation >= 0, "\(distribution)")
        }
      }
    }
    #expect(works > 0)
  }

  /// What a fit may be made from.
  enum Width: CaseIterable {
    case deviation, interval, published

    func fit(
      _ family: Distribution.Family, mean: Double, width: Double
    ) throws(ImpossibleDistribution) -> Distribution {
      switch self {
      case .deviation: try .fit(family, mean: mean, standardDeviation: width)
      case .interval:
        try .fit(
          family, mean: mean,
          interval: CentralInterval(low: mean - width, high: mean + width, level: .ninetyFive))
      case .published:
        try .fit(
          family, mean: mean,
          widthOf: CentralInterval(low: mean - width, high: mean, level: .eighty))
      }
    }
  }

  @Test(arguments: Distribution.Family.allCases, Width.allCases)
  func `a fit that is not refused is a distribution of the mean asked for`(
    family: Distribution.Family, from way: Width
  ) {
    for mean in Self.signed {
      for width in Self.numbers {
        do throws(ImpossibleDistribution) {
          let fitted = try way.fit(family, mean: mean, width: width)
          try fitted.check()
          // To some units of the last digit: a beta's mean is alpha over the sum of both, and a lognormal's
          // exponent is rounded in units of itself, up to 115.
          let isOfMean = abs(fitted.mean - mean) <= 1e-12 * abs(mean)
          #expect(isOfMean, "\(fitted) has the mean \(fitted.mean)")
        } catch {
          #expect(!error.remedy.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [
    (
      Distribution.Family.gamma, 30.0, 1e308,
      "a gamma distribution with a mean of 30.0 and a standard deviation of 1e+308 is wider than numbers "
        + "go: make it narrower"
    ),
    (
      .lognormal, 30, 1e308,
      "a lognormal distribution with a mean of 30.0 and a standard deviation of 1e+308 is wider than "
        + "numbers go: make it narrower"
    ),
    (
      .gamma, 30, 1e-308,
      "a standard deviation of 1e-308 beside a mean of 30.0 is so narrow that no draws can be worked out: "
        + "give a point"
    ),
    (
      .beta, 0.5, 1e-9,
      "a standard deviation of 1e-09 beside a mean of 0.5 is so narrow that no draws can be worked out: "
        + "give a point"
    ),
  ])
  func `a width no numbers hold is refused in the words it was given in`(
    family: Distribution.Family, mean: Double, deviation: Double, text: String
  ) {
    do throws(ImpossibleDistribution) {
      Issue.record(
        "fitted \(try .fit(family, mean: mean, standardDeviation: deviation) as Distribution)")
    } catch {
      #expect(error.description == text)
    }
  }
}
