import Foundation

/// Time in states and moves made by a cohort over all cycles, at one yearly discount rate.
struct CohortExposure {
  /// Person-years in each state.
  let personYears: [Double]
  /// Moves of each of the strategy's rewards, one for each time one is made.
  let rewardedMoves: [Double]
}

extension CohortModel {
  /// What a unit at the start of a cycle is worth at the start of the first.
  func discountFactor(rate: Double, cycle: Int) -> Double {
    Self.discountFactor(rate: rate, years: Double(cycle) * cycleYears)
  }

  /// What a unit after some years is worth at the start.
  static func discountFactor(rate: Double, years: Double) -> Double { pow(1 + rate, -years) }

  /// Time in states and moves made.
  ///
  /// A move counts once, whatever the convention, and is discounted from the end of the cycle in which
  /// it is made; by `exact`, from when it is made.
  func exposure(
    of strategy: Strategy, _ trace: CohortTrace, counting: CountingConvention, rate: Double
  ) -> CohortExposure {
    func discount(_ cycle: Int) -> Double { discountFactor(rate: rate, cycle: cycle) }
    guard let factors = counting.factors(cycles: cycles, discount: discount) else {
      return exactExposure(of: strategy, trace, rate: rate)
    }
    let years = states.indices.map { state in
      zip(factors, trace.shares).reduce(0.0) { $0 + $1.0 * $1.1[state] } * cycleYears
    }
    let moves = strategy.rewards.indices.map { reward in
      trace.rewardedMoves.enumerated().reduce(0.0) {
        $0 + $1.element[reward] * discount($1.offset + 1)
      }
    }
    return CohortExposure(personYears: years, rewardedMoves: moves)
  }
}
