import Probability
import Testing

@Suite struct JointChecksTests {
  static let normal = Distribution.normal(mean: 0, standardDeviation: 1)

  private func parameter(
    _ name: String, _ form: Parameter.Form = .together([normal]), bound: Parameter.Bound? = nil
  ) -> Parameter {
    Parameter(name: name, group: "g", form: form, bound: bound)
  }

  private func problems(
    _ parameters: [Parameter], _ correlations: [Correlation] = []
  ) -> [ImpossibleJoint.Problem] {
    do throws(ImpossibleJoint) {
      _ = try JointDistribution(parameters: parameters, correlations: correlations)
      return []
    } catch { return error.problems }
  }

  @Test func `everything impossible is told at once, with its place`() {
    let found = problems(
      [
        parameter("a", .together([.gamma(shape: -1, scale: 1)])),
        parameter("a"),
        parameter("b", .together([Self.normal, .uniform(low: 2, high: 1)]), bound: .atMost("x")),
        parameter("c", .dirichlet([1]), bound: .atMost("a")),
        parameter("d", .together([])),
        parameter("e", bound: .atLeast("b")),
        parameter("f", .dirichlet([1, 0])),
        parameter("g", .apart([Self.normal, Self.normal])),
        parameter("h", .dirichlet([1, 1, 1])),
      ],
      [
        Correlation(between: "a", and: "a", value: 0.5),
        Correlation(between: "a", and: "e", value: 1.5),
        Correlation(between: "e", and: "a", value: 0.1),
        Correlation(between: "g", and: "y", value: .nan),
        Correlation(between: "f", and: "a", value: 0.5),
        Correlation(between: "f", and: "h", value: 0.5),
      ])
    #expect(
      found.map(\.description) == [
        "'a': the shape is -1.0: write a number above 0",
        "parameter 2 has the name 'a' of parameter 1: give each a name of its own",
        "'b' in row 2: the low end 2.0 lies above the high end 1.0: swap them",
        "'b' is bounded by 'x', which is no uncertain parameter: "
          + "name another parameter, or truncate its distribution at a number",
        "the shares 'c' are fewer than two: list a weight for each share",
        "the shares 'c' have a bound: leave it out: shares sum to one",
        "'d' has no distribution: give at least one",
        "'e' has one row and its bound 'b' has 2: bound it by a parameter with one row or as many",
        "a weight of the shares 'f' is 0.0: write finite numbers above 0",
        "'a' is correlated with itself: name two parameters",
        "the correlation of 'a' and 'e' is 1.5: write a number from -1 to 1",
        "'e' and 'a' are correlated twice: leave one out",
        "'g' is not drawn with one uniform and cannot be correlated: "
          + "draw its rows together, or leave the correlation out",
        "there is no uncertain parameter 'y' to correlate: name one that has a distribution",
        "the correlation of 'g' and 'y' is nan: write a number from -1 to 1",
        "'f' is 2 shares of one whole and 'a' is not shares: "
          + "correlate shares with as many others, or leave the correlation out",
        "'f' is 2 shares of one whole and 'h' is 3 shares of one whole: "
          + "correlate shares with as many others, or leave the correlation out",
      ])
    #expect(
      found.map(\.subject) == [
        .parameter(0), .parameter(1), .parameter(2), .parameter(2), .parameter(3), .parameter(3),
        .parameter(4), .parameter(5), .parameter(6), .correlation(0), .correlation(1),
        .correlation(2), .correlation(3), .correlation(3), .correlation(3), .correlation(4),
        .correlation(5),
      ])
  }

  @Test func `bounds that go round are told`() {
    let ring = [
      parameter("start", bound: .atMost("a")), parameter("a", bound: .atMost("b")),
      parameter("b", bound: .atLeast("a")),
    ]
    #expect(
      problems(ring).map(\.description) == [
        "bounds go round in a ring: 'a' is bounded by 'b' is bounded by 'a': leave one of them out"
      ])
    #expect(
      problems([parameter("a", bound: .atMost("a"))]).map(\.description) == [
        "bounds go round in a ring: 'a' is bounded by 'a': leave one of them out"
      ])
  }

  @Test func `correlations no quantities have are told by their first set`() {
    let parameters = ["p", "a", "b", "c", "d"].map { parameter($0) }
    let correlations = [
      Correlation(between: "a", and: "b", value: 0.9),
      Correlation(between: "b", and: "c", value: 0.9),
      Correlation(between: "c", and: "d", value: 0.1),
    ]
    let found = problems(parameters, correlations)
    // The second pair is the first that cannot be, beside the first. Eigenvalues of three with two
    // correlations r: 1 and 1 ± r √2.
    #expect(found.map(\.subject) == [.correlation(1)])
    #expect(
      found.map(\.description) == [
        "no quantities have the correlations given for 'a', 'b' and 'c': the least eigenvalue of their "
          + "matrix is -0.2728, and has to be above 0: bring them nearer to 0 (a pair that is not given "
          + "counts as 0), or ask for the nearest that can be with repair_correlations: true"
      ])
    #expect(
      problems(parameters, [Correlation(between: "a", and: "b", value: 1)]).map(\.reason) == [
        "with the correlations given for 'a' and 'b' some of them follow wholly from others: the least "
          + "eigenvalue of their matrix is 0.0, and has to be above 0"
      ])
  }

  /// Higham (2002), section 4: the nearest to [[1, 1, 0], [1, 1, 1], [0, 1, 1]] is
  /// [[1, 0.7607, 0.1573], [0.7607, 1, 0.7607], [0.1573, 0.7607, 1]].
  @Test func `a repair is the nearest correlation matrix, and is reported`() throws {
    let parameters = ["a", "b", "c"].map { parameter($0) }
    let correlations = [
      Correlation(between: "a", and: "b", value: 1), Correlation(between: "b", and: "c", value: 1),
    ]
    let joint = try JointDistribution(
      parameters: parameters, correlations: correlations, repairingCorrelations: true)
    let repair = try #require(joint.repairs.first)
    #expect(joint.repairs.count == 1)
    #expect(repair.names == ["a", "b", "c"])
    #expect(repair.given.value == 1)
    // The four digits printed, and up to 10⁻⁶ that keep the matrix from being singular.
    #expect(abs(repair.repaired.value - 0.7607) <= 6e-5)
    // In normal scores the draws have what was repaired: a and c, 0.1573.
    let draws = Draws(seed: 1, count: 20_000, sampling: .latinHypercube)
    let values = (0..<20_000).map { joint.values(of: $0, in: draws).map { $0[0] } }
    let product = values.reduce(0) { $0 + $1[0] * $1[2] } / 20_000
    #expect(abs(product - 0.1573) <= 4 / 20_000.squareRoot())
  }

  @Test func `what can be is not repaired`() throws {
    let joint = try JointDistribution(
      parameters: ["a", "b"].map { parameter($0) },
      correlations: [Correlation(between: "a", and: "b", value: 0.99)], repairingCorrelations: true)
    #expect(joint.repairs.isEmpty)
  }
}
