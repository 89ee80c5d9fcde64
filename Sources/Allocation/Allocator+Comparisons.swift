import Commissioning
import LinearAlgebra
import PopulationHealth

extension Allocator {
  /// A plan beside what other rules would have bought. None of the rules looks at limits other than
  /// money, staff, reach and pace; those they break are named.
  func comparisons(_ allocation: Allocation, for objective: Objective) -> [PlanComparison] {
    let problem = problem(meter(objective))
    let plan = SimulatedPlan(allocation.plan, run: allocation.run, model: model)
    let order = cheapestFirst(problem, discount: objective.discount)
    let points: [(PlanComparison.Rule, SimulatedPlan)] = [
      (.plan, plan), (.nothing, problem.nothing),
      (.evenSplit, settled(problem) { PlanFilling.evenSplit($0, near: $1, model: model) }),
      (
        .cheapestFirst,
        settled(problem) { rows, near in
          var filling = PlanFilling(rows: rows, near: near, model: model)
          for intervention in order { filling.fill(intervention) }
          return filling.plan
        }
      ),
    ]
    let plain = model.shape.quintiles.map { _ in 1.0 }
    let meters = [Objective.Measure.qalys, .lowestCost].map {
      meter(
        Objective(
          measure: $0, weightByQuintile: plain, discount: objective.discount, poundsPerQALY: nil))
    }
    return points.map { rule, point in
      PlanComparison(
        rule: rule, plan: point.plan, gain: problem.gain(of: point),
        qalys: model.quality.isMeasured ? meters[0].gain(of: point.run) : nil,
        pounds: 0 - meters[1].gain(of: point.run),
        programmePounds: pounds(of: point.run).elements.reduce(0, +),
        breaches: breaches(problem.rows(near: point), of: point))
    }
  }

  /// Programmes that gain anything at the margin of doing nothing, the cheapest for each unit of gain
  /// first.
  private func cheapestFirst(_ problem: PlanProblem, discount: Discounting) -> [Int] {
    let nothing = problem.nothing
    var little = model.nothing
    let share = 1e-3
    for decision in little.shares.indices {
      let (intervention, place, _) = little.parts(of: decision)
      guard model.isOffered(intervention, in: place) else { continue }
      little.shares[decision] = share * model.interventions[intervention].reach
    }
    // Not at nothing itself: there the worth of activity has a kink, as what goes away releases less
    // than what is added costs.
    let near = problem.simulated(little)
    let slopes = problem.slopes(at: near) { _ in }.gain
    let gains = amounts(problem.aim.direct(at: near), of: little, near: nothing)
    let spending = ProgrammeSpending(model: model, terms: terms, run: nothing.run)
    var cost = Array(repeating: 0.0, count: model.interventions.count)
    for year in 0..<model.horizon.planYears {
      let factor = Discounting.factor(rate: discount.cost, year: year)
      for (intervention, pounds) in amounts(
        spending.pounds(in: year), of: little, near: nothing
      ).enumerated() { cost[intervention] += pounds * factor }
    }
    let each = model.interventions.indices.map { intervention -> Double in
      let gain = little.range(of: intervention).reduce(gains[intervention]) {
        $0 + slopes[$1] * little.shares[$1]
      }
      return gain > 0 ? cost[intervention] / gain : .infinity
    }
    return model.interventions.indices.filter { each[$0].isFinite }
      .sorted { (each[$0], $0) < (each[$1], $1) }
  }

  /// What a sum comes to for each intervention when a little is bought; whole teams count as the
  /// share of them that is used.
  private func amounts(
    _ sum: DecisionSum, of plan: CoveragePlan, near: SimulatedPlan
  ) -> [Double] {
    var amounts = Array(repeating: 0.0, count: model.interventions.count)
    let point = SimulatedPlan(plan, run: near.run, model: model)
    for term in sum.terms {
      let (intervention, place, year) = plan.parts(of: term.term.decision)
      let share = plan.shares[term.term.decision]
      let resources = model.interventions[intervention].resources
      let value =
        switch term.term {
        case .coverage, .rise: point.value(of: term.term)
        case .teams: share * near.run[year].eligible[intervention, place] / resources.teamPeople
        case .running, .opening:
          point.value(of: term.term) * share / model.interventions[intervention].reach
        }
      amounts[intervention] += value * term.amount
    }
    return amounts
  }

  /// A plan made for the people eligible, simulated, and made again for those it makes eligible until
  /// it keeps to the limits it was made for.
  private func settled(
    _ problem: PlanProblem, _ plan: ([LimitRow], SimulatedPlan) -> CoveragePlan
  ) -> SimulatedPlan {
    var point = problem.nothing
    for _ in 0..<5 {
      let rows = problem.rows(near: point).filter(PlanFilling.heeds)
      point = problem.simulated(plan(rows, point))
      let excess = problem.rows(near: point).filter(PlanFilling.heeds).map { $0.excess(of: point) }
      if excess.max() ?? 0 <= Self.limitTolerance { break }
    }
    return point
  }

  /// The limits a plan breaks, each at its worst.
  private func breaches(_ rows: [LimitRow], of point: SimulatedPlan) -> [PlanComparison.Breach] {
    let broken = rows.map { (row: $0, excess: $0.excess(of: point)) }
      .filter { $0.excess > Self.breachTolerance }
    var names: [String] = []
    for item in broken where !names.contains(item.row.id) { names.append(item.row.id) }
    return names.compactMap { name in
      let all = broken.filter { $0.row.id == name }
      guard let worst = all.max(by: { $0.excess < $1.excess })?.row else { return nil }
      let used = worst.use(by: point)
      return PlanComparison.Breach(
        id: name, year: worst.year, place: worst.place, unit: worst.unit,
        amount: max(used - worst.upper, worst.lower - used), times: all.count,
        sentence: worst.sentence)
    }
  }
}
