import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

/// The linear program of one step: decisions, limits and the linearised gain.
struct PlanProgram {
  let linear: LinearProgram
  let rows: [LimitRow]
  /// The derivatives it was made from.
  let slopes: PlanSlopes
  /// The plan at which the limits' amounts are known.
  let near: SimulatedPlan
  /// Its variables.
  let columns: PlanColumns
  private let model: SystemModel

  /// Writes a program.
  ///
  /// - Parameters:
  ///   - rows: the limits, written for the people eligible under `near`.
  ///   - slopes: derivatives of the gain and of the limits that simulation measures.
  ///   - direct: what decisions add to the gain at once.
  ///   - near: the plan at which the limits' amounts are known, and around which steps are trusted.
  ///   - radius: how far coverage may move, as a share of reach; `nil` for anywhere.
  ///   - model: the system.
  init(
    rows: [LimitRow], slopes: PlanSlopes, direct: DecisionSum, near: SimulatedPlan,
    radius: Double?, model: SystemModel
  ) {
    self.model = model
    self.rows = rows
    self.slopes = slopes
    self.near = near
    let reading = rows.map { row in
      row.binding(near: near) { decision in
        let (intervention, place, year) = near.plan.parts(of: decision)
        return near.run[year].eligible[intervention, place]
          / model.interventions[intervention].resources.teamPeople
      }
    }
    var columns = PlanColumns(
      model: model, near: near, radius: radius,
      counting: Set((reading + [direct]).flatMap { $0.terms.map(\.term) }))
    columns.add(slopes: slopes.gain, direct: direct)
    columns.preferThrift(near)
    self.columns = columns
    let limits = zip(rows, reading).enumerated().map { position, pair in
      let (row, terms) = pair
      var linear = columns.terms(terms)
      var moved = 0.0
      if let measure = row.measure, let slopes = slopes.rows[position] {
        for (decision, slope) in slopes.enumerated() where slope != 0 {
          guard let column = columns.position[.coverage(decision)] else { continue }
          linear.append((column, slope))
          moved += slope * near.plan.shares[decision]
        }
        moved += row.direct.amount(of: near) - measure.value(of: near.run)
        linear += columns.terms(row.direct)
      }
      return LinearProgram.Row(
        "\(row.id)(\(row.place),\(row.year))", lower: row.lower + moved, upper: row.upper + moved,
        terms: linear)
    }
    linear = LinearProgram(
      sense: .maximise, variables: columns.variables, rows: limits + columns.definitions)
  }

  /// The plan in a solution.
  func plan(from solution: LinearSolution) -> CoveragePlan {
    var plan = model.nothing
    for decision in plan.shares.indices {
      guard let column = columns.position[.coverage(decision)] else { continue }
      if let running = columns.position[.running(decision)], solution.values[running] < 0.5 {
        continue
      }
      let share = solution.values[column]
      // The solver may leave a value a rounding off its bound.
      plan.shares[decision] = share < 1e-12 ? 0 : share
    }
    return plan
  }

  /// A simulated plan with coverage cut to what the teams of a solution can reach of the people who turned
  /// out to be eligible; `nil` where they can reach all. A team more for a few people, whom the program
  /// did not foresee, is never worth it.
  func trimmed(_ plan: SimulatedPlan, to solution: LinearSolution) -> CoveragePlan? {
    var trimmed = plan.plan
    for decision in trimmed.shares.indices {
      guard let column = columns.position[.teams(decision)] else { continue }
      let teams = solution.values[column].rounded()
      guard plan.value(of: .teams(decision)) > teams else { continue }
      let (intervention, place, year) = trimmed.parts(of: decision)
      trimmed.shares[decision] =
        teams * model.interventions[intervention].resources.teamPeople
        / plan.run[year].eligible[intervention, place]
    }
    return trimmed == plan.plan ? nil : trimmed
  }

  /// The linearised gain of a plan.
  func objective(of plan: SimulatedPlan) -> Double {
    // In the order of the columns: a dictionary's own differs from process to process, and so would the
    // rounding.
    columns.position.sorted { $0.value < $1.value }.reduce(0.0) {
      $0 + linear.variables[$1.value].objective * plan.value(of: $1.key)
    }
  }

  /// The limits with what `plan` uses of them and what more would be worth; `rows` are written for the
  /// people the plan itself makes eligible.
  func report(
    _ plan: SimulatedPlan, solution: LinearSolution, rows: [LimitRow]
  ) -> [Limit] {
    // With nothing bought and nothing that would gain, a price is the solver's, not the limit's.
    let isMeant = plan.plan.shares.indices.contains { decision in
      plan.plan.shares[decision] > 0
        || columns.position[.coverage(decision)].map { linear.variables[$0].objective > 0 } ?? false
    }
    return rows.enumerated().compactMap { position, row in
      let dual = solution.rowDuals[position]
      let isFloor = row.lower.isFinite && !row.upper.isFinite
      let isTwoSided = row.lower.isFinite && row.upper.isFinite
      let price = isTwoSided ? abs(dual) : isFloor ? -dual : dual
      let worth = isMeant ? price : 0
      guard row.kind.isAlwaysTold || worth > 1e-9 else { return nil }
      let room = worth > 0 ? self.room(position, solution) : nil
      let moving = row.movingBound(of: plan)
      let used = (isTwoSided ? abs(row.use(by: plan)) : row.use(by: plan)) + moving
      let have = (isFloor ? row.lower : row.upper) + moving
      return Limit(
        kind: row.kind, id: row.id, year: row.year, place: row.place,
        unit: row.unit, sentence: row.sentence, have: have, used: used,
        slack: isFloor ? used - have : have - used, shadowPrice: worth, isFloor: isFloor,
        priceHoldsFor: room?.more, priceHeldFrom: room?.less)
    } + reachLimits(plan.plan, solution: solution)
  }

  /// How much more and less room a row that binds may have with its price the same.
  func room(_ position: Int, _ solution: LinearSolution) -> (more: Double, less: Double)? {
    guard let range = solution.ranges?.rows[position] else { return nil }
    let row = linear.rows[position]
    return solution.rowDuals[position] > 0
      ? (max(0, range.upperBound - row.upper), max(0, row.upper - range.lowerBound))
      : (max(0, row.lower - range.lowerBound), max(0, range.upperBound - row.lower))
  }

  /// Decisions held by their own reach, with what more reach would be worth.
  private func reachLimits(_ plan: CoveragePlan, solution: LinearSolution) -> [Limit] {
    plan.shares.indices.compactMap { decision in
      guard let column = columns.position[.coverage(decision)],
        solution.reducedCosts[column] > 1e-9
      else { return nil }
      return reachLimit(
        decision, column: column, used: plan.shares[decision],
        worth: solution.reducedCosts[column])
    }
  }

  /// The reach of a decision as a limit.
  func reachLimit(
    _ decision: Int, column: Int, used: Double = 0, worth: Double = 0
  ) -> Limit {
    let (position, place, index) = near.plan.parts(of: decision)
    let intervention = model.interventions[position]
    let year = model.horizon.start + index
    let have = linear.variables[column].upper
    return Limit(
      kind: .reach, id: "reach.\(intervention.id)", year: year,
      place: model.shape.places[place], unit: "share of eligible people",
      sentence:
        "At most \(Amount.percent(have, decimals: 2)) of those eligible for "
        + "\(Phrase.inSentence(intervention.title)) can be reached in \(year).",
      have: have, used: used, slack: have - used, shadowPrice: worth, isFloor: false,
      priceHoldsFor: nil, priceHeldFrom: nil)
  }
}
