import Commissioning

/// Where a search for a plan begins. The derivatives there make the first linear program, so that
/// starts far apart lead to different first steps.
enum PlanStart: String, CaseIterable, Sendable {
  case nothing = "doing nothing"
  case half = "half of every reach"
  case full = "every reach in full"

  /// The plan itself, which need not keep to the limits.
  func plan(_ model: SystemModel) -> CoveragePlan {
    var plan = model.nothing
    let share =
      switch self {
      case .nothing: 0.0
      case .half: 0.5
      case .full: 1.0
      }
    for decision in plan.shares.indices {
      let (intervention, place, _) = plan.parts(of: decision)
      guard model.isOffered(intervention, in: place) else { continue }
      plan.shares[decision] = share * model.interventions[intervention].reach
    }
    return plan
  }
}
