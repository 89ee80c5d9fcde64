import CohortModels
import Commissioning
import Foundation
import Testing

/// Models whose answer can be written down.
struct ClosedFormTests {
  /// Rounding over some tens of cycles, as a share of the answer.
  private let tolerance = 1e-12

  private func expectClose(_ value: Double, _ expected: Double, within tolerance: Double? = nil) {
    #expect(
      abs(value - expected) <= (tolerance ?? self.tolerance) * max(1, abs(expected)),
      "\(value), expected \(expected)")
  }

  /// Life-years lived under a constant hazard r for T years: (1 − e^(−rT)) / r, and with discounting
  /// at yearly rate i, r + ln(1 + i) in place of r.
  @Test(arguments: [0.0, 0.035])
  func `exact person-years under a constant hazard are the integral`(discount: Double) {
    let model = SmallCohort.model(
      SmallCohort.aliveOrDead, .rates, [CohortMove(from: 0, to: 1, value: 0.1)], cycles: 30)
    let totals = model.outcomes(
      of: model.strategies[0], counting: .exact,
      discounting: Discounting(health: discount, cost: discount)
    ).discounted
    let hazard = 0.1 + log1p(discount)
    let years: Double = (1 - exp(-hazard * 30)) / hazard
    expectClose(totals.lifeYears, years)
    expectClose(totals.qalys, 0.8 * years)
    expectClose(totals.cost, 1000 * years)
  }

  /// With a chance p of death each cycle, row t holds (1 − p)^t: a geometric sum.
  @Test func `counting from the start of cycles is a geometric sum`() {
    let model = SmallCohort.model(
      SmallCohort.aliveOrDead, .probabilities, [CohortMove(from: 0, to: 1, value: 0.2)], cycles: 12)
    let outcomes = model.outcomes(
      of: model.strategies[0], counting: .beginning, discounting: .nice)
    let worth: Double = 0.8 / 1.035
    let died: Double = 1 - pow(0.8, 12.0)
    expectClose(outcomes.undiscounted.lifeYears, died / 0.2)
    let lived: Double = (1 - pow(worth, 12.0)) / (1 - worth)
    expectClose(outcomes.discounted.lifeYears, lived)
  }

  /// All who die pay once: 1 − (1 − p)^n of them; discounted from the end of each cycle, a geometric
  /// sum.
  @Test func `a cost that comes once with death is paid by each who dies, once`() {
    let model = SmallCohort.model(
      SmallCohort.aliveOrDead, .probabilities, [CohortMove(from: 0, to: 1, value: 0.2)], cycles: 12,
      rewards: [TransitionReward(from: 0, to: 1, cost: 7000, qalys: -0.1)])
    let plain = SmallCohort.model(
      SmallCohort.aliveOrDead, .probabilities, [CohortMove(from: 0, to: 1, value: 0.2)], cycles: 12)
    for counting in CountingConvention.allCases where counting != .exact {
      let with = model.outcomes(of: model.strategies[0], counting: counting, discounting: .nice)
      let without = plain.outcomes(of: plain.strategies[0], counting: counting, discounting: .nice)
      let died: Double = 1 - pow(0.8, 12.0)
      expectClose(with.undiscounted.cost - without.undiscounted.cost, 7000 * died)
      expectClose(with.undiscounted.qalys - without.undiscounted.qalys, -0.1 * died)
      let worth: Double = 0.8 / 1.035
      let everDied: Double = (1 - pow(worth, 12.0)) / (1 - worth)
      let discounted = 0.2 / 1.035 * everDied
      expectClose(with.discounted.cost - without.discounted.cost, 7000 * discounted)
    }
  }

  /// Falling ill at rate a and recovering at rate b for T years, nobody dying: a T falls ill less the
  /// time spent ill, which a cycle of a year does not see but rates do.
  @Test func `moves under rates are counted each time they are made`() {
    let states = SmallCohort.wellIllDead
    let moves = [CohortMove(from: 0, to: 1, value: 2), CohortMove(from: 1, to: 0, value: 3)]
    let model = SmallCohort.model(
      states, .rates, moves, cycles: 4,
      rewards: [TransitionReward(from: 0, to: 1, cost: 0, qalys: 1)])
    let free = SmallCohort.model(states, .rates, moves, cycles: 4)
    let with = model.outcomes(of: model.strategies[0], counting: .exact, discounting: .none)
    let without = free.outcomes(of: free.strategies[0], counting: .exact, discounting: .none)
    // Time well is 3/5 T + 2/25 (1 − e^(−5T)); each year of it brings two falls.
    let well: Double = 0.6 * 4 + 0.08 * (1 - exp(-20))
    expectClose(with.undiscounted.qalys - without.undiscounted.qalys, 2 * well)
  }

  /// Death first, the other rate among survivors; a hazard ratio multiplies its rate.
  @Test func `survivor rates take death first and other moves from those who live`() {
    let moves = [
      CohortMove(from: 0, to: 1, value: 0.15),
      CohortMove(from: 0, to: 2, value: 0.002, hazardRatio: 3),
      CohortMove(from: 1, to: 2, value: 0.1),
    ]
    let model = SmallCohort.model(SmallCohort.wellIllDead, .survivorRates, moves, cycles: 1)
    let row = model.trace(of: model.strategies[0]).shares[1]
    let death = 1 - exp(-0.006)
    expectClose(row[2], death)
    expectClose(row[1], (1 - death) * (1 - exp(-0.15)))
    expectClose(row[0], (1 - death) * exp(-0.15))
  }

  @Test func `survivor chances of other moves are of those who live`() {
    let moves = [CohortMove(from: 0, to: 1, value: 0.5), CohortMove(from: 0, to: 2, value: 0.2)]
    let model = SmallCohort.model(SmallCohort.wellIllDead, .survivorProbabilities, moves, cycles: 1)
    let row = model.trace(of: model.strategies[0]).shares[1]
    for (share, expected) in zip(row, [0.4, 0.4, 0.2]) { expectClose(share, expected) }
  }

  /// 1 − (1 − p)^h, as in §1 of the mathematics.
  @Test func `a hazard ratio on a chance acts on its hazard`() {
    let move = CohortMove(from: 0, to: 1, value: 0.36, hazardRatio: 0.5)
    let model = SmallCohort.model(SmallCohort.aliveOrDead, .probabilities, [move], cycles: 1)
    expectClose(model.trace(of: model.strategies[0]).shares[1][1], 0.2)
  }

  @Test func `a hazard ratio of nothing stops even a certain move`() {
    for (ratio, expected) in [(0.0, 0.0), (0.5, 1)] {
      let move = CohortMove(from: 0, to: 1, value: 1, hazardRatio: ratio)
      let model = SmallCohort.model(SmallCohort.aliveOrDead, .probabilities, [move], cycles: 1)
      #expect(model.trace(of: model.strategies[0]).shares[1][1] == expected)
    }
  }

  @Test func `moves that change at a cycle change there`() {
    let moves = [
      CohortMove(from: 0, to: 1, cycles: 0..<2, value: 0.5),
      CohortMove(from: 0, to: 1, cycles: 2..<Int.max, value: 0.1),
    ]
    let model = SmallCohort.model(SmallCohort.aliveOrDead, .probabilities, moves, cycles: 4)
    let alive = model.trace(of: model.strategies[0]).shares.map { $0[0] }
    for (share, expected) in zip(alive, [1, 0.5, 0.25, 0.225, 0.2025]) {
      expectClose(share, expected)
    }
  }
}
