import Commissioning
import LinearAlgebra

/// A plan and its full simulation.
struct SimulatedPlan: Sendable {
  /// What is bought.
  let plan: CoveragePlan
  /// Every year of the horizon under it.
  let run: [YearOfSystem]
  private let model: SystemModel

  /// Simulates a plan.
  init(_ plan: CoveragePlan, model: SystemModel, from start: StartingPoint) {
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    self.init(plan, run: run, model: model)
  }

  /// A plan that has been simulated.
  init(_ plan: CoveragePlan, run: [YearOfSystem], model: SystemModel) {
    self.plan = plan
    self.run = run
    self.model = model
  }

  /// How much there is of a term.
  func value(of term: PlanTerm) -> Double {
    let decision = term.decision
    switch term {
    case .coverage: return plan.shares[decision]
    case .rise: return max(0, plan.shares[decision] - before(decision))
    case .teams:
      let (intervention, place, year) = plan.parts(of: decision)
      return model.interventions[intervention].resources.teams(
        for: run[year].reached[intervention, place])
    case .running: return plan.shares[decision] > 0 ? 1 : 0
    case .opening: return plan.shares[decision] > 0 && before(decision) == 0 ? 1 : 0
    }
  }

  private func before(_ decision: Int) -> Double {
    plan.isFirst(decision) ? 0 : plan.shares[decision - 1]
  }
}

extension CoveragePlan {
  /// The intervention, place and year of a decision.
  func parts(of decision: Int) -> (intervention: Int, place: Int, year: Int) {
    (decision / years / places, decision / years % places, decision % years)
  }

  /// Whether a decision is one of the first year.
  func isFirst(_ decision: Int) -> Bool { decision % years == 0 }
}
