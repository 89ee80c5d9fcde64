import Commissioning
import PopulationHealth

/// A limit as the solver sees it: a sentence, a unit, and what each decision uses of it.
struct LimitRow: Sendable {
  let kind: Limit.Kind
  let id: String
  /// Position of the year in the plan.
  let year: Int
  let place: String
  let unit: String
  let sentence: String
  /// Least and most; infinite where there is none.
  let lower: Double
  let upper: Double
  /// Use per unit of coverage, by position in `CoveragePlan.shares`.
  let coverage: [(decision: Int, amount: Double)]
  /// Use per unit by which coverage rises above the year before.
  let newCoverage: [(decision: Int, amount: Double)]

  /// How much a plan uses.
  func use(by plan: CoveragePlan) -> Double {
    coverage.reduce(0.0) { $0 + $1.amount * plan.shares[$1.decision] }
      + newCoverage.reduce(0.0) { $0 + $1.amount * plan.rise(at: $1.decision) }
  }

  /// How far a plan is beyond the limit, as a share of it; zero or less when it keeps to it.
  func excess(of plan: CoveragePlan) -> Double {
    let used = use(by: plan)
    let bound = upper.isFinite ? upper : lower
    return max(used - upper, lower - used) / max(abs(bound), 1)
  }
}

extension CoveragePlan {
  /// By how much coverage at a position rises above the year before; zero when it falls.
  func rise(at decision: Int) -> Double {
    let year = decision % years
    return max(0, shares[decision] - (year == 0 ? 0 : shares[decision - 1]))
  }
}
