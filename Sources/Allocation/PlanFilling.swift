import Commissioning
import LinearAlgebra
import PopulationHealth

/// Fills a plan programme by programme: each year the same share of eligible people in every place,
/// as much as limits on what is decided leave room for.
struct PlanFilling {
  /// What has been filled so far.
  private(set) var plan: CoveragePlan
  private let model: SystemModel
  private let near: SimulatedPlan
  private let ceilings: [Double]
  /// What is used of each ceiling.
  private var used: [Double]
  /// What decisions of an intervention and year use of ceilings.
  private let uses: [[Use]]

  private struct Use {
    var row: Int
    var terms: [(term: PlanTerm, amount: Double)]
  }

  /// Whether a rule of thumb looks at a limit: money, staff and pace, as far as decisions alone say.
  static func heeds(_ row: LimitRow) -> Bool {
    let kinds: Set<Limit.Kind> = [
      .budget, .capital, .overYears, .workforce, .movement, .pace, .saturation,
    ]
    return kinds.contains(row.kind) && row.measure == nil && row.upper.isFinite
  }

  /// Starts with nothing bought.
  ///
  /// - Parameters:
  ///   - rows: the limits looked at; of each, the most there may be.
  ///   - near: a run that says how many people are eligible.
  ///   - model: the system.
  ///   - share: the part of each ceiling that there is, by position; all of it where not given.
  init(rows: [LimitRow], near: SimulatedPlan, model: SystemModel, share: [Double]? = nil) {
    self.model = model
    self.near = near
    plan = model.nothing
    ceilings = rows.indices.map { rows[$0].upper * (share?[$0] ?? 1) }
    used = rows.map { _ in 0 }
    var uses: [[Use]] = Array(repeating: [], count: plan.interventions * plan.years)
    for (position, row) in rows.enumerated() where !Self.looksAhead(row, in: plan) {
      for term in row.terms.terms {
        let (intervention, _, year) = plan.parts(of: term.term.decision)
        let group = intervention * plan.years + year
        if uses[group].last?.row == position {
          uses[group][uses[group].count - 1].terms.append(term)
        } else {
          uses[group].append(Use(row: position, terms: [term]))
        }
      }
    }
    self.uses = uses
  }

  /// Whether what is decided later makes room for what is decided earlier, such as a slowest fall.
  /// Filled year by year, such a limit would hold the earlier year as if nothing came after.
  private static func looksAhead(_ row: LimitRow, in plan: CoveragePlan) -> Bool {
    func years(_ isChosen: (Double) -> Bool) -> [Int] {
      row.terms.terms.filter { isChosen($0.amount) }.map { plan.parts(of: $0.term.decision).year }
    }
    guard let earliest = years({ $0 > 0 }).min(), let latest = years({ $0 < 0 }).max() else {
      return false
    }
    return earliest < latest
  }

  /// Fills one programme, first year first.
  mutating func fill(_ intervention: Int) {
    for year in 0..<plan.years { fill(intervention, in: year) }
  }

  private mutating func fill(_ intervention: Int, in year: Int) {
    let uses = uses[intervention * plan.years + year]
    func hasRoom(_ share: Double) -> Bool {
      uses.allSatisfy { use in
        let ceiling = ceilings[use.row]
        return used[use.row] + amount(use, at: share) <= ceiling + 1e-9 * max(abs(ceiling), 1)
      }
    }
    var (room, most) = (0.0, model.interventions[intervention].reach)
    if hasRoom(most) { room = most }
    for _ in 0..<50 where room < most {
      let middle = (room + most) / 2
      if hasRoom(middle) { room = middle } else { most = middle }
    }
    guard room > Self.least else { return }
    for use in uses { used[use.row] += amount(use, at: room) }
    for place in 0..<plan.places where share(room, of: intervention, place, year) > 0 {
      plan[intervention, place, year] = room
    }
  }

  /// Coverage below this is rounding.
  private static let least = 1e-9

  /// What a place has of a share: none where it is not offered or too few people would be reached.
  private func share(_ share: Double, of intervention: Int, _ place: Int, _ year: Int) -> Double {
    let people = share * near.run[year].eligible[intervention, place]
    let least = model.interventions[intervention].resources.leastPeople
    return model.isOffered(intervention, in: place) && people >= least ? share : 0
  }

  private func amount(_ use: Use, at share: Double) -> Double {
    use.terms.reduce(0.0) { $0 + $1.amount * value(of: $1.term, at: share) }
  }

  private func value(of term: PlanTerm, at share: Double) -> Double {
    let decision = term.decision
    let (intervention, place, year) = plan.parts(of: decision)
    let now = self.share(share, of: intervention, place, year)
    let before = year == 0 ? 0 : plan.shares[decision - 1]
    switch term {
    case .coverage: return now
    case .rise: return max(0, now - before)
    case .teams:
      return model.interventions[intervention].resources.teams(
        for: now * near.run[year].eligible[intervention, place])
    case .running: return now > 0 ? 1 : 0
    case .opening: return now > 0 && before == 0 ? 1 : 0
    }
  }
}

extension PlanFilling {
  /// Every programme filled by itself, with the same part of what is shared as every other programme
  /// that draws on it.
  static func evenSplit(
    _ rows: [LimitRow], near: SimulatedPlan, model: SystemModel
  ) -> CoveragePlan {
    let share = rows.map { row in
      let programmes = Set(
        row.terms.terms.map { model.nothing.parts(of: $0.term.decision).intervention })
      return programmes.isEmpty ? 1 : 1 / Double(programmes.count)
    }
    var plan = model.nothing
    for intervention in model.interventions.indices {
      var filling = PlanFilling(rows: rows, near: near, model: model, share: share)
      filling.fill(intervention)
      for decision in plan.range(of: intervention) {
        plan.shares[decision] = filling.plan.shares[decision]
      }
    }
    return plan
  }
}
