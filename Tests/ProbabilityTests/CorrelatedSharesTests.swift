import Probability
import Testing

/// Wholes whose shares go with the same shares of another.
@Suite struct CorrelatedSharesTests {
  /// How cost follows activity for emergency admissions and for A&E in the England pack, as sure as 20 counted,
  /// and something else between them.
  private static let emergency = shares("emergency", [7, 9, 4])
  private static let attendance = shares("attendance", [7, 11, 2])
  private static let price = Parameter(
    name: "price", group: "g", form: .together([.gamma(shape: 4, scale: 5)]))
  private static let draws = Draws(seed: 11, count: 8000, sampling: .random)
  /// Standard errors that chance may bring a figure from its expected value: one in 16,000 is further.
  private static let errors = 4.0

  private static func shares(_ name: String, _ weights: [Double]) -> Parameter {
    Parameter(name: name, group: "g", form: .dirichlet(weights))
  }

  private static func half(_ first: Parameter, _ second: Parameter) -> Correlation {
    Correlation(between: first.name, and: second.name, value: 0.5)
  }

  /// Draws of every parameter, `[parameter][draw][row]`.
  private static func columns(_ joint: JointDistribution) -> [[[Double]]] {
    let values = (0..<draws.count).map { joint.values(of: $0, in: draws) }
    return joint.parameters.indices.map { place in values.map { $0[place] } }
  }

  @Test func `each whole sums to one and keeps the means and variances of its Dirichlet`() throws {
    let joint = try JointDistribution(
      parameters: [Self.emergency, Self.attendance],
      correlations: [Self.half(Self.emergency, Self.attendance)])
    let count = Double(Self.draws.count)
    for (column, weights) in zip(Self.columns(joint), [[7.0, 9, 4], [7, 11, 2]]) {
      // Each quotient and each sum of three is rounded by no more than half of the last place.
      for values in column { #expect(abs(values.reduce(0, +) - 1) <= 3 * 0x1p-53) }
      let size = weights.reduce(0, +)
      let rows = weights.indices.map { row in column.map { $0[row] } }
      for (row, weight) in weights.enumerated() {
        let mean = weight / size
        let variance = mean * (1 - mean) / (size + 1)
        #expect(
          abs(rows[row].reduce(0, +) / count - mean) <= Self.errors
            * (variance / count).squareRoot())
        // A share is a beta, whose fourth moment says how well its variance is known.
        let (alpha, beta) = (weight, size - weight)
        let excess =
          6 * ((alpha - beta) * (alpha - beta) * (size + 1) - alpha * beta * (size + 2))
          / (alpha * beta * (size + 2) * (size + 3))
        #expect(
          abs(covariance(rows[row], rows[row]) / variance - 1)
            <= Self.errors * ((excess + 2) / count).squareRoot())
        for other in 0..<row {
          // Correlations of draws are known to (1 - r²)/√n.
          let expected = -(weight * weights[other] / ((size - weight) * (size - weights[other])))
            .squareRoot()
          #expect(
            abs(correlation(rows[row], rows[other]) - expected)
              <= Self.errors * (1 - expected * expected) / count.squareRoot())
        }
      }
    }
  }

  /// To first order in how far gammas are from their means a, which is all there is where shares are well
  /// known, a share is p + (g - a)/A - p (G - A)/A, with A the sum of weights. With c the covariance of two
  /// gammas in the same row, r √(a a'), that of shares i and j of two wholes follows.
  @Test func `shares that are well known go together as the first order says`() throws {
    let weights = [[20_000.0, 50_000, 30_000], [40_000, 10_000, 10_000]]
    let (one, other) = (Self.shares("one", weights[0]), Self.shares("other", weights[1]))
    let joint = try JointDistribution(
      parameters: [one, other], correlations: [Self.half(one, other)])
    let columns = Self.columns(joint)
    let means = joint.means
    let sizes = weights.map { $0.reduce(0, +) }
    let both = zip(weights[0], weights[1]).map { 0.5 * ($0 * $1).squareRoot() }
    for row in 0..<3 {
      for column in 0..<3 {
        let (p, q) = (means[0][row], means[1][column])
        let expected =
          ((row == column ? both[row] : 0) - q * both[row] - p * both[column]
            + p * q * both.reduce(0, +)) / (sizes[0] * sizes[1])
          / (p * (1 - p) / sizes[0] * q * (1 - q) / sizes[1]).squareRoot()
        let found = correlation(columns[0].map { $0[row] }, columns[1].map { $0[column] })
        #expect(
          abs(found - expected)
            <= Self.errors * (1 - expected * expected) / Double(Self.draws.count).squareRoot())
      }
    }
  }

  /// Correlated gammas made another way: half of each normal score is common to both wholes, by name.
  @Test
  func `shares of two wholes go together as gammas with half of their scores' variance in common`()
    throws
  {
    let standard = Distribution.normal(mean: 0, standardDeviation: 1)
    func made(_ name: String, _ weights: [Double], _ draw: Int) -> [Double] {
      let gammas = weights.enumerated().map { row, weight in
        let scores = ["both[\(row)]", "\(name)[\(row)] itself"].map {
          standard.quantile(Self.draws.uniform(draw, of: $0))
        }
        return Distribution.gamma(shape: weight, scale: 1)
          .quantile(standard.cumulative((scores[0] + scores[1]) / 2.0.squareRoot()))
      }
      return gammas.map { $0 / gammas.reduce(0, +) }
    }
    let expected = [("emergency", [7.0, 9, 4]), ("attendance", [7, 11, 2])].map { name, weights in
      (0..<Self.draws.count).map { made(name, weights, $0) }
    }
    let found = Self.columns(
      try JointDistribution(
        parameters: [Self.emergency, Self.attendance],
        correlations: [Self.half(Self.emergency, Self.attendance)]))
    for row in 0..<3 {
      let given = correlation(expected[0].map { $0[row] }, expected[1].map { $0[row] })
      let drawn = correlation(found[0].map { $0[row] }, found[1].map { $0[row] })
      // Two estimates, each known to (1 - r²)/√n or better.
      #expect(
        abs(drawn - given) <= Self.errors * (2 / Double(Self.draws.count)).squareRoot() * 0.8)
      #expect(drawn > 0.4 && drawn < 0.5)
    }
  }

  @Test func `neither their order nor their correlation changes what else is drawn`() throws {
    let correlations = [Self.half(Self.emergency, Self.attendance)]
    let alone = try JointDistribution(parameters: [Self.price, Self.emergency, Self.attendance])
    let joint = try JointDistribution(
      parameters: [Self.price, Self.emergency, Self.attendance], correlations: correlations)
    let turned = try JointDistribution(
      parameters: [Self.attendance, Self.emergency, Self.price], correlations: correlations)
    for draw in 0..<20 {
      let values = joint.values(of: draw, in: Self.draws)
      #expect(values == turned.values(of: draw, in: Self.draws).reversed())
      // What is named first keeps its draws, as does everything that is not correlated.
      let before = alone.values(of: draw, in: Self.draws)
      #expect(values[0] == before[0])
      #expect(values[1] == before[1])
      #expect(values[2] != before[2])
    }
  }

  @Test
  func `with one number each the first shares go together and the rest is shared as by means`()
    throws
  {
    let joint = try JointDistribution(
      parameters: [Self.emergency, Self.attendance],
      correlations: [Self.half(Self.emergency, Self.attendance)])
    let standard = Distribution.normal(mean: 0, standardDeviation: 1)
    let values = joint.values(at: [[0.9], [0.5]])
    #expect(values[0] == Self.emergency.values(at: 0.9))
    // The score of a half is 0, so what is left is half of the first's.
    let uniform = standard.cumulative(0.5 * standard.quantile(0.9))
    let expected = Self.attendance.values(at: uniform)
    // Rounding of a score, times how steep a quantile is.
    for (value, share) in zip(values[1], expected) { #expect(abs(value - share) <= 1e-14) }
  }
}
