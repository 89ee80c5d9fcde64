import Probability
import Testing

@Suite struct JointDistributionTests {
  static let normal = Distribution.normal(mean: 10, standardDeviation: 2)
  static let lognormal = Distribution.lognormal(logMean: 0, logStandardDeviation: 0.4)

  static func parameter(
    _ name: String, _ distribution: Distribution, bound: Parameter.Bound? = nil
  ) -> Parameter {
    Parameter(name: name, group: "all", form: .together([distribution]), bound: bound)
  }

  static func columns(_ joint: JointDistribution, _ draws: Draws) -> [[Double]] {
    let values = (0..<draws.count).map { joint.values(of: $0, in: draws) }
    return joint.parameters.indices.map { place in values.map { $0[place][0] } }
  }

  @Test func `rows drawn together are as far up their distributions`() throws {
    let rows = [Self.normal, Self.lognormal, .beta(alpha: 2, beta: 5)]
    let together = Parameter(name: "a", group: "g", form: .together(rows))
    let apart = Parameter(name: "b", group: "g", form: .apart(rows))
    let joint = try JointDistribution(parameters: [together, apart])
    let draws = Draws(seed: 1, count: 20, sampling: .latinHypercube)
    for draw in 0..<20 {
      let values = joint.values(of: draw, in: draws)
      let uniform = draws.uniform(draw, of: "a")
      #expect(values[0] == rows.map { $0.quantile(uniform) })
      for (row, value) in values[1].enumerated() {
        #expect(value == rows[row].quantile(draws.uniform(draw, of: "b[\(row)]")))
      }
      #expect(joint.values(at: joint.uniforms(of: draw, in: draws)) == values)
    }
    #expect(joint.means[0] == rows.map(\.mean))
  }

  @Test(arguments: Draws.Sampling.allCases)
  func `a new parameter changes no other's draws, nor does its order`(
    sampling: Draws.Sampling
  ) throws {
    let draws = Draws(seed: 9, count: 16, sampling: sampling)
    let a = Self.parameter("a", Self.normal)
    let b = Self.parameter("b", Self.lognormal)
    let c = Self.parameter("c", .gamma(shape: 2, scale: 1), bound: .atMost("a"))
    let new = Self.parameter("new", Self.normal)
    let correlated = [Correlation(between: "b", and: "a", value: 0.7)]
    let few = try JointDistribution(parameters: [a, b, c], correlations: correlated)
    let more = try JointDistribution(
      parameters: [new, c, b, a],
      correlations: correlated + [Correlation(between: "new", and: "a", value: 0.5)])
    for draw in 0..<16 {
      let before = few.values(of: draw, in: draws)
      let after = more.values(of: draw, in: draws)
      #expect(before == [after[3], after[2], after[1]])
    }
  }

  @Test func `what is bounded by something bounded stops at both, however they are listed`() throws
  {
    let joint = try JointDistribution(parameters: [
      Self.parameter("c", Self.normal, bound: .atMost("b")),
      Self.parameter("b", Self.normal, bound: .atMost("a")),
      Self.parameter("a", Self.normal),
      Self.parameter("d", Self.normal, bound: .atLeast("c")),
    ])
    #expect(joint.stopped([[9], [8], [5], [1]]) == [[5], [5], [5], [5]])
    #expect(joint.stopped([[3], [4], [5], [6]]) == [[3], [4], [5], [6]])
  }

  private func ranks(_ values: [Double]) -> [Double] {
    var ranks = values
    for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
      ranks[index] = Double(rank)
    }
    return ranks
  }

  @Test func `draws have the correlations asked for, and the distributions they had`() throws {
    let parameters = [
      Self.parameter("a", Self.normal), Self.parameter("b", Self.normal),
      Self.parameter("c", .gamma(shape: 0.7, scale: 3)), Self.parameter("d", Self.lognormal),
    ]
    let joint = try JointDistribution(
      parameters: parameters,
      correlations: [
        Correlation(between: "a", and: "b", value: 0.8),
        Correlation(between: "a", and: "c", value: -0.3),
        Correlation(between: "b", and: "c", value: 0.2),
      ])
    #expect(joint.repairs.isEmpty)
    let count = 10_000
    let columns = Self.columns(joint, Draws(seed: 4, count: count, sampling: .latinHypercube))
    // A correlation of 10,000 draws is known to about (1 - r²) / 100; four times that.
    #expect(abs(correlation(columns[0], columns[1]) - 0.8) <= 4 * 0.36 / 100)
    let spearman = correlation(ranks(columns[0]), ranks(columns[2]))
    // 6/π asin(-0.3/2): what score correlations of -0.3 are in ranks, whatever the distributions.
    #expect(abs(spearman + 0.287_573) <= 0.04)
    #expect(abs(correlation(columns[0], columns[3])) <= 0.04)
    for (column, parameter) in zip(columns, joint.parameters) {
      guard case .together(let rows) = parameter.form else { continue }
      let sorted = column.sorted()
      for probability in [0.05, 0.5, 0.95] {
        // A share of 10,000 independent draws is known to 0.005 at worst; four times that.
        let share = rows[0].cumulative(sorted[Int(probability * Double(count))])
        #expect(abs(share - probability) <= 0.02)
      }
    }
  }

  @Test func `a bounded parameter never passes its bound, and keeps its place below it`() throws {
    let rows = [Distribution.beta(alpha: 8, beta: 2), .beta(alpha: 7, beta: 3)]
    let mild = Parameter(name: "mild", group: "utility", form: .together(rows))
    let severe = Parameter(
      name: "severe", group: "utility",
      form: .together([.beta(alpha: 7, beta: 3), .beta(alpha: 7, beta: 3)]), bound: .atMost("mild"))
    let worst = Parameter(
      name: "worst", group: "utility", form: .together([Self.normal]), bound: .atLeast("mild2"))
    let single = Self.parameter("mild2", Self.normal)
    let joint = try JointDistribution(parameters: [severe, mild, worst, single])
    let draws = Draws(seed: 2, count: 400, sampling: .random)
    for draw in 0..<400 {
      let values = joint.values(of: draw, in: draws)
      let uniform = draws.uniform(draw, of: "severe")
      for row in 0..<2 {
        #expect(values[0][row] <= values[1][row])
        let distribution = Distribution.beta(alpha: 7, beta: 3)
        let place = distribution.cumulative(values[0][row])
        #expect(abs(place - uniform * distribution.cumulative(values[1][row])) <= 1e-13)
      }
      #expect(values[2][0] >= values[3][0])
      let below = Self.normal.cumulative(values[3][0])
      let place = below + draws.uniform(draw, of: "worst") * (1 - below)
      // Rounding of a value of 10 times a density of 0.2.
      #expect(abs(Self.normal.cumulative(values[2][0]) - place) <= 1e-14)
    }
    #expect(joint.means[0] == [0.7, 0.7])
  }

  @Test func `bounds hold where next to nothing is left`() throws {
    let joint = try JointDistribution(parameters: [
      Self.parameter("low", .uniform(low: 0, high: 1)),
      Self.parameter("high", .uniform(low: 2, high: 3), bound: .atMost("low")),
      Self.parameter("far", .normal(mean: -50, standardDeviation: 1), bound: .atLeast("low")),
      Self.parameter("fixed", .point(0.5), bound: .atLeast("low")),
    ])
    let draws = Draws(seed: 2, count: 50, sampling: .sobol)
    for draw in 0..<50 {
      let values = joint.values(of: draw, in: draws)
      #expect(values[1] == values[0])
      #expect(values[2] == values[0])
      #expect(values[3][0] == max(0.5, values[0][0]))
    }
    #expect(joint.means == [[0.5], [0.5], [0.5], [0.5]])
  }

  @Test func `shares sum to one and have a Dirichlet's moments`() throws {
    let weights = [2.0, 5, 3]
    let shares = Parameter(name: "s", group: "g", form: .dirichlet(weights))
    let joint = try JointDistribution(parameters: [shares])
    #expect(joint.means == [[0.2, 0.5, 0.3]])
    #expect(shares.uniformNames == ["s[0]", "s[1]", "s[2]"])
    let draws = Draws(seed: 3, count: 4000, sampling: .latinHypercube)
    let values = (0..<4000).map { joint.values(of: $0, in: draws)[0] }
    for value in values { #expect(abs(value.reduce(0, +) - 1) <= 1e-15) }
    for (row, weight) in weights.enumerated() {
      let mean = values.reduce(0) { $0 + $1[row] } / 4000
      let square = values.reduce(0) { $0 + ($1[row] - mean) * ($1[row] - mean) } / 4000
      let expected = weight / 10
      let spread = (expected * (1 - expected) / 11).squareRoot()
      // Four standard errors of 4,000 draws.
      #expect(abs(mean - expected) <= 4 * spread / 4000.squareRoot())
      #expect(abs(square.squareRoot() / spread - 1) <= 4 / 8000.squareRoot())
    }
    let tiny = try JointDistribution(parameters: [
      Parameter(name: "t", group: "g", form: .dirichlet([1e-4, 1e-4]))
    ])
    for draw in 0..<20 {
      #expect(tiny.values(of: draw, in: draws)[0].reduce(0, +) == 1)
    }
    let one = shares.values(at: 0.9)
    #expect(one[0] == Distribution.beta(alpha: 2, beta: 8).quantile(0.9))
    #expect(abs(one.reduce(0, +) - 1) <= 1e-15)
    #expect(joint.values(at: [[0.9]]) == [one])
  }
}
