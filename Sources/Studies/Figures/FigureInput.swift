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
  /// Health in each year of each arm; no years where the pack does not divide by age.
  let health: [[HealthTables]]
  /// People in each (place, sex, quintile, segment) at the end of each year of each arm, before which
  /// stand those at the start of the first, `[arm][year + 1]`.
  private let people: [[[Double]]]

  /// Reads a run; standard errors of health are wanted at the central values only.
  init(_ run: DrawnRun, hasErrors: Bool) {
    self.run = run
    arms = run.arms
    value = run.plan.map { PlanValue(of: $0, against: run.baseline, in: run.scenario) }
    let quality = run.scenario.model.quality
    health = arms.map {
      $0.years.compactMap {
        HealthTables(of: $0.need, quality: quality, hasErrors: hasErrors)
      }
    }
    people = arms.map { arm in
      (arm.years.first.map { [Self.sums(of: $0.need.start)] } ?? [])
        + arm.years.map { Self.sums(of: $0.need.end) }
    }
  }

  private static func sums(of people: People) -> [Double] {
    let ages = people.shape.ageCount
    return Rows.sums(of: people.cells, every: ages, count: ages)
  }

  /// People at the start and at the end of a year by (place, sex, quintile, segment).
  func people(arm: Int, year: Int) -> (start: [Double], end: [Double]) {
    (people[arm][year], people[arm][year + 1])
  }
}
