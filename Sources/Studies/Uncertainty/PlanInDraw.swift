public import Allocation
import Commissioning
import PopulationHealth
import Scenarios

/// A plan in one draw of what is uncertain: the numbers that decisions are judged by.
public struct PlanInDraw: Sendable {
  /// Gain over doing nothing in the same draw, by the scenario's objective.
  public let gain: Double
  /// QALYs gained over doing nothing, everyone counted alike, discounted, the years that follow the plan
  /// included.
  public let qalys: Double
  /// GBP of the price year it adds to the system's cost, discounted, in the same years: programmes in
  /// full, and activity as its cost comes and goes in the end.
  public let pounds: Double
  /// What it takes of each year's money for programmes.
  public let money: ProgrammeMoney
  /// The limit it breaks by most; `nil` where it keeps to all.
  public let breach: PlanStanding.Breach?
}

/// A scenario in one draw, ready to have plans tried and looked for in it.
struct DrawnSystem: Sendable {
  let scenario: Scenario
  let limits: InvestmentLimits
  let start: StartingPoint
  /// Every year of doing nothing.
  let nothing: [YearOfSystem]

  /// Runs doing nothing; `nil` where nothing may be bought.
  init?(_ scenario: Scenario) {
    guard let limits = scenario.limits else { return nil }
    self.scenario = scenario
    self.limits = limits
    var nothing: [YearOfSystem] = []
    start = scenario.model.startingPoint { nothing.append($1) }
    self.nothing = nothing
  }

  var allocator: Allocator {
    Allocator(
      model: scenario.model, terms: scenario.terms, limits: limits, start: start,
      baseline: nothing, timeLimit: .seconds(scenario.search.timeLimit))
  }

  /// Tries a plan.
  func trial(of plan: CoveragePlan) -> PlanInDraw {
    var run: [YearOfSystem] = []
    scenario.model.simulate(plan, from: start) { run.append($1) }
    return figures(of: plan, run: run)
  }

  /// QALYs that a plan gains and GBP that it adds to cost, as `PlanInDraw` has them.
  func worth(of plan: CoveragePlan) -> (qalys: Double, pounds: Double) {
    var run: [YearOfSystem] = []
    scenario.model.simulate(plan, from: start) { run.append($1) }
    return (gain(.qalys, run), 0 - gain(.lowestCost, run))
  }

  /// The numbers of a plan that has been run.
  func figures(of plan: CoveragePlan, run: [YearOfSystem]) -> PlanInDraw {
    let standing = allocator.standing(of: plan, run: run, by: scenario.objective)
    return PlanInDraw(
      gain: standing.gain, qalys: gain(.qalys, run), pounds: 0 - gain(.lowestCost, run),
      money: standing.money, breach: standing.breach)
  }

  private func gain(_ measure: Objective.Measure, _ run: [YearOfSystem]) -> Double {
    ObjectiveMeter(
      objective: Objective(
        measure: measure, weightByQuintile: scenario.model.shape.quintiles.map { _ in 1 },
        discount: scenario.objective.discount, poundsPerQALY: nil),
      model: scenario.model, terms: scenario.terms, baseline: nothing
    ).gain(of: run)
  }
}
