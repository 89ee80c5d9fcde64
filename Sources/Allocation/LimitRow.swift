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

  /// The terms for a program in which a rise may be larger than coverage needs. Where an invented
  /// rise would help to keep the limit, the rise is taken as what coverage gains on the year before:
  /// never more than the true rise, and the same unless coverage falls. Where the plan at hand falls
  /// it is taken as none. What keeps these terms keeps the limit.
  func binding(near plan: CoveragePlan) -> DecisionSum {
    var sum = DecisionSum(coverage: terms.coverage)
    for term in terms.rise {
      let helps = lower.isFinite && term.amount > 0 || upper.isFinite && term.amount < 0
      guard helps else {
        sum.rise.append(term)
        continue
      }
      let isFirst = term.decision % plan.years == 0
      let falls = !isFirst && plan.shares[term.decision] < plan.shares[term.decision - 1]
      guard !falls else { continue }
      sum.coverage.append(term)
      if !isFirst { sum.coverage.append((term.decision - 1, -term.amount)) }
    }
    return sum
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
