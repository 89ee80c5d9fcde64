public import Commissioning

/// What a strategy comes to for one member of the cohort.
public struct CohortTotals: Hashable, Sendable {
  /// Cost, in the model's currency.
  public let cost: Double
  /// Quality-adjusted life-years.
  public let qalys: Double
  /// Years lived.
  public let lifeYears: Double

  /// Makes totals.
  public init(cost: Double, qalys: Double, lifeYears: Double) {
    self.cost = cost
    self.qalys = qalys
    self.lifeYears = lifeYears
  }
}

/// A strategy with what follows from it.
public struct CohortOutcomes: Sendable {
  /// Where the cohort is.
  public let trace: CohortTrace
  /// Totals with costs and health discounted, each at its rate, to the start.
  public let discounted: CohortTotals
  /// Totals without discounting.
  public let undiscounted: CohortTotals
  /// Undiscounted years in each state.
  public let yearsInState: [Double]
}

extension CohortModel {
  /// What a strategy comes to, per member of the cohort.
  ///
  /// - Precondition: `counting` is not `exact` unless the strategy's basis is `rates`.
  public func outcomes(
    of strategy: Strategy, counting: CountingConvention, discounting: Discounting
  ) -> CohortOutcomes {
    let trace = trace(of: strategy)
    func totals(health: Double, cost: Double) -> CohortTotals {
      let forCost = exposure(of: strategy, trace, counting: counting, rate: cost)
      let forHealth =
        health == cost
        ? forCost : exposure(of: strategy, trace, counting: counting, rate: health)
      return CohortTotals(
        cost: Self.sum(forCost.personYears, strategy.costsPerYear)
          + Self.sum(forCost.rewardedMoves, strategy.rewards.map(\.cost)),
        qalys: Self.sum(forHealth.personYears, strategy.utilities)
          + Self.sum(forHealth.rewardedMoves, strategy.rewards.map(\.qalys)),
        lifeYears: Self.sum(forHealth.personYears, states.map { $0.isDead ? 0 : 1 }))
    }
    return CohortOutcomes(
      trace: trace, discounted: totals(health: discounting.health, cost: discounting.cost),
      undiscounted: totals(health: 0, cost: 0),
      yearsInState: exposure(of: strategy, trace, counting: counting, rate: 0).personYears)
  }

  private static func sum(_ amounts: [Double], _ values: [Double]) -> Double {
    zip(amounts, values).reduce(0.0) { $0 + $1.0 * $1.1 }
  }
}
