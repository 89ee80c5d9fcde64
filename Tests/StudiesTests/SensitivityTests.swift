import Commissioning
import Foundation
import Parallelism
import Probability
import Studies
import Testing

@Suite struct SensitivityTests {
  private static let outcomes = [
    Sensitivity.Outcome(strategy: "new", name: "cost"),
    Sensitivity.Outcome(strategy: "new", name: "effect"),
  ]

  private func parameter(
    _ name: String, _ group: String, mean: Double, sd: Double, bound: Parameter.Bound? = nil
  ) -> Parameter {
    Parameter(
      name: name, group: group, form: .together([.normal(mean: mean, standardDeviation: sd)]),
      bound: bound)
  }

  @Test func `bars are the ends of each parameter's interval, others where they stay`() throws {
    let joint = try JointDistribution(parameters: [
      parameter("price", "costs", mean: 10, sd: 1), parameter("use", "activity", mean: 3, sd: 2),
    ])
    let found = Sensitivity(
      of: joint, central: [[11], [3]], tornado: true, points: 0, seed: 1,
      outcomes: Self.outcomes
    ) { [$0[0][0] * $0[1][0], $0[1][0]] }
    #expect(found.indices.isEmpty)
    #expect(found.diagrams.count == 4)
    let cost = found.diagrams[0].tornado
    #expect(cost.base == 30)
    #expect(cost.bars.map(\.name) == ["use", "price"])
    // The 97.5% quantile of a normal is 1.959964 standard deviations up.
    #expect(abs(cost.bars[0].outcomeAtHigh - 10 * (3 + 2 * 1.959964)) < 1e-4)
    #expect(abs(cost.bars[1].outcomeAtLow - 3 * (10 - 1.959964)) < 1e-4)
    let central = try #require(
      found.diagrams.first { $0.others == .central && $0.outcome.name == "cost" })
    #expect(central.tornado.base == 33)
    #expect(abs(central.tornado.bars[0].outcomeAtHigh - 11 * (3 + 2 * 1.959964)) < 1e-4)
  }

  @Test func `a parameter stops at its bound and takes along what it bounds`() throws {
    let joint = try JointDistribution(parameters: [
      parameter("well", "quality", mean: 0.8, sd: 0.1),
      parameter("ill", "quality", mean: 0.7, sd: 0.1, bound: .atMost("well")),
    ])
    let found = Sensitivity(
      of: joint, central: [[0.8], [0.7]], tornado: true, points: 0, seed: 1,
      outcomes: [Self.outcomes[1]]
    ) { [$0[0][0] - $0[1][0]] }
    let bars = found.diagrams[0].tornado.bars
    let ill = try #require(bars.first { $0.name == "ill" })
    #expect(ill.high == 0.8 && ill.outcomeAtHigh == 0)
    let well = try #require(bars.first { $0.name == "well" })
    #expect(well.low < 0.7 && well.outcomeAtLow == 0)
  }

  @Test func `a chain of bounds moves from end to end, however it is listed`() throws {
    let joint = try JointDistribution(parameters: [
      parameter("worst", "quality", mean: 0.6, sd: 0.1, bound: .atMost("ill")),
      parameter("ill", "quality", mean: 0.7, sd: 0.1, bound: .atMost("well")),
      parameter("well", "quality", mean: 0.8, sd: 0.2),
    ])
    let found = Sensitivity(
      of: joint, central: [[0.6], [0.7], [0.8]], tornado: true, points: 0, seed: 1,
      outcomes: [Self.outcomes[1]]
    ) { [$0[0][0]] }
    let well = try #require(found.diagrams[0].tornado.bars.first { $0.name == "well" })
    // 0.8 − 1.96 × 0.2 is below both that it bounds.
    #expect(well.low < 0.6)
    #expect(well.outcomeAtLow == well.low)
    #expect(well.outcomeAtHigh == 0.6)
  }

  @Test func `a table is said to be as far as its first row that moves`() throws {
    let table = Parameter(
      name: "table", group: "g",
      form: .together([.point(1), .uniform(low: 2, high: 4), .uniform(low: 10, high: 20)]),
      bound: nil)
    let found = Sensitivity(
      of: try JointDistribution(parameters: [table]), central: [[1, 3, 15]], tornado: true,
      points: 0, seed: 1, outcomes: [Self.outcomes[0]]
    ) { [$0[0].reduce(0, +)] }
    let bar = found.diagrams[0].tornado.bars[0]
    #expect(abs(bar.low - 2.05) < 1e-12 && abs(bar.high - 3.95) < 1e-12)
    #expect(abs(bar.outcomeAtLow - (1 + 2.05 + 10.25)) < 1e-12)
  }

  @Test func `one job runs the model on the thread that asked`() throws {
    let joint = try JointDistribution(parameters: [
      parameter("a", "g", mean: 0, sd: 3), parameter("b", "g", mean: 0, sd: 4),
    ])
    let own = pthread_self()
    let found = Concurrency.$jobs.withValue(1) {
      Sensitivity(
        of: joint, central: [[0], [0]], tornado: true, points: 400, seed: 5,
        outcomes: [Self.outcomes[0]]
      ) { _ in [pthread_equal(pthread_self(), own) == 0 ? 1 : 0] }
    }
    for tornado in found.diagrams.map(\.tornado) {
      #expect(tornado.base == 0)
      #expect(tornado.bars.allSatisfy { $0.outcomeAtLow == 0 && $0.outcomeAtHigh == 0 })
    }
    // An outcome that is the same at every point has no indices.
    #expect(found.indices.allSatisfy { $0.groups.isEmpty })
  }

  @Test func `indices of a sum of normals are shares of its variance`() throws {
    let joint = try JointDistribution(parameters: [
      parameter("a", "g", mean: 0, sd: 3), parameter("b", "g", mean: 0, sd: 4),
    ])
    let found = Sensitivity(
      of: joint, central: [[0], [0]], tornado: false, points: 2000, seed: 5,
      outcomes: [Self.outcomes[0]]
    ) { [$0[0][0] + $0[1][0]] }
    #expect(found.diagrams.isEmpty)
    let groups = found.indices[0].groups
    #expect(groups.map(\.name) == ["a", "b"])
    for (group, share) in zip(groups, [9.0 / 25, 16.0 / 25]) {
      #expect(abs(group.first - share) < 4 * group.firstError)
      #expect(abs(group.total - share) < 4 * group.totalError)
    }
  }

  @Test func `what is correlated is taken as one`() throws {
    let joint = try JointDistribution(
      parameters: [
        parameter("a", "g", mean: 0, sd: 1), parameter("b", "g", mean: 0, sd: 1),
        parameter("c", "g", mean: 0, sd: 1),
      ],
      correlations: [Correlation(between: "a", and: "c", value: 0.5)])
    let found = Sensitivity(
      of: joint, central: [[0], [0], [0]], tornado: false, points: 1000, seed: 5,
      outcomes: [Self.outcomes[0]]
    ) { [$0[0][0] + $0[1][0] + $0[2][0]] }
    let groups = found.indices[0].groups
    #expect(groups.map(\.name) == ["a + c", "b"])
    // Variances 3 and 1.
    #expect(abs(groups[0].first - 0.75) < 4 * groups[0].firstError)
  }
}
