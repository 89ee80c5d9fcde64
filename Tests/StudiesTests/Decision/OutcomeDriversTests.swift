import Foundation
import Probability
import Studies
import Testing

@Suite struct OutcomeDriversTests {
  private func parameters(_ count: Int, draws: Int, seed: UInt64) -> [DecisionSample.Parameter] {
    var numbers = NamedNumbers(seed)
    return (0..<count).map {
      DecisionSample.Parameter(name: "x\($0)", group: "g", values: numbers.normals(draws))
    }
  }

  /// The first of Anscombe's data sets (*American Statistician* 27:17, 1973), of R² 0.6665. Eleven draws have
  /// room for a straight line alone; the P-value of its slope for the normal scores of y, worked out apart
  /// with scipy 1.17 (`linregress` on `norm.ppf((rank − ½) / 11)`), is 0.0026006.
  @Test func `the chance of a straight line is that of its F test on normal scores`() throws {
    let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    let found = try #require(VarianceShare(of: y, by: [x]))
    #expect(abs(found.chance - 0.0026006) < 1e-7)
    // 1 − (1 − R²) 10 / 9.
    #expect(abs(found.share - (1 - (1 - 0.66654) * 10 / 9)) < 1e-5)
    // Ranks are all it looks at.
    let stretched = try #require(VarianceShare(of: y.map { exp(2 * $0) }, by: [x]))
    #expect(stretched.chance == found.chance)
  }

  /// Outcomes and parameters with a few draws far out: where one of each meets, a straight line fits.
  @Test func `draws far out do not make what does nothing seem to do much`() {
    let samples = 40
    func far(_ values: [Double]) -> [Double] { values.map { exp(2 * $0) } }
    let wrong = (0..<samples).count { seed in
      var numbers = NamedNumbers(UInt64(seed) + 700)
      let parameters = parameters(100, draws: 20, seed: UInt64(seed) + 12_000).map {
        DecisionSample.Parameter(name: $0.name, group: $0.group, values: far($0.values))
      }
      return !OutcomeDrivers(of: far(numbers.normals(20)), among: parameters).drivers.isEmpty
    }
    // One in twenty would be two of forty; more than six comes once in two hundred times.
    #expect(wrong <= 6)
  }

  @Test func `of a hundred parameters that do nothing seldom any is named`() {
    let samples = 40
    let wrong = (0..<samples).count { seed in
      var numbers = NamedNumbers(UInt64(seed) + 500)
      let parameters = parameters(100, draws: 60, seed: UInt64(seed) + 9000)
      return !OutcomeDrivers(of: numbers.normals(60), among: parameters).drivers.isEmpty
    }
    // One in twenty would be two of forty; more than six comes once in two hundred times.
    #expect(wrong <= 6)
  }

  /// Draws of all names are spread as Sobol' points, those the outcome is made of too.
  private func drivers(
    seed: UInt64, judgedAs sampling: Draws.Sampling, weight: Double = 0
  ) -> OutcomeDrivers {
    let draws = Draws(seed: seed, count: 128, sampling: .sobol)
    func values(_ name: String) -> [Double] {
      (0..<draws.count).map { draws.uniform($0, of: name) }
    }
    let parameters = (0..<150).map {
      DecisionSample.Parameter(name: "x\($0)", group: "g", values: values("x\($0)"))
    }
    let outcome = zip(values("of no parameter"), parameters[3].values).map { $0 + weight * $1 }
    return OutcomeDrivers(of: outcome, among: parameters, sampling: sampling)
  }

  @Test func `names of Sobol' points that go together by chance are seldom named either`() {
    let samples: ClosedRange<UInt64> = 1...40
    let wrong = samples.count { !drivers(seed: $0, judgedAs: .sobol).drivers.isEmpty }
    // One in twenty would be two of forty; more than six comes once in two hundred times.
    #expect(wrong <= 6)
    // Taken for independent draws they would be named far too often.
    #expect(samples.count { !drivers(seed: $0, judgedAs: .random).drivers.isEmpty } > 10)
    // What an outcome does depend on is named all the same.
    #expect(
      samples.allSatisfy {
        drivers(seed: $0, judgedAs: .sobol, weight: 1).drivers.first?.parameter == 3
      })
  }

  @Test func `what an outcome depends on is named, largest share first`() {
    let parameters = parameters(60, draws: 400, seed: 77)
    let outcome = (0..<400).map { draw in
      2 * parameters[7].values[draw] + 4 * parameters[31].values[draw]
        + parameters[2].values[draw] * parameters[3].values[draw]
    }
    let found = OutcomeDrivers(of: outcome, among: parameters)
    #expect(found.drivers.map(\.parameter) == [31, 7])
    #expect(found.largest(3, atLeast: 0.01).areSharesTold)
    for (driver, share) in zip(found.drivers, [16.0 / 21, 4.0 / 21]) {
      #expect(abs(driver.share.share - share) < 4 * driver.share.standardError)
    }
  }

  /// Two parameters that are all but the same, as correlated ones may be.
  @Test func `shares that come to more than all are not told`() {
    var numbers = NamedNumbers(3)
    let (one, noise) = (numbers.normals(200), numbers.normals(200))
    let other = zip(one, noise).map { $0 + 0.1 * $1 }
    let found = OutcomeDrivers(
      of: one,
      among: [
        .init(name: "one", group: "g", values: one),
        .init(name: "other", group: "g", values: other),
      ])
    #expect(found.drivers.count == 2)
    #expect(!found.largest(3, atLeast: 0.01).areSharesTold)
    #expect(found.largest(1, atLeast: 0.01).areSharesTold, "of one alone they are")
    let (told, areSharesTold) = found.largest(3, atLeast: 0.01, drawnTogetherIn: { _ in 0 })
    #expect(told.map(\.parameter) == [0] && areSharesTold, "of what is drawn together one is")
  }

  @Test func `parameters may be known of the first draws only`() {
    let parameters = parameters(1, draws: 100, seed: 5)
    let outcome = parameters[0].values + Array(repeating: 1e6, count: 50)
    #expect(OutcomeDrivers(of: outcome, among: parameters).drivers.count == 1)
  }
}
