import CohortModels
import Testing

struct CostEffectivenessTests {
  private func compare(_ points: (cost: Double, qalys: Double)...) -> CostEffectiveness {
    CostEffectiveness(points.map { CostEffectiveness.Point(cost: $0.cost, qalys: $0.qalys) })
  }

  /// 0.1 + 0.2 is more than 0.3 by rounding, and so is neither dearer nor better.
  @Test func `what differs by rounding alone is the same`() {
    let comparison = compare((1000.3, 20.3), (1000.1 + 0.2, 20.1 + 0.2), (1500, 20.1 + 0.2))
    #expect(comparison.points[0] != comparison.points[1])
    #expect(comparison.standings[1] == .same(as: 0))
    #expect(comparison.standings[2] == .dominated(by: 0))
    #expect(comparison.frontier == [0])
  }

  @Test func `one that costs more and gains less is dominated`() {
    let comparison = compare((100, 1), (300, 2), (400, 1.5))
    #expect(comparison.standings[2] == .dominated(by: 1))
    #expect(comparison.frontier == [0, 1])
  }

  @Test
  func `one that costs the same and gains less, or costs more and gains the same, is dominated`() {
    #expect(compare((100, 1), (100, 2)).standings[0] == .dominated(by: 1))
    #expect(compare((100, 1), (200, 1)).standings[1] == .dominated(by: 0))
  }

  @Test func `increments are over the strategy before on the frontier, not over a dominated one`() {
    let comparison = compare((100, 1), (250, 0.5), (300, 2))
    #expect(
      comparison.standings[2] == .frontier(.init(over: 0, cost: 200, qalys: 1)))
    #expect(comparison.standings[0] == .frontier(nil))
  }

  /// 0 to 1 costs 300 a QALY and 1 to 2 costs 100: a mix of 0 and 2 does better than 1.
  @Test func `one whose ratio is above that of the next is dominated by extension`() {
    let comparison = compare((0, 0), (300, 1), (400, 2))
    #expect(comparison.standings[1] == .extendedlyDominated(by: 0, and: 2))
    #expect(
      comparison.standings[2] == .frontier(.init(over: 0, cost: 400, qalys: 2)))
  }

  @Test func `one is dominated by one of the frontier rather than by one that is dominated itself`()
  {
    let comparison = compare((0, 0), (100, 1), (300, 4), (310, 0.9))
    #expect(comparison.standings[1] == .extendedlyDominated(by: 0, and: 2))
    #expect(comparison.standings[3] == .dominated(by: 2))
  }

  /// Ratios 10, 30, 25, 24: taking out the third makes the second step 26.5, still above 24.
  @Test func `extended dominance is looked for again after each strategy taken out`() {
    let comparison = compare((0, 0), (10, 1), (40, 2), (65, 3), (89, 4))
    #expect(comparison.frontier == [0, 1, 4])
    #expect(comparison.standings[2] == .extendedlyDominated(by: 1, and: 4))
    #expect(comparison.standings[3] == .extendedlyDominated(by: 1, and: 4))
  }

  @Test func `one on the line between its neighbours is not dominated`() {
    #expect(compare((0, 0), (100, 1), (200, 2)).frontier == [0, 1, 2])
  }

  @Test func `one that is exactly another is said to be the same`() {
    let comparison = compare((100, 1), (100, 1), (300, 2))
    #expect(comparison.standings[1] == .same(as: 0))
    #expect(comparison.frontier == [0, 2])
  }

  @Test func `the order in which strategies are given changes no standing`() {
    let comparison = compare((400, 2), (0, 0), (300, 1))
    #expect(comparison.frontier == [1, 0])
    #expect(comparison.standings[2] == .extendedlyDominated(by: 1, and: 0))
  }

  @Test func `the best net monetary benefit at a price is on the frontier`() {
    let comparison = compare((0, 0), (300, 1), (400, 2), (900, 2.5), (950, 2.4))
    for price in [50.0, 150, 250, 900, 1100, 5000] {
      let benefits = comparison.netMonetaryBenefits(willingnessToPay: price)
      let best = benefits.indices.max { benefits[$0] < benefits[$1] }
      #expect(best.map(comparison.frontier.contains) == true)
    }
    #expect(comparison.netMonetaryBenefits(willingnessToPay: 1000)[2] == 1600)
  }
}
