import Probability
import Scenarios
import Studies
import Testing

struct RegressedDrawsTests {
  private static func sample(_ draws: Int, knowing known: Int) -> DecisionSample {
    let decides = (0..<draws).map { Double($0 * 37 % 101) / 101 - 0.4 }
    return DecisionSample(
      strategies: ["usual", "new"],
      costs: [decides.map { _ in 0 }, decides.map { _ in 1000 }],
      effects: [decides.map { _ in 0 }, decides.map { 0.05 + $0 }],
      parameters: [.init(name: "x", group: "g", values: Array(decides.prefix(known)))])
  }

  @Test func `regressions are made from the draws whose parameters are known, all else from all`() {
    let long = DecisionAnalysis(of: Self.sample(200, knowing: 60), keyPrices: [20_000])
    let short = DecisionAnalysis(of: Self.sample(60, knowing: 60), keyPrices: [20_000])
    let whole = DecisionAnalysis(of: Self.sample(200, knowing: 200), keyPrices: [20_000])
    #expect(long.regressed == 60 && whole.regressed == 200)
    #expect(long.knowledge.map(\.worth) == short.knowledge.map(\.worth))
    #expect(long.knowledge.map(\.worth) != whole.knowledge.map(\.worth))
    #expect(long.influences.map(\.share) == short.influences.map(\.share))
    #expect(
      long.curves.prices.map(\.perfectInformation) == whole.curves.prices.map(\.perfectInformation))
  }

  @Test func `no more draws of parameters are kept than regressions take`() throws {
    let uncertainty = Uncertainty<Int>(
      draws: Draws(seed: 1, count: 30_000, sampling: .random),
      joint: try JointDistribution(parameters: [
        Parameter(
          name: "table", group: "g",
          form: .together([.point(1), .uniform(low: 2, high: 4), .uniform(low: 5, high: 6)]),
          bound: nil),
        Parameter(name: "sure", group: "g", form: .together([.point(3)]), bound: nil),
        Parameter(name: "shares", group: "h", form: .dirichlet([1, 2, 3]), bound: nil),
      ]), targets: [0, 1, 2], central: [[1, 3, 5.5], [3], [1.0 / 6, 1.0 / 3, 0.5]])
    let few = DecisionSample.parameters(of: uncertainty, draws: 10)
    #expect(few.map(\.name) == ["table", "shares[1]", "shares[2]"])
    #expect(few.allSatisfy { $0.values.count == 10 })
    // The first row that can vary stands for the table.
    #expect(few[0].values.allSatisfy { (2...4).contains($0) })
    for draw in 0..<10 {
      let values = uncertainty.joint.values(of: draw, in: uncertainty.draws)
      #expect(few.map { $0.values[draw] } == [values[0][1], values[2][0], values[2][1]])
    }
    let many = DecisionSample.parameters(of: uncertainty, draws: 30_000)
    #expect(many.allSatisfy { $0.values.count == DecisionAnalysis.mostRegressed })
  }
}
