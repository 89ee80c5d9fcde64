import CohortModels
import Commissioning
import Testing

/// The conventions are ways to the same answer, which shorter cycles bring nearer.
struct ConvergenceTests {
  private static let moves = [
    CohortMove(from: 0, to: 1, value: 0.3), CohortMove(from: 1, to: 0, value: 0.2),
    CohortMove(from: 0, to: 2, value: 0.02), CohortMove(from: 1, to: 2, value: 0.1),
  ]

  private func totals(cyclesPerYear: Int, counting: CountingConvention) -> CohortTotals {
    let model = SmallCohort.model(
      SmallCohort.wellIllDead, .rates, Self.moves, cycles: 20 * cyclesPerYear,
      cycleYears: 1 / Double(cyclesPerYear),
      rewards: [TransitionReward(from: 0, to: 1, cost: 3000, qalys: -0.05)])
    return model.outcomes(
      of: model.strategies[0], counting: counting, discounting: .nice
    ).discounted
  }

  @Test func `exact person-years do not depend on the length of a cycle`() {
    let (coarse, fine) = (
      totals(cyclesPerYear: 1, counting: .exact), totals(cyclesPerYear: 12, counting: .exact)
    )
    // Rounding in some hundreds of products.
    #expect(abs(coarse.cost - fine.cost) <= 1e-11 * fine.cost)
    #expect(abs(coarse.qalys - fine.qalys) <= 1e-11 * fine.qalys)
  }

  /// Cycles four times shorter leave at most about a quarter of the error: a rule that looks at one
  /// end of a cycle is of first order, and so are moves that come once, which every rule but `exact`
  /// discounts from the end of their cycle.
  @Test(arguments: CountingConvention.allCases.filter { ![.exact, .darthSimpson].contains($0) })
  func `every convention comes nearer to exact as cycles shorten`(counting: CountingConvention) {
    let exact = totals(cyclesPerYear: 1, counting: .exact)
    func error(_ perYear: Int) -> (life: Double, cost: Double) {
      let totals = totals(cyclesPerYear: perYear, counting: counting)
      return (abs(totals.lifeYears - exact.lifeYears), abs(totals.cost - exact.cost))
    }
    let (month, week) = (error(12), error(48))
    #expect(week.life < month.life / 3.5)
    #expect(week.cost < month.cost / 3.5)
    #expect(week.life < 0.02)
  }

  @Test func `the trapezium is of second order and Simpson's rule of fourth`() {
    let exact = totals(cyclesPerYear: 1, counting: .exact).lifeYears
    func error(_ perYear: Int, _ counting: CountingConvention) -> Double {
      abs(totals(cyclesPerYear: perYear, counting: counting).lifeYears - exact)
    }
    let trapezium = error(1, .halfCycle) / error(4, .halfCycle)
    #expect((15...17).contains(trapezium))
    let simpson = error(1, .simpson) / error(4, .simpson)
    #expect((200...300).contains(simpson))
  }

  @Test func `half-cycle and life-table counting agree where nothing is discounted`() {
    let model = SmallCohort.model(SmallCohort.wellIllDead, .rates, Self.moves, cycles: 20)
    let strategy = model.strategies[0]
    let half = model.outcomes(of: strategy, counting: .halfCycle, discounting: .none).discounted
    let table = model.outcomes(of: strategy, counting: .lifeTable, discounting: .none).discounted
    #expect(abs(half.cost - table.cost) <= 1e-12 * half.cost)
    #expect(abs(half.qalys - table.qalys) <= 1e-12 * half.qalys)
  }

  @Test func `counting every row is counting from the start and one row more`() {
    let model = SmallCohort.model(SmallCohort.wellIllDead, .rates, Self.moves, cycles: 20)
    let strategy = model.strategies[0]
    let all = model.outcomes(of: strategy, counting: .none, discounting: .none).discounted
    let start = model.outcomes(of: strategy, counting: .beginning, discounting: .none).discounted
    let last = model.trace(of: strategy).shares[20]
    #expect(abs(all.lifeYears - start.lifeYears - last[0] - last[1]) <= 1e-12)
  }
}
