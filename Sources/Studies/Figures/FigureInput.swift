import Commissioning
import PopulationHealth
import Scenarios

/// What tables are filled from: the arms of a run, and what more than one table needs of them, worked
/// out once.
struct FigureInput {
  let run: DrawnRun
  /// Doing nothing, and the plan if there is one.
  let arms: [StudyRun.Arm]
  /// What the plan gains and costs; `nil` where there is none.
  let value: PlanValue?

  /// Reads a run.
  init(_ run: DrawnRun) {
    self.run = run
    arms = run.arms
    value = run.plan.map { PlanValue(of: $0, against: run.baseline, in: run.scenario) }
  }
}
