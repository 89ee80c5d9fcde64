public import Commissioning
import PopulationHealth
public import Scenarios

/// One intervention by itself at its full reach, against doing nothing: what each link of the chain
/// from the people eligible to the outcomes changes, and by how much.
///
/// Limits and money are left aside: this is what the programme could do, not what a plan buys.
public struct InterventionChain: Sendable {
  /// What was asked.
  public let scenario: Scenario
  /// The position of the intervention.
  public let position: Int
  /// Its full reach in every place and year of the plan.
  public let plan: CoveragePlan
  /// Doing nothing.
  public let baseline: [YearOfSystem]
  /// The years under the intervention.
  public let years: [YearOfSystem]
  /// What it does to each condition, `[year][condition]`.
  public let links: [[ConditionLink]]

  /// The intervention.
  public var intervention: Intervention { scenario.model.interventions[position] }

  /// Runs an intervention of a scenario by itself.
  public init(of position: Int, in scenario: Scenario) {
    let model = scenario.model
    var plan = model.nothing
    for place in model.shape.places.indices where model.isOffered(position, in: place) {
      for year in 0..<model.horizon.planYears {
        plan[position, place, year] = model.interventions[position].reach
      }
    }
    (baseline, years) = model.run(plan)
    self.scenario = scenario
    self.position = position
    self.plan = plan
    links = years.enumerated().map {
      model.conditionLinks(of: plan, year: $0, need: $1.need)
    }
  }
}
