import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Studies

/// What a plan gains and costs in each year of the study, follow-up included, discounted: the parts of
/// its cost per QALY.
struct PlanValue {
  /// QALYs gained over doing nothing, everyone counted alike.
  let qalys: [Double]
  /// GBP of the price year the plan adds to the system's cost: programmes in full, and activity as its
  /// cost comes and goes in the end.
  let pounds: [Double]

  init(run: StudyRun, plan: StudyRun.Arm) {
    let scenario = run.scenario
    func gains(_ measure: Objective.Measure) -> [Double] {
      let objective = Objective(
        measure: measure, weightByQuintile: scenario.model.shape.quintiles.map { _ in 1 },
        discount: scenario.objective.discount, poundsPerQALY: nil)
      return ObjectiveMeter(
        objective: objective, model: scenario.model, terms: scenario.terms,
        baseline: run.baseline.years
      ).gains(of: plan.years)
    }
    qalys = gains(.qalys)
    pounds = gains(.lowestCost).map { 0 - $0 }
  }
}
