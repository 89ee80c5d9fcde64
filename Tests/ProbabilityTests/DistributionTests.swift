import Probability
import Testing

@Suite struct DistributionTests {
  /// One or two of each kind, none with single values.
  static let continuous: [Distribution] = [
    .normal(mean: 3, standardDeviation: 2),
    .lognormal(logMean: 1, logStandardDeviation: 0.5),
    .beta(alpha: 2, beta: 5), .beta(alpha: 0.5, beta: 0.5, low: -1, high: 3),
    .gamma(shape: 2.5, scale: 3), .gamma(shape: 0.4, scale: 10),
    .triangular(low: 1, mode: 2, high: 5), .triangular(low: 1, mode: 1, high: 5),
    .pert(low: 1, mode: 2, high: 5), .uniform(low: -2, high: 6),
    .truncated(.normal(mean: 3, standardDeviation: 2), low: 1, high: 7),
    .truncated(.lognormal(logMean: 1, logStandardDeviation: 0.5), low: 2, high: .infinity),
  ]
  static let seen: [Distribution] = [
    .point(4), .empirical(values: [1, 2, 2, 8], weights: [1, 0, 3, 4]),
    .truncated(.empirical(values: [1, 2, 3, 8], weights: [1, 2, 3, 4]), low: 2, high: 5),
  ]

  /// scipy 1.17: ppf of norm(), gamma(2.5, scale=3), beta(2, 5), lognorm(0.5, scale=e),
  /// triang(0.25, loc=1, scale=4), truncnorm(-1, 2, loc=3, scale=2) and beta(2, 4) from 1 to 5.
  @Test(arguments: [
    (
      Distribution.normal(mean: 0, standardDeviation: 1), [0.025, 0.9, 1e-10],
      [-1.959_963_984_540_054, 1.281_551_565_544_6, -6.361_340_902_404_056]
    ),
    (
      .gamma(shape: 2.5, scale: 3), [0.025, 0.5, 0.975],
      [1.246_817_42, 6.527_190_29, 19.248_752_99]
    ),
    (
      .beta(alpha: 2, beta: 5), [0.025, 0.5, 0.975],
      [0.043_271_87, 0.264_449_98, 0.641_234_58]
    ),
    (
      .lognormal(logMean: 1, logStandardDeviation: 0.5), [0.1, 0.95],
      [1.432_217_89, 6.186_854_59]
    ),
    (
      .triangular(low: 1, mode: 2, high: 5), [0.1, 0.9], [1.632_455_53, 3.904_554_88]
    ),
    (
      .truncated(.normal(mean: 3, standardDeviation: 2), low: 1, high: 7), [0.1, 0.5, 0.9],
      [1.590_704_36, 3.342_327_84, 5.511_430_73]
    ),
    (.pert(low: 1, mode: 2, high: 5), [0.1, 0.9], [1.448_939_83, 3.335_561_5]),
  ])
  func `quantiles are scipy's`(
    distribution: Distribution, probabilities: [Double], quantiles: [Double]
  ) {
    for (probability, quantile) in zip(probabilities, quantiles) {
      // The digits printed.
      #expect(abs(distribution.quantile(probability) - quantile) <= 5.1e-9)
    }
  }

  /// scipy 1.17: cdf.
  @Test(arguments: [
    (Distribution.normal(mean: 0, standardDeviation: 1), 2.25, 0.987_775_53),
    (.gamma(shape: 2.5, scale: 3), 10, 0.753_365_85),
    (.beta(alpha: 2, beta: 5), 0.1, 0.114_265),
    (.lognormal(logMean: 1, logStandardDeviation: 0.5), 2, 0.269_704_930_734_909_53),
  ])
  func `shares below are scipy's`(distribution: Distribution, value: Double, share: Double) {
    #expect(abs(distribution.cumulative(value) - share) <= 5.1e-9)
  }

  @Test(arguments: continuous)
  func `the share below a quantile is the share asked for`(distribution: Distribution) throws {
    try distribution.check()
    for probability in [1e-6, 0.01, 0.25, 0.5, 0.75, 0.99, 1 - 1e-6] {
      let value = distribution.quantile(probability)
      #expect(distribution.support.contains(value))
      // Rounding of a quantile of about 1 is 1e-16; the greatest density here, near the ends of the beta
      // distribution that grows without bound there, is some 1e5.
      #expect(abs(distribution.cumulative(value) - probability) <= 2e-11)
    }
    #expect(distribution.cumulative(distribution.support.lowerBound) == 0)
    #expect(distribution.cumulative(distribution.support.upperBound) == 1)
  }

  @Test func `known means and spreads`() {
    #expect(Distribution.beta(alpha: 2, beta: 6).mean == 0.25)
    #expect(Distribution.gamma(shape: 4, scale: 3).mean == 12)
    #expect(Distribution.gamma(shape: 4, scale: 3).standardDeviation == 6)
    #expect(Distribution.triangular(low: 0, mode: 3, high: 6).mean == 3)
    #expect(Distribution.triangular(low: 0, mode: 3, high: 6).standardDeviation == 1.5.squareRoot())
    #expect(Distribution.pert(low: 0, mode: 3, high: 12).mean == 4)
    #expect(Distribution.uniform(low: -3, high: 9).standardDeviation == 12 / 12.squareRoot())
    let seen = Distribution.empirical(values: [1, 5], weights: [3, 1])
    #expect(seen.mean == 2)
    #expect(seen.standardDeviation == 3.squareRoot())
    let cut = Distribution.truncated(.normal(mean: 3, standardDeviation: 2), low: 1, high: 7)
    // scipy 1.17: truncnorm(-1, 2, loc=3, scale=2).
    #expect(abs(cut.mean - 3.459_274_358_182_658) <= 1e-9)
    #expect(abs(cut.standardDeviation - 1.441_891_173_718_091_5) <= 1e-9)
    // Half a normal distribution has a mean of √(2/π) and a variance of 1 - 2/π.
    let half = Distribution.truncated(
      .normal(mean: 0, standardDeviation: 1), low: 0, high: .infinity)
    #expect(abs(half.mean - (2 / Double.pi).squareRoot()) <= 1e-9)
    #expect(abs(half.standardDeviation - (1 - 2 / Double.pi).squareRoot()) <= 1e-9)
    let kept = Distribution.truncated(
      .empirical(values: [1, 2, 4, 9], weights: [1, 1, 3, 1]), low: 2, high: 5)
    #expect(kept.mean == 3.5)
    #expect(kept.support == 2...4)
  }

  @Test(arguments: continuous + seen)
  func `draws have the mean and spread they should`(distribution: Distribution) throws {
    try distribution.check()
    let draws = Draws(seed: 1, count: 10_000, sampling: .latinHypercube)
    let values = (0..<10_000).map { distribution.quantile(draws.uniform($0, of: "a")) }
    let mean = values.reduce(0, +) / 10_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
    let spread = distribution.standardDeviation
    // One draw in each of 10,000 slices: the mean is off by what is drawn within slices, of which the
    // last, where a tail is long, has most: some thousandth of the spread.
    #expect(abs(mean - distribution.mean) <= 2e-3 * spread)
    #expect(abs(variance.squareRoot() - spread) <= 2e-2 * spread)
  }

  @Test func `values seen come as often as their weights`() {
    let seen = Distribution.empirical(values: [1, 2, 4], weights: [1, 0, 3])
    #expect(seen.quantile(0.25) == 1)
    #expect(seen.quantile(0.26) == 4)
    #expect(seen.cumulative(3) == 0.25)
    #expect(seen.support == 1...4)
    let cut = Distribution.truncated(
      .empirical(values: [1, 2, 3, 8], weights: [1, 2, 3, 4]), low: 2, high: 5)
    #expect([0.01, 0.39, 0.41, 0.99].map(cut.quantile) == [2, 2, 3, 3])
  }

  @Test func `no spread is a point`() throws {
    let normal = Distribution.normal(mean: 2, standardDeviation: 0)
    try normal.check()
    #expect(normal.quantile(0.01) == 2)
    #expect(normal.support == 2...2)
    #expect([1.9, 2].map(normal.cumulative) == [0, 1])
  }

  @Test(arguments: [
    (Distribution.point(.nan), "the value is nan: write a finite number"),
    (
      .normal(mean: 0, standardDeviation: -1),
      "a standard deviation of -1.0 is below 0: write 0 or more"
    ),
    (.normal(mean: .infinity, standardDeviation: 1), "the mean is inf: write a finite number"),
    (
      .lognormal(logMean: 0, logStandardDeviation: -0.5),
      "a standard deviation of the logarithm of -0.5 is below 0: write 0 or more"
    ),
    (.beta(alpha: 0, beta: 1), "alpha is 0.0: write a number above 0"),
    (.beta(alpha: 1, beta: -2), "beta is -2.0: write a number above 0"),
    (
      .beta(alpha: 1, beta: 2, low: 3, high: 1),
      "the low end 3.0 lies above the high end 1.0: swap them"
    ),
    (.gamma(shape: 0, scale: 1), "the shape is 0.0: write a number above 0"),
    (.gamma(shape: 1, scale: 0), "the scale is 0.0: write a number above 0"),
    (
      .triangular(low: 0, mode: 3, high: 2),
      "the mode 3.0 lies outside 0.0 to 2.0: put the mode between the ends"
    ),
    (
      .pert(low: 2, mode: 2, high: 2),
      "the low end and the high end are both 2.0: give a point instead"
    ),
    (.uniform(low: 1, high: 0), "the low end 1.0 lies above the high end 0.0: swap them"),
    (.empirical(values: [], weights: []), "there are no values: list at least one"),
    (
      .empirical(values: [1, 2], weights: [1]),
      "there are 2 values and 1 weight: give each value one weight"
    ),
    (
      .empirical(values: [1, 2], weights: [0, 0]),
      "the weights sum to 0.0: give at least one value a finite weight above 0"
    ),
    (.empirical(values: [1], weights: [-1]), "the weight -1.0 is below 0: write 0 or more"),
    (
      .empirical(values: [2, 1], weights: [1, 1]),
      "the value 1.0 comes after 2.0: list values from least to greatest"
    ),
    (
      .truncated(.normal(mean: 0, standardDeviation: 1), low: 8, high: 9),
      "nothing of the distribution lies between 8.0 and 9.0: "
        + "truncate it where some of it is left, or give a point"
    ),
    (
      .truncated(.gamma(shape: -1, scale: 1), low: 0, high: 1),
      "the shape is -1.0: write a number above 0"
    ),
    (
      .truncated(.uniform(low: 0, high: 1), low: 0.9, high: 0.1),
      "the low end 0.9 lies above the high end 0.1: swap them"
    ),
  ])
  func `what is impossible is said, with a remedy`(distribution: Distribution, text: String) {
    do throws(ImpossibleDistribution) {
      try distribution.check()
      Issue.record("nothing was found")
    } catch {
      #expect(error.description == text)
    }
  }
}
