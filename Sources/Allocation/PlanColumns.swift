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
    // An opening is told from two years of running.
    let running = Set(
      terms.flatMap { term -> [Int] in
        switch term {
        case .running(let decision): [decision]
        case .opening(let decision):
          plan.isFirst(decision) ? [decision] : [decision - 1, decision]
        default: []
        }
      })
    for decision in plan.shares.indices {
      let (intervention, place, _) = plan.parts(of: decision)
      guard model.isOffered(intervention, in: place) else { continue }
      let reach = model.interventions[intervention].reach
      let trusted = Self.trusted(plan.shares[decision], span: radius.map { $0 * reach }, of: reach)
      let least = leastShare(decision, near: near)
      // Near or far, a programme may be stopped, or begun at the least it can be run at.
      let mayStop = running.contains(decision)
      add(
        .coverage(decision), in: plan, lower: mayStop ? 0 : trusted.lowerBound,
        upper: mayStop ? min(reach, trusted.upperBound + least) : trusted.upperBound)
      if terms.contains(.rise(decision)) { addRise(decision, in: plan) }
      if terms.contains(.teams(decision)) { addTeams(decision, near: near) }
      if mayStop {
        let begun = plan.shares[decision] > 0 ? trusted.lowerBound : 0
        addRunning(decision, near: near, least: max(least, begun))
      }
      if terms.contains(.opening(decision)) { addOpening(decision, in: plan) }
    }
  }

  /// The decision whose coverage a variable is; `nil` for one that follows from coverage.
  func decision(of variable: Int) -> Int? {
    position.first { $0.value == variable }.flatMap {
      if case .coverage(let decision) = $0.key { decision } else { nil }
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
    let running = plan.shares.indices.map { decision -> Double in
      let (intervention, place, year) = plan.parts(of: decision)
      return near.run[year].eligible[intervention, place]
        * model.interventions[intervention].resources.unitCost
    }
    let best =
      plan.shares.indices.compactMap { decision in
        position[.coverage(decision)].flatMap {
          running[decision] > 0 ? variables[$0].objective / running[decision] : nil
        }
      }.max() ?? 0
    guard best > 0 else { return }
    for decision in plan.shares.indices {
      let resources = model.interventions[plan.parts(of: decision).intervention].resources
      let pounds: [(PlanTerm, Double)] = [
        (.coverage(decision), running[decision]),
        (.teams(decision), resources.teamPeople * resources.unitCost),
        (.opening(decision), resources.openingCost),
      ]
      for (term, pounds) in pounds {
        guard let column = position[term] else { continue }
        variables[column].objective -= Self.thrift * best * pounds
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

  private mutating func addRise(_ decision: Int, in plan: CoveragePlan) {
    add(.rise(decision), in: plan, upper: .infinity)
    define(
      .rise(decision), in: plan, upper: 0,
      [(.coverage(decision), 1), (.rise(decision), -1)]
        + (plan.isFirst(decision) ? [] : [(.coverage(decision - 1), -1)]))
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

  private mutating func addRunning(_ decision: Int, near: SimulatedPlan, least: Double) {
    let reach = model.interventions[near.plan.parts(of: decision).intervention].reach
    add(.running(decision), in: near.plan, upper: least <= reach ? 1 : 0, isWhole: true)
    define(
      .running(decision), in: near.plan, upper: 0,
      [(.coverage(decision), 1), (.running(decision), -reach)])
    define(
      .running(decision), in: near.plan, " least", upper: 0,
      [(.running(decision), min(least, reach)), (.coverage(decision), -1)])
  }

  /// The least share of eligible people at which a programme is run where it is run at all.
  private func leastShare(_ decision: Int, near: SimulatedPlan) -> Double {
    let (position, place, year) = near.plan.parts(of: decision)
    let intervention = model.interventions[position]
    let people = max(near.run[year].eligible[position, place], 1e-9)
    return max(
      Self.leastShareOfReach * intervention.reach, intervention.resources.leastPeople / people)
  }

  /// The shares of eligible people to which a step may go.
  private static func trusted(
    _ share: Double, span: Double?, of reach: Double
  ) -> ClosedRange<Double> {
    guard let span else { return 0...reach }
    return max(0, share - span)...max(0, min(reach, share + span))
  }

  private mutating func addOpening(_ decision: Int, in plan: CoveragePlan) {
    add(.opening(decision), in: plan, upper: 1)
    define(
      .opening(decision), in: plan, upper: 0,
      [(.running(decision), 1), (.opening(decision), -1)]
        + (plan.isFirst(decision) ? [] : [(.running(decision - 1), -1)]))
  }
}
