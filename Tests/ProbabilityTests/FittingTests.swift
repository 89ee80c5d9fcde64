import Probability
import Testing

@Suite struct FittingTests {
  static let intervals: [(Distribution.Family, Double, CentralInterval)] = [
    (.normal, 0.5, CentralInterval(low: -0.1, high: 1.1, level: .ninetyFive)),
    (.normal, 12, CentralInterval(low: 10, high: 14, level: .eighty)),
    (.lognormal, 0.75, CentralInterval(low: 0.6, high: 0.94, level: .ninetyFive)),
    (.lognormal, 2, CentralInterval(low: 0.5, high: 8, level: .ninetyFive)),
    (.beta, 0.12, CentralInterval(low: 0.08, high: 0.17, level: .ninetyFive)),
    (.beta, 0.98, CentralInterval(low: 0.95, high: 0.995, level: .ninetyFive)),
    (.beta, 0.5, CentralInterval(low: 0.05, high: 0.95, level: .eighty)),
    (.gamma, 1200, CentralInterval(low: 800, high: 1700, level: .ninetyFive)),
    (.gamma, 0.01, CentralInterval(low: 0.004, high: 0.018, level: .eighty)),
  ]

  @Test(arguments: intervals)
  func `a fit has the paper's mean, and its interval's width`(
    family: Distribution.Family, mean: Double, interval: CentralInterval
  ) throws {
    let fitted = try Distribution.fit(family, mean: mean, interval: interval)
    try fitted.check()
    #expect(abs(fitted.mean - mean) <= 1e-14 * mean)
    let low = fitted.quantile(interval.level.below)
    let high = fitted.quantile(interval.level.belowHigh)
    // Bisection ends at a rounding of the size; a quantile is good to some twelve digits there.
    if family == .lognormal {
      #expect(abs(high / low / (interval.high / interval.low) - 1) <= 1e-12)
    } else {
      #expect(abs((high - low) / (interval.high - interval.low) - 1) <= 1e-10)
    }
    let most = Distribution.mostOffEnds * (interval.high - interval.low)
    if family != .lognormal { #expect(abs(low - interval.low) <= most) }
  }

  @Test(arguments: Distribution.Family.allCases)
  func `a fit to an interval finds the distribution the interval is of`(
    family: Distribution.Family
  ) throws {
    let made = try Distribution.fit(family, mean: 0.3, standardDeviation: 0.08)
    #expect(abs(made.mean - 0.3) <= 1e-15)
    #expect(abs(made.standardDeviation - 0.08) <= 1e-15)
    for level in CentralInterval.Level.allCases {
      let fitted = try Distribution.fit(
        family, mean: made.mean,
        interval: CentralInterval(
          low: made.quantile(level.below), high: made.quantile(level.belowHigh), level: level))
      for probability in [0.01, 0.5, 0.99] {
        #expect(abs(fitted.quantile(probability) - made.quantile(probability)) <= 1e-10)
      }
    }
  }

  @Test func `known fits`() throws {
    // Method of moments (Briggs, Claxton, Sculpher 2006, ch. 4): alpha + beta = m (1 - m) / s² - 1.
    #expect(
      try Distribution.fit(.beta, mean: 0.5, standardDeviation: 0.25)
        == .beta(alpha: 1.5, beta: 1.5))
    #expect(
      try Distribution.fit(.gamma, mean: 10, standardDeviation: 5) == .gamma(shape: 4, scale: 2.5))
  }

  private func message(_ work: () throws(ImpossibleDistribution) -> Distribution) -> String {
    do throws(ImpossibleDistribution) {
      return "fitted \(try work())"
    } catch { return error.description }
  }

  @Test(arguments: [
    (
      Distribution.Family.normal, 5.0, CentralInterval(low: 6, high: 8, level: .ninetyFive),
      "the mean 5.0 lies outside its interval, 6.0 to 8.0: check which numbers belong together"
    ),
    (
      .normal, 5, CentralInterval(low: 8, high: 2, level: .ninetyFive),
      "the interval goes from 8.0 to 2.0: write the lower end first, or give a point"
    ),
    (
      .normal, 2, CentralInterval(low: 1, high: 7, level: .ninetyFive),
      "the normal distribution with this mean and an interval as wide as 1.0 to 7.0 has it from "
        + "-1.0 to 5.0: take a family with that lean, or give the distribution's own parameters"
    ),
    (
      .lognormal, 2, CentralInterval(low: 0, high: 7, level: .ninetyFive),
      "a lognormal distribution has no interval from 0.0: write a low end above 0, or take normal"
    ),
    (
      .gamma, -2, CentralInterval(low: -3, high: 7, level: .ninetyFive),
      "a gamma distribution has no mean of -2.0: write a mean above 0, or take normal"
    ),
    (
      .beta, 0.9, CentralInterval(low: 0.8, high: 1.1, level: .ninetyFive),
      "a beta distribution between 0 and 1 has no interval up to 1.1: "
        + "write a share of at most 1, or take another distribution"
    ),
    (
      .beta, 12, CentralInterval(low: 8, high: 17, level: .ninetyFive),
      "a beta distribution between 0 and 1 has no mean of 12.0: "
        + "write a share between 0 and 1, or take another distribution"
    ),
    (
      .beta, 0.01, CentralInterval(low: 0, high: 0.9, level: .eighty),
      "no beta distribution with a mean of 0.01 has an interval as wide as 0.0 to 0.9: "
        + "check the numbers, or give the distribution's own parameters"
    ),
    (
      .normal, .nan, CentralInterval(low: 0, high: 0.9, level: .eighty),
      "the mean is nan: write a finite number"
    ),
  ])
  func `an interval no such distribution has is refused`(
    family: Distribution.Family, mean: Double, interval: CentralInterval, text: String
  ) {
    #expect(
      message { () throws(ImpossibleDistribution) in
        try Distribution.fit(family, mean: mean, interval: interval)
      } == text)
  }

  @Test func `a spread no share has is refused`() {
    #expect(
      message { () throws(ImpossibleDistribution) in
        try Distribution.fit(.beta, mean: 0.5, standardDeviation: 0.5)
      }
        == "a share with a mean of 0.5 has a standard deviation below 0.5: "
        + "write a smaller one, or is 0.5 a standard error of a percentage?")
    #expect(
      message { () throws(ImpossibleDistribution) in
        try Distribution.fit(.gamma, mean: 0.5, standardDeviation: 0)
      }
        == "a standard deviation of 0.0: write a finite number above 0, or give a point")
  }
}
