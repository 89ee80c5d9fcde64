import CohortModels
import Foundation
import Studies
import Testing

@Suite struct AcceptabilityTests {
  /// Three strategies and four draws, counted by hand.
  private let sample = DecisionSample(
    strategies: ["usual", "new", "newer"],
    costs: [[100, 100, 100, 100], [120, 90, 130, 110], [150, 160, 140, 150]],
    effects: [[1, 1, 1, 1], [3, 2, 0, 1], [4, 1, 4, 0]])

  @Test func `every draw is in one part of the plane`() {
    let comparisons = CostEffectivenessPlane(sample).comparisons
    let new = comparisons[0]
    #expect(new.dearerAndBetter == 0.25 && new.dominating == 0.25 && new.dominated == 0.5)
    #expect(new.cheaperAndWorse == 0 && new.same == 0)
    #expect(comparisons.map(\.strategy) == [1, 2])
    #expect(new.costs == [20, -10, 30, 10] && new.effects == [2, 1, -1, 0])
  }

  @Test func `chances of being best sum to one and are counted`() {
    let curves = Acceptability(sample, prices: [0, 20, 1000])
    for price in curves.prices {
      #expect(abs(price.chances.reduce(0) { $0 + $1.probability } - 1) < 1e-15)
    }
    #expect(curves.prices[0].chances.map(\.probability) == [0.75, 0.25, 0])
    // At 20: new 20, 30, -50, -10; newer 10, -60, 20, -70; usual nothing.
    #expect(curves.prices[1].chances.map(\.probability) == [0.25, 0.5, 0.25])
    #expect(curves.prices[1].expectedNetBenefits == [0, -2.5, -25])
    #expect(curves.prices[1].best == 0)
    #expect(curves.prices[1].perfectInformation.value == 70.0 / 4)
    #expect(curves.prices[2].best == 2)
  }

  @Test func `the frontier is the best on average though another is more often best`() {
    let skewed = DecisionSample(
      strategies: ["a", "b"], costs: [[0, 0, 0], [0, 0, 0]], effects: [[0, 0, 0], [-1, -1, 9]])
    let at = Acceptability(skewed, prices: [1]).prices[0]
    #expect(at.best == 1)
    #expect(at.chances[0].probability > at.chances[1].probability)
  }

  @Test func `only what is best on average at some price is on the frontier of means`() {
    let sample = DecisionSample(
      strategies: ["a", "b", "c", "d", "e"],
      costs: [[10, 20], [110, 120], [200, 230], [330, 300], [500, 700]],
      effects: [[0, 0], [2, 0], [1.1, 1.3], [3, 5], [3, 6]])
    let prices = (0...2000).map(Double.init)
    let best = Set(Acceptability(sample, prices: prices).prices.map(\.best))
    #expect(best == [0, 3, 4])
    #expect(Set(DecisionAnalysis(of: sample).expected.comparison.frontier) == best)
  }

  @Test func `a strategy is told from another by its effect, or by cost where that is the same`() {
    func isTold(costs: [Double], effects: [Double]) -> Bool {
      let sample = DecisionSample(
        strategies: ["a", "b"], costs: [[0, 0, 0, 0], costs], effects: [[20, 20, 20, 20], effects])
      return DecisionAnalysis(of: sample).expected.isDiscernible[1]
    }
    let dear = [100.0, 110, 90, 100]
    #expect(isTold(costs: dear, effects: [21, 22, 21, 22]))
    #expect(!isTold(costs: dear, effects: [21, 19, 22, 19]))
    #expect(!isTold(costs: dear, effects: [19, 21, 18, 21]))
    // What is left of an effect is rounding.
    #expect(isTold(costs: dear, effects: [20, 20 + 4e-15, 20, 20]))
    #expect(!isTold(costs: [-100, 110, 90, -50], effects: [20, 20, 20, 20]))
  }

  @Test func `strategies as good as one another share the draw`() {
    let twins = DecisionSample(
      strategies: ["a", "b"], costs: [[1, 2], [1, 3]], effects: [[1, 1], [1, 1]])
    #expect(Acceptability(twins, prices: [5]).prices[0].chances.map(\.probability) == [0.75, 0.25])
    #expect(CostEffectivenessPlane(twins).comparisons[0].same == 0.5)
  }

  @Test(arguments: [(-2.0, 3.0), (0, 1), (1.5, 4), (6, 2)])
  func `the worth of perfect information is the unit normal loss`(mean: Double, deviation: Double) {
    var numbers = NamedNumbers(7)
    let benefits = numbers.normals(40_000).map { mean + deviation * $0 }
    let none = benefits.map { _ in 0.0 }
    let information = Acceptability(
      DecisionSample(strategies: ["a", "b"], costs: [none, none], effects: [none, benefits]),
      prices: [1]
    ).prices[0].perfectInformation
    let closed = expectedPositivePart(mean: mean, deviation: deviation) - max(0, mean)
    #expect(abs(information.value - closed) < 4 * information.standardError)
    #expect(information.standardError < 0.05 * deviation)
  }

  @Test func `a budget holds in as many draws as counted`() {
    let chance = BudgetChance(left: [[5, -3, 2, -0.5], [1, 1, -9, -9]])
    #expect(chance.years.map(\.probability) == [0.75, 0.5])
    #expect(chance.allYears.probability == 0.25)
    #expect(chance.meanLeft == [0.875, -4])
    #expect(abs(chance.leftOneInTen[0] - -2.25) < 1e-12)
    #expect(abs(chance.years[0].standardError - (0.75 * 0.25 / 4).squareRoot()) < 1e-15)
  }

  @Test func `one draw has no error, and what is so in every draw may yet not be`() {
    #expect(BudgetChance(left: [[5]]).allYears.standardError == .infinity)
    let always = BudgetChance(left: [Array(repeating: 5, count: 64)]).allYears
    #expect(always.standardError == 0 && always.interval.upperBound == 1)
    // z² / (n + z²) of further draws may be otherwise, z being 1.96.
    #expect(abs(1 - always.interval.lowerBound - 0.05662) < 1e-5)
    let never = BudgetChance(left: [Array(repeating: -5, count: 64)]).allYears
    #expect(never.interval.lowerBound == 0)
    #expect(abs(never.interval.upperBound - (1 - always.interval.lowerBound)) < 1e-15)
  }

  /// Newcombe, Statistics in Medicine 17:857, 1998, table I: 81 of 263, 15 of 148 and 1 of 29, by the
  /// score method without continuity correction.
  @Test(arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)])
  func `a chance has the limits published for it`(
    count: Int, draws: Int, low: Double, high: Double
  ) {
    let left = (0..<draws).map { $0 < count ? 5.0 : -5 }
    let interval = BudgetChance(left: [left]).allYears.interval
    // Printed to four decimals.
    #expect(abs(interval.lowerBound - low) <= 0.5001e-4)
    #expect(abs(interval.upperBound - high) <= 0.5001e-4)
  }

  private func bar(_ name: String, _ low: Double, _ high: Double) -> Tornado.Bar {
    Tornado.Bar(name: name, group: "g", low: 0, high: 1, outcomeAtLow: low, outcomeAtHigh: high)
  }

  @Test
  func `bars with an end at which there is no outcome come last, in the order they were given`() {
    let bars = [bar("a", .nan, 9), bar("b", 5, 5.5), bar("c", 0, .nan), bar("d", 5, 5)]
    #expect(Tornado(base: 5, bars: bars).bars.map(\.name) == ["b", "d", "a", "c"])
  }

  @Test func `a tornado has its widest bar first and keeps the order of equals`() {
    let tornado = Tornado(base: 5, bars: [bar("a", 5, 6), bar("b", 9, 4), bar("c", 4, 5)])
    #expect(tornado.bars.map(\.name) == ["b", "a", "c"])
    #expect(tornado.bars[0].width(about: tornado.base) == 5)
  }

  @Test func `a bar reaches to where nothing is moved, though that lies beyond both ends`() {
    let tornado = Tornado(base: 5, bars: [bar("a", 4, 7), bar("b", 9, 8), bar("c", 2, 1)])
    #expect(tornado.bars.map(\.name) == ["b", "c", "a"])
    #expect(tornado.bars.map { $0.width(about: tornado.base) } == [4, 4, 3])
  }
}
