import Commissioning
import LinearAlgebra

/// What a little more of each programme would bring and take in each place, at the shadow prices of a
/// plan.
///
/// Limits that several programmes or places share are taken at their prices; those of one programme
/// in one place, such as its pace, either leave room or do not.
struct MarginalWorth {
  private let model: SystemModel
  private let program: PlanProgram
  private let solution: LinearSolution
  /// Rows of the limits that several programmes or places share.
  private var shared: [Int] = []
  /// By variable: gain less what it takes of shared limits at their prices.
  private var net: [Double]
  /// By variable: gain by the objective alone.
  private var gain: [Double]
  /// By variable: of what it takes, what each person costs to run.
  private var running: [Double]
  /// By variable: of `net`, what its effect brings.
  private var effect: [Double]
  /// Rows of the limits of one programme in one place, `[intervention, place]`.
  private var own: [[Int]]

  /// Prices a program.
  ///
  /// - Parameters:
  ///   - program: the linear program at a plan.
  ///   - dearer: the same program where running every programme costs twice as much.
  ///   - solution: the answer to `program`.
  ///   - model: the system.
  init(
    _ program: PlanProgram, dearer: PlanProgram, solution: LinearSolution, model: SystemModel
  ) {
    self.model = model
    self.program = program
    self.solution = solution
    let plan = model.nothing
    gain = program.linear.variables.map(\.objective)
    net = gain
    effect = net.map { _ in 0 }
    own = Array(repeating: [], count: plan.interventions * plan.places)
    var dearerNet = dearer.linear.variables.map(\.objective)
    var block: [Int: Int] = [:]
    for (term, column) in program.columns.position { block[column] = term.decision / plan.years }
    for decision in plan.shares.indices {
      guard let column = program.columns.position[.coverage(decision)] else { continue }
      effect[column] = program.slopes.gain[decision]
    }
    for row in program.rows.indices {
      let terms = program.linear.rows[row].mergedTerms
      let blocks = Set(terms.compactMap { block[$0.variable] })
      guard blocks.count > 1 else {
        if let only = blocks.first { own[only].append(row) }
        continue
      }
      shared.append(row)
      let price = solution.rowDuals[row]
      guard price != 0 else { continue }
      for term in terms { net[term.variable] -= price * term.coefficient }
      for term in dearer.linear.rows[row].mergedTerms {
        dearerNet[term.variable] -= price * term.coefficient
      }
      guard let slopes = program.slopes.rows[row] else { continue }
      for (decision, slope) in slopes.enumerated() {
        guard let column = program.columns.position[.coverage(decision)] else { continue }
        effect[column] -= price * slope
      }
    }
    running = zip(net, dearerNet).map { $0 - $1 }
  }

  /// What it would take to buy more of a programme in a place than a plan does; `nil` where the plan
  /// buys all it can.
  func threshold(_ intervention: Int, place: Int, plan: CoveragePlan) -> BuyingThreshold? {
    let isBought = (0..<plan.years).contains { plan[intervention, place, $0] > Self.least }
    let runs = (0..<plan.years).flatMap { first in
      (first..<plan.years).compactMap { addition(intervention, place, first...$0) }
    }
    guard !isBought || !runs.isEmpty else { return nil }
    // What gains nothing at these prices stays out whatever else they might be; what would gain something
    // comes in only where they hold.
    let priced = runs.filter(\.isPriced)
    let cheaper = runs.filter { $0.running > 0 && $0.unitCostShare > 0 }
    let stronger = runs.filter { $0.effect > 0 }
    let cheapest = priced.filter { $0.running > 0 }
      .max { $0.unitCostShare < $1.unitCostShare }
    let strongest = stronger.filter(\.isPriced).min { $0.effectFactor < $1.effectFactor }
    let unitCost = model.interventions[intervention].resources.unitCost
    let share = cheapest?.unitCostShare ?? 0
    return BuyingThreshold(
      intervention: intervention, place: place, isBoughtInPart: isBought, unitCost: unitCost,
      unitCostNeeded: share > 0 ? share * unitCost : nil,
      years: (cheapest ?? strongest)?.years, effectNeeded: strongest?.effectFactor,
      isCostKnown: share > 0 || cheaper.isEmpty,
      isEffectKnown: strongest != nil || stronger.isEmpty,
      keptOutBy: runs.isEmpty ? .ownLimits : runs.contains { $0.gain > 0 } ? .limits : .worth)
  }

  /// Coverage or room below this is rounding.
  private static let least = 1e-7

  /// The same little more coverage in each of some years.
  private struct Addition {
    var years: ClosedRange<Int>
    var net = 0.0
    var gain = 0.0
    var running = 0.0
    var effect = 0.0
    /// By variable: how much more of it there is.
    var moves: [Int: Double] = [:]
    /// Whether the prices of all limits that it moves hold for some of it.
    var isPriced = true

    /// The share of its unit cost at which it would pay: what is left after everything else it takes,
    /// over what its unit cost takes.
    var unitCostShare: Double { 1 + net / running }
    /// How many times its effect at which it would pay.
    var effectFactor: Double { 1 - net / effect }
  }

  /// What more in some years brings and takes; `nil` where its own limits leave no room.
  private func addition(
    _ intervention: Int, _ place: Int, _ years: ClosedRange<Int>
  ) -> Addition? {
    let first = program.near.plan.index(intervention, place, 0)
    let reach = model.interventions[intervention].reach
    func column(_ term: PlanTerm) -> Int? { program.columns.position[term] }
    func share(_ year: Int) -> Double {
      guard (0..<program.near.plan.years).contains(year),
        let column = column(.coverage(first + year))
      else { return 0 }
      return solution.values[column]
    }
    var addition = Addition(years: years)
    func add(_ term: PlanTerm, _ amount: Double) {
      guard let column = column(term) else { return }
      addition.net += net[column] * amount
      addition.gain += gain[column] * amount
      addition.running += running[column] * amount
      addition.effect += effect[column] * amount
      addition.moves[column, default: 0] += amount
    }
    for year in years {
      guard let coverage = column(.coverage(first + year)),
        share(year) < program.linear.variables[coverage].upper - Self.least
      else { return nil }
      add(.coverage(first + year), 1)
      let teamPeople = model.interventions[intervention].resources.teamPeople
      if teamPeople > 0 {
        add(
          .teams(first + year),
          program.near.run[year].eligible[intervention, place] / teamPeople)
      }
      if share(year) <= Self.least { add(.running(first + year), 1 / reach) }
    }
    let before = share(years.lowerBound - 1)
    if share(years.lowerBound) >= before - Self.least { add(.rise(first + years.lowerBound), 1) }
    if max(before, share(years.lowerBound)) <= Self.least {
      add(.opening(first + years.lowerBound), 1 / reach)
    }
    let after = years.upperBound + 1
    if after < program.near.plan.years, share(after) > share(after - 1) + Self.least {
      add(.rise(first + after), -1)
    }
    let limits = own[first / program.near.plan.years]
    guard limits.allSatisfy({ hasRoom($0, for: addition.moves) }) else { return nil }
    addition.isPriced = shared.allSatisfy { isPriced($0, for: addition.moves) }
    return addition
  }

  /// How much more of a row moves take.
  private func change(of position: Int, by moves: [Int: Double]) -> Double {
    let parts = program.linear.rows[position].terms.compactMap { term in
      moves[term.variable].map { term.coefficient * $0 }
    }
    let change = parts.reduce(0, +)
    // What one year adds and the next takes off again comes to nothing but for rounding.
    return abs(change) > 1e-9 * (parts.map(abs).max() ?? 0) ? change : 0
  }

  /// Whether the price of a shared limit says what a little of these moves takes of it: one that is met and has
  /// no price, or one that holds for nothing, does not.
  private func isPriced(_ position: Int, for moves: [Int: Double]) -> Bool {
    let change = change(of: position, by: moves)
    guard change != 0 else { return true }
    let price = solution.rowDuals[position]
    guard price != 0 else { return hasRoom(position, for: moves) }
    guard let room = program.room(position, solution) else { return true }
    return (price > 0) == (change > 0) ? room.less > 0 : room.more > 0
  }

  private func hasRoom(_ position: Int, for moves: [Int: Double]) -> Bool {
    let row = program.linear.rows[position]
    let change = change(of: position, by: moves)
    guard change != 0 else { return true }
    let now = solution.rowActivities[position]
    func tolerance(_ bound: Double) -> Double { Self.least * max(abs(bound), 1) }
    return change > 0
      ? now < row.upper - tolerance(row.upper) || row.upper == .infinity
      : now > row.lower + tolerance(row.lower) || row.lower == -.infinity
  }
}
