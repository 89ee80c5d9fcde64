import Commissioning
import PopulationHealth

/// A limit as the solver sees it: a sentence, a unit, what each decision uses of it, and what the
/// simulation says is used besides.
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
  var terms: DecisionSum
  /// What the run uses of it, such as bed days; `nil` where decisions alone say.
  var measure: (any RunMeasure)?
  /// What of `measure` decisions bring at once, for the people eligible in the run.
  var direct = DecisionSum()
  /// For a limit that is a share of what the plan spends: that share of spending, which is already
  /// taken off the use. It is put back on both sides when the limit is told to people.
  var share: (of: DecisionSum, part: Double)?
  /// The same for a limit that is a share of care as simulated.
  var movingCare: (of: CareSpending, part: Double)?
  /// The size against which going beyond the limit is measured; `nil` for that of the bound.
  var size: Double?

  /// How much a plan uses.
  func use(by plan: SimulatedPlan) -> Double {
    terms.amount(of: plan) + (measure?.value(of: plan.run) ?? 0)
  }

  /// The terms for a program in which a term may be larger than coverage needs: an invented rise, or
  /// a team without work. Where that would help to keep the limit, the term is taken as the least
  /// coverage needs. What keeps these terms keeps the limit.
  ///
  /// - Parameters:
  ///   - plan: the plan at hand.
  ///   - teamsAtFull: teams that would reach everyone eligible, by decision.
  /// - Returns: the terms.
  func binding(near plan: SimulatedPlan, teamsAtFull: (Int) -> Double) -> DecisionSum {
    var sum = DecisionSum()
    for term in terms.terms {
      let helps = lower.isFinite && term.amount > 0 || upper.isFinite && term.amount < 0
      guard helps else {
        sum.terms.append(term)
        continue
      }
      let decision = term.term.decision
      let isFirst = plan.plan.isFirst(decision)
      switch term.term {
      case .coverage, .running: sum.terms.append(term)
      case .teams: sum.terms.append((.coverage(decision), term.amount * teamsAtFull(decision)))
      case .opening: break
      case .rise:
        // What coverage gains on the year before is never more than the true rise, and the same
        // unless coverage falls; where the plan at hand falls it is taken as none. So it is where the plan
        // has none in either year: else nothing could be bought in the first and dropped in the second.
        let now = plan.plan.shares[decision]
        let before = isFirst ? 0 : plan.plan.shares[decision - 1]
        guard isFirst || now > before || now == before && now > 0 else { continue }
        sum.terms.append((.coverage(decision), term.amount))
        if !isFirst { sum.terms.append((.coverage(decision - 1), -term.amount)) }
      }
    }
    return sum
  }

  /// How much of the limit is there to be used that moves with the plan itself.
  func movingBound(of plan: SimulatedPlan) -> Double {
    (share.map { $0.of.amount(of: plan) * $0.part } ?? 0)
      + (movingCare.map { $0.of.value(of: plan.run) * $0.part } ?? 0)
  }

  /// How far a plan is beyond the limit, as a share of it; zero or less when it keeps to it.
  func excess(of plan: SimulatedPlan) -> Double {
    let used = use(by: plan)
    let bound = upper.isFinite ? upper : lower
    let size = max(size ?? abs(bound + movingBound(of: plan)), 1)
    let beyond = max(used - upper, lower - used) / size
    return used.isNaN ? .infinity : beyond
  }
}
