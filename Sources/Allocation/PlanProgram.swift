import Commissioning
import LinearAlgebra
import PopulationHealth

/// The linear program of one step: decisions, limits and the linearised gain.
struct PlanProgram {
  let linear: LinearProgram
  private let rows: [LimitRow]
  private let model: SystemModel
  private let empty: CoveragePlan
  /// Position in the program of each decision's coverage, and of its rise above the year before.
  private let coverageVariable: [Int?]
  private let riseVariable: [Int?]

  init(
    book: LimitBook, responses: Responses, current: CoveragePlan, radius: Double?,
    meter: ObjectiveMeter
  ) {
    model = book.model
    empty = book.model.nothing
    rows = book.rows()
    var variables: [LinearProgram.Variable] = []
    var coverageVariable = [Int?](repeating: nil, count: empty.shares.count)
    var riseVariable = coverageVariable
    var definitions: [LinearProgram.Row] = []
    for (position, intervention) in model.interventions.enumerated() {
      for place in model.shape.places.indices where model.isOffered(position, in: place) {
        for year in 0..<empty.years {
          let decision = empty.index(position, place, year)
          let name = "\(intervention.id),\(model.shape.places[place]),\(model.horizon.start + year)"
          let most = intervention.reach
          let span = radius.map { $0 * intervention.reach } ?? .infinity
          let poundWeight =
            meter.programmePoundWeight(year: year) * book.terms.priceLevel(year: year)
            * book.run[year].eligible[position, place]
          coverageVariable[decision] = variables.count
          variables.append(
            LinearProgram.Variable(
              "coverage(\(name))", lower: max(0, current.shares[decision] - span),
              upper: min(most, current.shares[decision] + span),
              objective: responses.gain[decision]
                - poundWeight * intervention.resources.unitCost))
          guard intervention.resources.setUpCost > 0 else { continue }
          riseVariable[decision] = variables.count
          variables.append(
            LinearProgram.Variable(
              "rise(\(name))", lower: 0, upper: .infinity,
              objective: -poundWeight * intervention.resources.setUpCost))
          var terms = [
            (variable: variables.count - 2, coefficient: 1.0),
            (variable: variables.count - 1, coefficient: -1.0),
          ]
          if year > 0, let before = coverageVariable[decision - 1] { terms.append((before, -1)) }
          definitions.append(
            LinearProgram.Row(
              "rise(\(name))", upper: 0, terms: terms))
        }
      }
    }
    self.coverageVariable = coverageVariable
    self.riseVariable = riseVariable
    Self.preferThrift(in: &variables, coverage: coverageVariable, book: book)
    let limitRows = rows.map { row in
      let terms = row.binding(near: current)
      return LinearProgram.Row(
        "\(row.id)(\(row.place),\(row.year))", lower: row.lower,
        upper: row.upper,
        terms: terms.coverage.compactMap { term in
          coverageVariable[term.decision].map { (variable: $0, coefficient: term.amount) }
        }
          + terms.rise.compactMap { term in
            riseVariable[term.decision].map { (variable: $0, coefficient: term.amount) }
          })
    }
    linear = LinearProgram(
      sense: .maximise, variables: variables, rows: limitRows + definitions)
  }

  /// Takes a ten-millionth of the best gain per pound off every pound, so that of plans that gain the same
  /// the cheapest is chosen, and nothing is bought that gains nothing.
  private static func preferThrift(
    in variables: inout [LinearProgram.Variable], coverage: [Int?], book: LimitBook
  ) {
    let plan = book.model.nothing
    let pounds = coverage.indices.map { decision -> Double in
      let (year, place) = (decision % plan.years, decision / plan.years % plan.places)
      let intervention = decision / plan.years / plan.places
      return book.run[year].eligible[intervention, place]
        * book.model.interventions[intervention].resources.unitCost
    }
    let best =
      coverage.enumerated().compactMap { decision, variable in
        variable.flatMap {
          pounds[decision] > 0 ? variables[$0].objective / pounds[decision] : nil
        }
      }.max() ?? 0
    guard best > 0 else { return }
    for (decision, variable) in coverage.enumerated() {
      if let variable { variables[variable].objective -= thrift * best * pounds[decision] }
    }
  }

  private static let thrift = 1e-7

  /// The plan in a solution.
  func plan(from solution: LinearSolution) -> CoveragePlan {
    var plan = empty
    for (decision, variable) in coverageVariable.enumerated() {
      if let variable {
        // The solver may leave a value a rounding below its bound.
        plan.shares[decision] = max(0, solution.values[variable])
      }
    }
    return plan
  }

  /// The linearised objective of a plan.
  func objective(of plan: CoveragePlan) -> Double {
    plan.shares.indices.reduce(0.0) { sum, decision in
      var sum = sum
      if let variable = coverageVariable[decision] {
        sum += linear.variables[variable].objective * plan.shares[decision]
      }
      if let variable = riseVariable[decision] {
        sum += linear.variables[variable].objective * plan.rise(at: decision)
      }
      return sum
    }
  }

  /// Positions of interventions a plan does not buy anywhere though some coverage would gain.
  func gaining(beyond plan: CoveragePlan) -> Set<Int> {
    let yearsAndPlaces = plan.years * plan.places
    let bought = Set(plan.shares.indices.filter { plan.shares[$0] > 0 }.map { $0 / yearsAndPlaces })
    let gaining = coverageVariable.enumerated().compactMap { decision, variable in
      variable.flatMap { linear.variables[$0].objective > 0 ? decision / yearsAndPlaces : nil }
    }
    return Set(gaining).subtracting(bought)
  }

  /// A conflict in the scenario's own words; `nil` for a row that only defines a variable.
  func conflict(_ conflict: SolverFailure.Conflict) -> LimitConflict? {
    guard conflict.row < rows.count else { return nil }
    let row = rows[conflict.row]
    return LimitConflict(
      id: row.id, year: row.year, sentence: row.sentence, unit: row.unit,
      shortfall: conflict.shortfall)
  }

  /// The limits with what `plan` uses of them and what more would be worth; `book` has them written
  /// for the people the plan itself makes eligible.
  func report(
    _ plan: CoveragePlan, solution: LinearSolution, meter: ObjectiveMeter, book: LimitBook
  ) -> [Limit] {
    zip(book.rows(), solution.rowDuals).compactMap { row, dual in
      let isFloor = row.lower.isFinite && !row.upper.isFinite
      let isTwoSided = row.lower.isFinite && row.upper.isFinite
      let price = isTwoSided ? abs(dual) : isFloor ? -dual : dual
      // With nothing bought and nothing that would gain, a price is the solver's, not the limit's.
      let isMeant = !gaining(beyond: plan).isEmpty || plan.shares.contains { $0 > 0 }
      let worth = isMeant ? price : 0
      let isAlwaysTold = [.budget, .ringFence, .workforce].contains(row.kind)
      guard isAlwaysTold || worth > 1e-9 else { return nil }
      let moving = row.movingBound(of: plan)
      let used = (isTwoSided ? abs(row.use(by: plan)) : row.use(by: plan)) + moving
      let have = (isFloor ? row.lower : row.upper) + moving
      return Limit(
        kind: row.kind, id: row.id, year: row.year, place: row.place,
        unit: row.unit, sentence: row.sentence, have: have, used: used,
        slack: isFloor ? used - have : have - used, shadowPrice: worth)
    } + reachLimits(plan, solution: solution)
  }

  /// Decisions held by their own reach, with what more reach would be worth.
  private func reachLimits(_ plan: CoveragePlan, solution: LinearSolution) -> [Limit] {
    coverageVariable.enumerated().compactMap { decision, variable in
      guard let variable, solution.reducedCosts[variable] > 1e-9 else { return nil }
      let year = decision % plan.years
      let place = decision / plan.years % plan.places
      let intervention = model.interventions[decision / plan.years / plan.places]
      let have = linear.variables[variable].upper
      return Limit(
        kind: .reach, id: "reach.\(intervention.id)", year: model.horizon.start + year,
        place: model.shape.places[place], unit: "share of eligible people",
        sentence:
          "At most \(Amount.percent(have, decimals: 2)) of those eligible for "
          + "\(Amount.inSentence(intervention.title)) can be reached in \(model.horizon.start + year).",
        have: have, used: plan.shares[decision], slack: have - plan.shares[decision],
        shadowPrice: solution.reducedCosts[variable])
    }
  }
}
