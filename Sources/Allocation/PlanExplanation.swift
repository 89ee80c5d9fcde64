public import Commissioning
import LinearAlgebra
import PopulationHealth

/// Why a plan is what it is: what other rules would have bought, and what it would take for more to be
/// bought.
public struct PlanExplanation: Sendable {
  /// The plan, then doing nothing, then other rules.
  public let comparisons: [PlanComparison]
  /// For each programme and place where more could be bought, what would have to change; in their
  /// order.
  public let thresholds: [BuyingThreshold]
}

extension Allocator {
  /// Explains a plan this allocator found by an objective.
  public func explain(_ allocation: Allocation, for objective: Objective) -> PlanExplanation {
    // A plan chosen for several things in order is the best by the last that keeps the others.
    let last = objective.then.last.map(objective.measuring) ?? objective
    return PlanExplanation(
      comparisons: comparisons(allocation, for: last),
      thresholds: thresholds(allocation, for: last))
  }

  private func thresholds(
    _ allocation: Allocation, for objective: Objective
  ) -> [BuyingThreshold] {
    let step = allocation.last
    let near = step.program.near
    let dearer = model.multiplyingUnitCosts(by: 2)
    func meter(_ objective: Objective) -> ObjectiveMeter {
      ObjectiveMeter(objective: objective, model: dearer, terms: terms, baseline: baseline)
    }
    let rows = LimitBook(
      model: dearer, terms: terms, limits: limits, run: near.run, baseline: baseline
    ).rows()
    // Gains that must be kept take what programmes cost too.
    let floors = step.program.rows.dropFirst(rows.count).map { row in
      (row.measure as? ObjectiveMeter).map {
        GainFloor(meter: meter($0.objective), least: row.lower, id: row.id)
          .row(near: near, model: dearer)
      } ?? row
    }
    let worth = MarginalWorth(
      step.program,
      dearer: PlanProgram(
        rows: rows + floors, slopes: step.program.slopes,
        direct: meter(objective).direct(at: near.run), near: near, radius: nil, model: dearer),
      solution: step.solution, model: model)
    return model.interventions.indices.flatMap { intervention in
      model.shape.places.indices.filter { model.isOffered(intervention, in: $0) }
        .compactMap { worth.threshold(intervention, place: $0, plan: allocation.plan) }
    }
  }
}
