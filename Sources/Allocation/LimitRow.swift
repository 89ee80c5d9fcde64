import Commissioning
import PopulationHealth

/// A limit as the solver sees it: a sentence, a unit, and what each decision uses of it.
struct LimitRow: Sendable {
  let kind: Limit.Kind
  let id: String
  let year: FinancialYear
  let place: String
  let unit: String
  let sentence: String
  /// Least and most; infinite where there is none.
  let lower: Double
  let upper: Double
  /// What each decision uses of it.
  let terms: DecisionSum
  /// For a limit that is a share of what the plan spends: that share of spending, which is already
  /// taken off the use. It is put back on both sides when the limit is told to people.
  var share: (of: DecisionSum, part: Double)?

  /// How much a plan uses.
  func use(by plan: CoveragePlan) -> Double { terms.amount(of: plan) }

  /// The terms for a program in which a rise may be larger than coverage needs: without those by
  /// which an invented rise would help to keep the limit, so that what keeps these keeps the limit.
  var binding: DecisionSum {
    DecisionSum(
      coverage: terms.coverage,
      rise: terms.rise.filter { term in
        !(lower.isFinite && term.amount > 0) && !(upper.isFinite && term.amount < 0)
      })
  }

  /// How much of the limit is there to be used that moves with the plan itself.
  func movingBound(of plan: CoveragePlan) -> Double {
    share.map { $0.of.amount(of: plan) * $0.part } ?? 0
  }

  /// How far a plan is beyond the limit, as a share of it; zero or less when it keeps to it.
  func excess(of plan: CoveragePlan) -> Double {
    let used = use(by: plan)
    let bound = upper.isFinite ? upper : lower
    let beyond = max(used - upper, lower - used) / max(abs(bound + movingBound(of: plan)), 1)
    return used.isNaN ? .infinity : beyond
  }
}
