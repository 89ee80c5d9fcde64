import Commissioning
import LinearAlgebra
import PopulationHealth

/// The variables of a plan's program: the coverage of every decision, and what follows from it as far
/// as limits or costs count it.
struct PlanColumns {
  private(set) var variables: [LinearProgram.Variable] = []
  /// Rows that tie a variable to coverage.
  private(set) var definitions: [LinearProgram.Row] = []
  /// Where each term stands among the variables.
  private(set) var position: [PlanTerm: Int] = [:]
  private let model: SystemModel

  /// The least share of its reach that a programme is run at, where running it at all is a decision.
  static let leastShareOfReach = 0.01

  init(model: SystemModel, near: SimulatedPlan, radius: Double?, counting terms: Set<PlanTerm>) {
    self.model = model
    let plan = near.plan
    for decision in plan.shares.indices {
      let (intervention, place, _) = plan.parts(of: decision)
      guard model.isOffered(intervention, in: place) else { continue }
      let reach = model.interventions[intervention].reach
      let span = radius.map { $0 * reach } ?? .infinity
      add(
        .coverage(decision), in: plan, lower: max(0, plan.shares[decision] - span),
        upper: min(reach, plan.shares[decision] + span))
      if terms.contains(.rise(decision)) { addRise(decision, in: plan) }
      if terms.contains(.teams(decision)) { addTeams(decision, near: near) }
      let isOpening = terms.contains(.opening(decision))
      if isOpening || terms.contains(.running(decision)) {
        addRunning(decision, near: near)
      }
      if isOpening { addOpening(decision, in: plan) }
    }
  }

  /// The terms of a sum that have variables.
  func terms(_ sum: DecisionSum) -> [(variable: Int, coefficient: Double)] {
    sum.terms.compactMap { term in
      position[term.term].map { (variable: $0, coefficient: term.amount) }
    }
  }

  /// Gives the variables what each adds to the gain.
  mutating func add(slopes: [Double], direct: DecisionSum) {
    for (decision, slope) in slopes.enumerated() {
      if let column = position[.coverage(decision)] { variables[column].objective += slope }
    }
    for term in direct.terms {
      if let column = position[term.term] { variables[column].objective += term.amount }
    }
  }

  /// Takes a ten-millionth of the best gain per pound off every pound, so that of plans that gain the same
  /// the cheapest is chosen, and nothing is bought that gains nothing.
  mutating func preferThrift(_ near: SimulatedPlan) {
    let plan = near.plan
    let pounds = plan.shares.indices.map { decision -> Double in
      let (intervention, place, year) = plan.parts(of: decision)
      return near.run[year].eligible[intervention, place]
        * model.interventions[intervention].resources.unitCost
    }
    let best =
      plan.shares.indices.compactMap { decision in
        position[.coverage(decision)].flatMap {
          pounds[decision] > 0 ? variables[$0].objective / pounds[decision] : nil
        }
      }.max() ?? 0
    guard best > 0 else { return }
    for decision in plan.shares.indices {
      if let column = position[.coverage(decision)] {
        variables[column].objective -= Self.thrift * best * pounds[decision]
      }
    }
  }

  private static let thrift = 1e-7

  private mutating func add(
    _ term: PlanTerm, in plan: CoveragePlan, lower: Double = 0, upper: Double, isWhole: Bool = false
  ) {
    position[term] = variables.count
    variables.append(
      LinearProgram.Variable(
        name(term, in: plan), lower: lower, upper: upper, objective: 0, isWhole: isWhole))
  }

  private func name(_ term: PlanTerm, in plan: CoveragePlan) -> String {
    let (intervention, place, year) = plan.parts(of: term.decision)
    let what =
      switch term {
      case .coverage: "coverage"
      case .rise: "rise"
      case .teams: "teams"
      case .running: "running"
      case .opening: "opening"
      }
    return "\(what)(\(model.interventions[intervention].id),\(model.shape.places[place]),"
      + "\(model.horizon.start + year))"
  }

  private mutating func define(
    _ term: PlanTerm, in plan: CoveragePlan, _ suffix: String = "", lower: Double = -.infinity,
    upper: Double = .infinity, _ terms: [(PlanTerm, Double)]
  ) {
    definitions.append(
      LinearProgram.Row(
        name(term, in: plan) + suffix, lower: lower, upper: upper,
        terms: terms.compactMap { term, amount in position[term].map { ($0, amount) } }))
  }

  private func isFirst(_ decision: Int, in plan: CoveragePlan) -> Bool {
    decision % plan.years == 0
  }

  private mutating func addRise(_ decision: Int, in plan: CoveragePlan) {
    add(.rise(decision), in: plan, upper: .infinity)
    define(
      .rise(decision), in: plan, upper: 0,
      [(.coverage(decision), 1), (.rise(decision), -1)]
        + (isFirst(decision, in: plan) ? [] : [(.coverage(decision - 1), -1)]))
  }

  private mutating func addTeams(_ decision: Int, near: SimulatedPlan) {
    let (intervention, place, year) = near.plan.parts(of: decision)
    let resources = model.interventions[intervention].resources
    let people = near.run[year].eligible[intervention, place]
    let most = resources.teams(for: people * model.interventions[intervention].reach)
    add(.teams(decision), in: near.plan, upper: most, isWhole: true)
    define(
      .teams(decision), in: near.plan, upper: 0,
      [(.coverage(decision), people / resources.teamPeople), (.teams(decision), -1)])
  }

  private mutating func addRunning(_ decision: Int, near: SimulatedPlan) {
    let (position, place, year) = near.plan.parts(of: decision)
    let intervention = model.interventions[position]
    let people = near.run[year].eligible[position, place]
    let canRun = people * intervention.reach >= max(intervention.resources.leastPeople, 1e-9)
    add(.running(decision), in: near.plan, upper: canRun ? 1 : 0, isWhole: true)
    define(
      .running(decision), in: near.plan, upper: 0,
      [(.coverage(decision), 1), (.running(decision), -intervention.reach)])
    define(
      .running(decision), in: near.plan, " least", upper: 0,
      [
        (.running(decision), Self.leastShareOfReach * intervention.reach),
        (.coverage(decision), -1),
      ])
  }

  private mutating func addOpening(_ decision: Int, in plan: CoveragePlan) {
    add(.opening(decision), in: plan, upper: 1)
    define(
      .opening(decision), in: plan, upper: 0,
      [(.running(decision), 1), (.opening(decision), -1)]
        + (isFirst(decision, in: plan) ? [] : [(.running(decision - 1), -1)]))
  }
}
