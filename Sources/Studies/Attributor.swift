import Allocation
package import Commissioning
import Parallelism
import PopulationHealth

/// Takes the changes of a run apart, by simulating what would have been with only some of the causes.
package struct Attributor: Sendable {
  package typealias Cause = Attribution.Cause

  let model: SystemModel
  let terms: FinancialTerms
  let start: StartingPoint
  let baseline: StudyRun.Arm
  let plan: StudyRun.Arm?
  let coverage: CoveragePlan
  let meter: AttributionMeter
  let mostInEveryOrder: Int

  /// Prepares to take a run apart; `plan` and `coverage` are there together or not at all.
  ///
  /// More programmes than `mostInEveryOrder` are taken in the order declared and its reverse: the
  /// sixteen simulations of four in every order would be thousands for a dozen.
  package init(
    model: SystemModel, terms: FinancialTerms, start: StartingPoint, baseline: StudyRun.Arm,
    plan: StudyRun.Arm?, coverage: CoveragePlan?, mostInEveryOrder: Int = 4
  ) {
    self.model = model
    self.terms = terms
    self.start = start
    self.baseline = baseline
    self.plan = plan
    self.coverage = coverage ?? model.nothing
    self.mostInEveryOrder = mostInEveryOrder
    meter = AttributionMeter(model: model)
  }

  /// What happens when only some programmes are bought.
  private struct Outcome: Sendable {
    /// The plan's last year with only some of the other causes, `[place, quantity]`.
    var lastYear: [Set<Cause>: [Double]]
    /// The whole study, `[place, quantity]`.
    var study: [Double]
  }

  private var lastPosition: Int { model.horizon.planYears - 1 }

  /// Every change of the run, taken apart.
  package func attribution() -> Attribution {
    let bought = model.interventions.indices.filter { intervention in
      coverage.shares[coverage.range(of: intervention)].contains { $0 != 0 }
    }
    let programmes = OwenValue.Group(
      bought.map(Cause.intervention),
      orders: bought.count <= mostInEveryOrder ? .every : .givenAndReverse)
    let sinceFirstYear = OwenValue(
      groups: [.init(YearApart.population), programmes, .init([.activityGrowth]), .init([.prices])])
    let againstNothing = OwenValue(groups: [programmes])

    let outcomes = simulate(sinceFirstYear.coalitions)
    func lastYear(_ coalition: Set<Cause>) -> [Double] {
      let programmes = coalition.filter { $0.group == .interventions }
      return outcomes[programmes]?.lastYear[coalition.subtracting(programmes)] ?? []
    }
    let others = Set(sinceFirstYear.causes).filter { $0.group != .interventions }
    let year = model.horizon.years[lastPosition]
    let staysBehind = plan?.accounts.map(\.strandedByPlace) ?? []

    var changes = self.changes(
      .sinceFirstYear, year, sinceFirstYear, staysBehind: staysBehind.last ?? [], lastYear)
    if !bought.isEmpty {
      changes += self.changes(
        .againstDoingNothing, year, againstNothing, staysBehind: staysBehind.last ?? []
      ) { lastYear($0.union(others)) }
      changes += self.changes(
        .againstDoingNothing, nil, againstNothing,
        staysBehind: staysBehind.reduce(into: []) { sum, year in
          sum = sum.isEmpty ? year : zip(sum, year).map { $0 + $1 }
        }
      ) { outcomes[$0]?.study ?? [] }
    }
    return Attribution(changes: changes)
  }

  /// Outcomes by the programmes that are bought.
  private func simulate(_ coalitions: [Set<Cause>]) -> [Set<Cause>: Outcome] {
    var order: [Set<Cause>] = []
    var worlds: [Set<Cause>: [Set<Cause>]] = [:]
    for coalition in coalitions where !coalition.contains(.prices) {
      let programmes = coalition.filter { $0.group == .interventions }
      if worlds[programmes] == nil { order.append(programmes) }
      worlds[programmes, default: []].append(coalition.subtracting(programmes))
    }
    let apart = YearApart(model: model, baseline: baseline.years, position: lastPosition)
    let tasks = order.map { (programmes: $0, worlds: worlds[$0] ?? []) }
    let everything = order.max { $0.count < $1.count } ?? []
    let results = concurrentMap(tasks.count) { task in
      outcome(
        of: tasks[task].programmes, isWhole: tasks[task].programmes == everything,
        worlds: tasks[task].worlds, apart: apart)
    }
    return Dictionary(uniqueKeysWithValues: zip(order, results))
  }

  private func outcome(
    of programmes: Set<Cause>, isWhole: Bool, worlds: [Set<Cause>], apart: YearApart
  ) -> Outcome {
    let kept = coverage.keeping { programmes.contains(.intervention($0)) }
    var study: [Double] = []
    var last: YearOfSystem?
    func take(_ position: Int, _ year: YearOfSystem) {
      // Money is counted in the plan's years only.
      let isPlanYear = position <= lastPosition
      let values = meter.measure(year, price: isPlanYear ? terms.priceLevel(year: position) : 0)
      study = study.isEmpty ? values : zip(study, values).map { $0 + $1 }
      if position == lastPosition { last = year }
    }
    if programmes.isEmpty {
      for (position, year) in baseline.years.enumerated() { take(position, year) }
    } else if isWhole, let plan {
      for (position, year) in plan.years.enumerated() { take(position, year) }
    } else {
      model.simulate(kept, from: start, body: take)
    }
    var lastYear: [Set<Cause>: [Double]] = [:]
    for world in worlds {
      guard let last else { break }
      let year = apart.year(world, plan: kept, simulated: last)
      lastYear[world] = meter.measure(year, price: terms.priceLevel(year: 0))
      lastYear[world.union([.prices])] = meter.measure(
        year, price: terms.priceLevel(year: lastPosition))
    }
    return Outcome(lastYear: lastYear, study: study)
  }
}
