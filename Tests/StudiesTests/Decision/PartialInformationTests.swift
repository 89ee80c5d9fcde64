import Foundation
import Studies
import Testing

@Suite struct PartialInformationTests {
  private static let draws = 4000

  /// Two strategies whose difference in net benefit is `benefit` of the parameters drawn.
  private func sample(
    _ parameters: [[Double]], _ benefit: ([Double]) -> Double
  ) -> DecisionSample {
    let benefits = parameters[0].indices.map { draw in benefit(parameters.map { $0[draw] }) }
    let none = benefits.map { _ in 0.0 }
    return DecisionSample(
      strategies: ["usual", "new"], costs: [none, none], effects: [none, benefits],
      parameters: parameters.enumerated().map {
        .init(name: "x\($0.offset)", group: "g", values: $0.element)
      })
  }

  private func normals(_ parameters: Int, draws: Int = draws, seed: UInt64 = 1) -> [[Double]] {
    var numbers = NamedNumbers(seed)
    return (0..<parameters).map { _ in numbers.normals(draws) }
  }

  private func worth(_ sample: DecisionSample, _ members: [Int]) throws -> ValueOfInformation {
    try #require(sample.partialInformation(on: members, prices: [1]))[0]
  }

  @Test(arguments: [[0], [1], [2], [0, 1], [0, 2], [0, 1, 2]])
  func `a normal linear case agrees with its closed form`(members: [Int]) throws {
    let slopes = [3.0, 2, 1]
    let sample = sample(normals(3)) { 0.8 + zip(slopes, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    let deviation = members.reduce(0.0) { $0 + slopes[$1] * slopes[$1] }.squareRoot()
    let closed = expectedPositivePart(mean: 0.8, deviation: deviation) - 0.8
    let found = try worth(sample, members)
    #expect(abs(found.value - found.bias - closed) < 4 * found.standardError)
    #expect(found.standardError < 0.06)
  }

  @Test func `knowing everything is worth what perfect information is`() throws {
    let sample = sample(normals(2)) { 0.5 + 2 * $0[0] - $0[1] }
    let all = try worth(sample, [0, 1])
    let perfect = Acceptability(sample, prices: [1]).prices[0].perfectInformation
    #expect(abs(all.value - perfect.value) < 1e-9)
    #expect(abs(all.standardError - perfect.standardError) < 1e-9)
  }

  /// exp(x) (½ + y) − 6 x² z − 0.7, x, y and z uniform: by nested integration, the inner one in closed form.
  @Test func `a nonlinear case agrees with nested integration`() throws {
    var numbers = NamedNumbers(5)
    let parameters = (0..<3).map { _ in numbers.uniforms(Self.draws) }
    let sample = sample(parameters) { exp($0[0]) * (0.5 + $0[1]) - 6 * $0[0] * $0[0] * $0[2] - 0.7 }
    let grid = (0..<400).map { (Double($0) + 0.5) / 400 }
    let mean = M_E - 1 - 1 - 0.7
    let x = grid.reduce(0.0) { $0 + max(0, exp($1) - 3 * $1 * $1 - 0.7) } / 400
    let xz =
      grid.reduce(0.0) { sum, x in
        sum + grid.reduce(0.0) { $0 + max(0, exp(x) - 6 * x * x * $1 - 0.7) } / 400
      } / 400
    for (members, inner) in [([0], x), ([0, 2], xz)] {
      let found = try worth(sample, members)
      #expect(abs(found.value - found.bias - (inner - max(0, mean))) < 4 * found.standardError)
      #expect(found.value > found.standardError * 10)
    }
  }

  /// The model of Brennan and others (*Medical Decision Making* 27:448, 2007) without correlations: two
  /// treatments and 19 normal parameters. Its net benefits are sums of products of parameters, so what
  /// is expected given the chances of response is linear in them and the closed form holds.
  @Test func `a published model of two treatments agrees with its closed form`() throws {
    let means: [Double] = [
      1000, 0.1, 5.2, 400, 0.7, 0.3, 3, 0.25, -0.1, 0.5, 1500, 0.08, 6.1, 0.8, 0.3, 3, 0.2, -0.1,
      0.5,
    ]
    let deviations: [Double] = [
      1, 0.02, 1, 200, 0.1, 0.1, 0.5, 0.1, 0.02, 0.2, 1, 0.02, 1, 0.1, 0.05, 1, 0.05, 0.02, 0.2,
    ]
    let parameters = zip(normals(19, seed: 3), zip(means, deviations)).map { values, normal in
      values.map { normal.0 + normal.1 * $0 }
    }
    let sample = sample(parameters) { p in
      10_000
        * (p[13] * p[14] * p[15] + p[16] * p[17] * p[18] - p[4] * p[5] * p[6] - p[7] * p[8] * p[9])
        - (p[10] + p[11] * p[12] * p[3] - p[0] - p[1] * p[2] * p[3])
    }
    let mean = 10_000 * (0.72 - 0.01 - 0.63 + 0.0125) - (1500 + 0.08 * 6.1 * 400 - 1000 - 208)
    let deviation = (2 * 900.0 * 900).squareRoot()
    let closed = expectedPositivePart(mean: mean, deviation: deviation) - max(0, mean)
    let found = try worth(sample, [4, 13])
    #expect(abs(found.value - found.bias - closed) < 4 * found.standardError)
  }

  @Test func `three strategies agree with an integral`() throws {
    let parameters = normals(2)
    let none = parameters[0].map { _ in 0.0 }
    let sample = DecisionSample(
      strategies: ["a", "b", "c"], costs: [none, none, none],
      effects: [none, parameters[0], zip(parameters[0], parameters[1]).map { 0.2 - $0 + $1 }],
      parameters: [.init(name: "x", group: "g", values: parameters[0])])
    // max(0, x, 0.2 − x) is above x by max(0, 0.2 − 2x) where x ≥ 0, and above 0 there.
    let closed = (-4000...4000).reduce(0.0) { sum, step in
      let x = Double(step) / 500
      return sum + max(0, x, 0.2 - x) * exp(-x * x / 2) / (2 * Double.pi).squareRoot() / 500
    }
    let found = try worth(sample, [0])
    #expect(abs(found.value - found.bias - (closed - 0.2)) < 4 * found.standardError)
  }

  @Test func `a parameter that does nothing is worth nothing beyond its bias`() throws {
    var over = 0.0
    let trials = 40
    for seed in 0..<trials {
      let parameters = normals(2, draws: 300, seed: UInt64(seed) + 100)
      let found = try worth(sample(parameters) { 0.05 + $0[0] }, [1])
      over += found.value - found.bias
      #expect(found.value >= 0)
    }
    // 300 draws of deviation 1: the mean of 40 estimates is known to a hundredth.
    #expect(abs(over / Double(trials)) < 0.01)
  }

  @Test func `the standard error is how estimates scatter`() throws {
    let trials = (0..<60).map { seed in
      sample(normals(3, draws: 500, seed: UInt64(seed) + 900)) { 0.3 + $0[0] + 2 * $0[1] * $0[2] }
    }
    let found = try trials.map { try worth($0, [0]) }
    let mean = found.reduce(0.0) { $0 + $1.value } / 60
    let scatter = (found.reduce(0.0) { $0 + pow($1.value - mean, 2) } / 59).squareRoot()
    let told = found.reduce(0.0) { $0 + $1.standardError } / 60
    // Four times 1/√(2 · 59), the standard error of the scatter of sixty estimates.
    #expect(abs(scatter / told - 1) <= 0.37)
  }

  @Test func `too few draws for the parameters have no answer`() {
    let sample = sample(normals(9, draws: 30)) { $0.reduce(0, +) }
    #expect(sample.partialInformation(on: Array(0..<9), prices: [1]) == nil)
    #expect(sample.partialInformation(on: [0, 1], prices: [1]) != nil)
  }

  @Test func `a parameter that never changes is worth nothing`() throws {
    var parameters = normals(2, draws: 200)
    parameters[1] = parameters[1].map { _ in 4 }
    let found = try worth(sample(parameters) { 0.1 + $0[0] }, [1])
    #expect(abs(found.value) < 1e-12)
  }

  @Test func `a share of variance agrees with its closed form`() throws {
    let parameters = normals(3)
    let outcome = parameters[0].indices.map { 3 * parameters[0][$0] + 4 * parameters[1][$0] }
    for (parameter, closed) in [9.0 / 25, 16.0 / 25, 0].enumerated() {
      let found = try #require(VarianceShare(of: outcome, by: [parameters[parameter]]))
      #expect(abs(found.share - closed) < 4 * found.standardError)
      #expect(found.standardError < 0.03)
    }
    // The sum of equal numbers over their count is not always that number.
    for same in [2, 0.1234] {
      #expect(VarianceShare(of: parameters[0].map { _ in same }, by: [parameters[0]]) == nil)
    }
  }

  /// Where few draws would change the choice the estimate is most often nothing, and its error is all in
  /// how well the regression is known.
  @Test func `the standard error holds where hardly any draw changes the choice`() throws {
    let trials = 300
    let found = try (0..<trials).map { seed in
      let parameters = normals(2, draws: 100, seed: UInt64(seed) + 2000)
      return try worth(sample(parameters) { 0.3 + $0[0] }, [1])
    }
    let mean = found.reduce(0.0) { $0 + $1.value } / Double(trials)
    let scatter =
      (found.reduce(0.0) { $0 + pow($1.value - mean, 2) } / Double(trials - 1)).squareRoot()
    let told = found.reduce(0.0) { $0 + $1.standardError } / Double(trials)
    // 1/√(2 · 299) would be the standard error of the scatter of normal estimates; lopsided as these are, it
    // is some tenth, and this is three of those.
    #expect(abs(scatter / told - 1) <= 0.3)
  }

  /// A choice on a knife's edge, where each of twelve parameters that do nothing seems to be worth something.
  @Test func `of many parameters that do nothing seldom any is held to be worth knowing`() throws {
    let (samples, questions) = (40, 12)
    let wrong = try (0..<samples).count { seed in
      let parameters = normals(questions + 1, draws: 100, seed: UInt64(seed) + 3000)
      let sample = sample(parameters) { $0[questions] }
      return try (0..<questions).contains {
        try worth(sample, [$0]).isDiscernible(among: questions)
      }
    }
    // One in twenty would be two of forty; more than six comes once in two hundred times.
    #expect(wrong <= 6)
  }

  @Test func `more parameters than are regressed on together have no answer, however many draws`() {
    let most = DecisionSample.mostKnownTogether
    let draws = DecisionSample.drawsNeeded(toKnow: most)
    let parameters = normals(most + 1, draws: draws + 5, seed: 8)
    let sample = sample(parameters) { $0[0] }
    #expect(sample.partialInformation(on: Array(0..<most), prices: [1]) != nil)
    #expect(sample.partialInformation(on: Array(0...most), prices: [1]) == nil)
    let fewer = self.sample(parameters.map { Array($0.prefix(draws - 1)) }) { $0[0] }
    #expect(fewer.partialInformation(on: Array(0..<most), prices: [1]) == nil)
  }
}
