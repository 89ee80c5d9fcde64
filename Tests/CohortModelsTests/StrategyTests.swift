import CohortModels
import Commissioning
import Testing

struct StrategyTests {
  private static let states = SmallCohort.wellIllDead
  private static let moves = [
    CohortMove(from: 0, to: 1, value: 0.3), CohortMove(from: 0, to: 2, value: 0.02),
    CohortMove(from: 1, to: 2, value: 0.2),
  ]

  private static func treatment(
    _ id: String, cost: Double = 0, utility: Double? = nil, ratio: Double? = nil
  ) -> Treatment {
    Treatment(
      id: id, addedCosts: [0, cost, 0], utilities: [nil, utility, nil],
      hazardRatios: ratio.map { [Treatment.HazardRatio(from: 0, to: 1, ratio: $0)] } ?? [])
  }

  private static func strategy(_ treatments: [Treatment]) -> Strategy {
    Strategy(
      id: "s", title: "s", states: states, basis: .survivorRates, moves: moves, cycleYears: 1,
      treatments: treatments)
  }

  private static func totals(_ strategy: Strategy) -> CohortTotals {
    CohortModel(
      states: states, start: [1, 0, 0], cycles: 30, cycleYears: 1, strategies: [strategy]
    )
    .outcomes(of: strategy, counting: .halfCycle, discounting: .nice).discounted
  }

  @Test func `a treatment that changes nothing changes no bit of any total`() {
    let none = Self.totals(Self.strategy([]))
    #expect(Self.totals(Self.strategy([Self.treatment("null")])) == none)
    #expect(
      Self.totals(Self.strategy([Self.treatment("one", utility: 0.6, ratio: 1)])) == none)
  }

  @Test func `costs of treatments add up and hazard ratios multiply`() {
    let both = Self.strategy([
      Self.treatment("a", cost: 100, ratio: 0.5), Self.treatment("b", cost: 30, ratio: 0.8),
    ])
    let one = Self.strategy([Self.treatment("c", cost: 130, ratio: 0.4)])
    #expect(Self.totals(both) == Self.totals(one))
    #expect(both.costsPerYear == [100, 5130, 0])
  }

  @Test func `a treatment's quality of life stands in place of the state's`() {
    #expect(Self.strategy([Self.treatment("a", utility: 0.9)]).utilities == [1, 0.9, 0])
  }

  @Test func `chances of leaving that are more than everyone are found where they are`() throws {
    let strategy = Strategy(
      id: "s", title: "s", states: Self.states, basis: .probabilities,
      moves: [
        CohortMove(from: 0, to: 1, cycles: 0..<5, value: 0.3),
        CohortMove(from: 0, to: 1, cycles: 5..<9, timeInState: 0..<2, value: 0.3),
        CohortMove(from: 0, to: 1, cycles: 5..<9, timeInState: 2..<Int.max, value: 0.7),
        CohortMove(from: 0, to: 2, value: 0.4),
      ], cycleYears: 1)
    let excess = try #require(strategy.transitions.excesses(cycles: 20).first)
    #expect(excess.state == 0 && excess.cycle == 5 && excess.timeInState == 2)
    #expect(abs(excess.sum - 1.1) <= 1e-12)
    #expect(strategy.transitions.excesses(cycles: 5).isEmpty)
  }

  @Test(arguments: TransitionBasis.allCases)
  func `every row of the trace sums to one, whatever the basis`(basis: TransitionBasis) {
    let model = SmallCohort.model(Self.states, basis, Self.moves, cycles: 200)
    let trace = model.trace(of: model.strategies[0])
    #expect(trace.shares.count == 201)
    #expect(trace.largestRowError <= 1e-12)
    #expect(trace.largestNegativeShare == 0)
  }
}
