import Foundation
import LinearAlgebra
import PopulationHealth

/// Models whose rates act together all through a cycle: P = exp(QΔ), person-years ∫ exp(Qs) ds.
extension CohortModel {
  /// Follows the cohort by rates. Moves of rewards are counted as they happen, person-years times rate,
  /// so that one who moves twice in a cycle counts twice.
  func traceByRates(_ strategy: Strategy) -> CohortTrace {
    var (shares, moves) = ([start], [[Double]]())
    var kernel = RateKernel(strategy: strategy, model: self, yearlyDiscount: 0)
    for cycle in 0..<cycles {
      kernel.turn(to: cycle)
      moves.append(kernel.rewardedMoves(from: shares[cycle]))
      shares.append(Self.product(shares[cycle], kernel.transition))
    }
    return CohortTrace(shares: shares, rewardedMoves: moves)
  }

  /// Person-years and moves as they are lived and made, discounted at once.
  func exactExposure(
    of strategy: Strategy, _ trace: CohortTrace, rate: Double
  ) -> CohortExposure {
    precondition(strategy.transitions.basis == .rates, "exact person-years need rates")
    var years = states.map { _ in 0.0 }
    var moves = strategy.rewards.map { _ in 0.0 }
    var kernel = RateKernel(strategy: strategy, model: self, yearlyDiscount: rate)
    for cycle in 0..<cycles {
      kernel.turn(to: cycle)
      let worth = discountFactor(rate: rate, cycle: cycle)
      let lived = Self.product(trace.shares[cycle], kernel.occupancy)
      for state in states.indices { years[state] += worth * lived[state] }
      for (index, made) in kernel.rewardedMoves(from: trace.shares[cycle]).enumerated() {
        moves[index] += worth * made
      }
    }
    return CohortExposure(personYears: years, rewardedMoves: moves)
  }

  /// A row over states times a matrix; columns beyond the states are left out.
  fileprivate static func product(_ row: [Double], _ matrix: Matrix) -> [Double] {
    row.indices.map { column in
      row.indices.reduce(0.0) { $0 + row[$1] * matrix[$1, column] }
    }
  }
}

/// The matrices of one cycle, made anew only when a rate changes.
///
/// Discounting is one more way out: a rate ln(1 + r) from every state to a place that counts for
/// nothing, so that what is left in a state is worth what it is worth.
private struct RateKernel {
  let strategy: Strategy
  let cycleYears: Double
  let discountRate: Double
  private let changes: Set<Int>
  private(set) var rates: Matrix
  private(set) var transition: Matrix
  private(set) var occupancy: Matrix

  init(strategy: Strategy, model: CohortModel, yearlyDiscount: Double) {
    self.strategy = strategy
    cycleYears = model.cycleYears
    discountRate = log1p(yearlyDiscount)
    changes = Set(strategy.transitions.cyclesOfChange)
    let size = strategy.transitions.stateCount + (yearlyDiscount == 0 ? 0 : 1)
    rates = Matrix(rows: size, columns: size)
    transition = rates
    occupancy = rates
  }

  /// Makes the matrices of a cycle.
  mutating func turn(to cycle: Int) {
    guard changes.contains(cycle) else { return }
    let transitions = strategy.transitions
    rates = Matrix(rows: rates.rows, columns: rates.columns)
    for move in transitions.moves.joined() where move.cycles.contains(cycle) {
      rates[move.from, move.to] += move.rate
    }
    if rates.rows > transitions.stateCount {
      for state in 0..<transitions.stateCount { rates[state, rates.columns - 1] = discountRate }
    }
    do {
      let generator = try RateMatrix(leaving: rates)
      transition = generator.transition(over: cycleYears)
      occupancy = generator.occupancy(over: cycleYears)
    } catch {
      preconditionFailure("rates that are not negative can be used: \(error)")
    }
  }

  /// Moves made in the cycle from the shares at its start, one for each of the strategy's rewards.
  func rewardedMoves(from shares: [Double]) -> [Double] {
    strategy.rewards.map { reward in
      let lived = shares.indices.reduce(0.0) { $0 + shares[$1] * occupancy[$1, reward.from] }
      return lived * rates[reward.from, reward.to]
    }
  }
}
