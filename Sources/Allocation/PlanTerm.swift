/// Something that follows at once from what a plan decides, which limits and costs count. Each belongs
/// to one decision, by its position in `CoveragePlan.shares`.
enum PlanTerm: Hashable, Sendable {
  /// The share of eligible people reached.
  case coverage(Int)
  /// By how much that share rises above the year before; zero when it falls.
  case rise(Int)
  /// Whole teams at work.
  case teams(Int)
  /// 1 where some are reached.
  case running(Int)
  /// 1 where some are reached and none were in the year before.
  case opening(Int)

  /// The decision it belongs to.
  var decision: Int {
    switch self {
    case .coverage(let decision), .rise(let decision), .teams(let decision),
      .running(let decision), .opening(let decision):
      decision
    }
  }
}

/// An amount that adds up over what a plan decides.
struct DecisionSum: Sendable {
  /// The amount per unit of each term.
  var terms: [(term: PlanTerm, amount: Double)] = []

  /// An amount per unit of coverage alone.
  init(coverage: [(decision: Int, amount: Double)] = []) {
    terms = coverage.map { (.coverage($0.decision), $0.amount) }
  }

  /// The amount under a plan.
  func amount(of plan: SimulatedPlan) -> Double {
    terms.reduce(0.0) { $0 + $1.amount * plan.value(of: $1.term) }
  }

  /// The sum of two amounts.
  static func + (one: DecisionSum, other: DecisionSum) -> DecisionSum {
    var sum = one
    sum.terms += other.terms
    return sum
  }

  /// The same amount with each term once, in the order of their first places; terms that come to
  /// nothing are left out.
  var merged: DecisionSum {
    var places: [PlanTerm: Int] = [:]
    var sum = DecisionSum()
    for (term, amount) in terms {
      if let place = places[term] {
        sum.terms[place].amount += amount
      } else {
        places[term] = sum.terms.count
        sum.terms.append((term, amount))
      }
    }
    sum.terms.removeAll { $0.amount == 0 }
    return sum
  }

  /// The same amount so many times.
  func scaled(by factor: Double) -> DecisionSum {
    var scaled = self
    for index in scaled.terms.indices { scaled.terms[index].amount *= factor }
    return scaled
  }
}
