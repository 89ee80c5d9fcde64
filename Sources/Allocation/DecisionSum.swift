import Commissioning

/// An amount that adds up over decisions: so much per unit of coverage, and so much per unit by which
/// coverage rises above the year before.
struct DecisionSum: Sendable {
  /// Per unit of coverage, by position in `CoveragePlan.shares`.
  var coverage: [(decision: Int, amount: Double)]
  /// Per unit by which coverage rises above the year before.
  var rise: [(decision: Int, amount: Double)] = []

  /// The amount under a plan.
  func amount(of plan: CoveragePlan) -> Double {
    coverage.reduce(0.0) { $0 + $1.amount * plan.shares[$1.decision] }
      + rise.reduce(0.0) { $0 + $1.amount * plan.rise(at: $1.decision) }
  }
}

extension CoveragePlan {
  /// By how much coverage at a position rises above the year before; zero when it falls.
  func rise(at decision: Int) -> Double {
    let year = decision % years
    return max(0, shares[decision] - (year == 0 ? 0 : shares[decision - 1]))
  }
}
