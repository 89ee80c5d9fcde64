import Commissioning
import Dispatch
import LinearAlgebra
import PopulationHealth

/// How quantities of a run answer to each decision: the derivatives with respect to coverage of an
/// intervention in a place and year, laid out as `CoveragePlan.shares`.
///
/// Places do not act on one another, so one simulation with an intervention's coverage a little
/// higher in one year everywhere gives the derivative for every place at once, and only the years
/// in which that is felt need running again.
struct Responses: Sendable {
  /// For each quantity, its change per unit of coverage.
  let slopes: [[Double]]

  /// The step in coverage, as a share of reach: small against the curvature of the model, large
  /// against rounding.
  private static let step = 0.01
  /// A change smaller than this share of a year's amount is rounding, and no reason to buy: gains are
  /// differences of sums over a million person-years, right to some parts in 10¹².
  private static let rounding = 1e-9

  /// Takes the derivatives of some weighted sums at a plan.
  init(
    of quantities: [RunWeights], at simulated: SimulatedPlan, model: SystemModel,
    start: StartingPoint, progress: @Sendable (Double) -> Void = { _ in }
  ) {
    let (plan, run) = (simulated.plan, simulated.run)
    let places = model.shape.places.count
    let here = quantities.map { weights in
      run.indices.map { weights.years[$0].byPlace(run[$0], model: model) }
    }
    let tasks = model.interventions.count * plan.years
    let done = Tally()
    let columns = concurrentMap(tasks) { task -> [[Double]] in
      let (intervention, year) = (task / plan.years, task % plan.years)
      var moved = plan
      var steps = Array(repeating: 0.0, count: places)
      for place in 0..<places where model.isOffered(intervention, in: place) {
        let step = Self.step * model.interventions[intervention].reach
        let coverage = plan[intervention, place, year]
        steps[place] =
          coverage + step > model.interventions[intervention].reach ? -min(step, coverage) : step
        moved[intervention, place, year] = coverage + steps[place]
      }
      var change = quantities.map { _ in Array(repeating: 0.0, count: places) }
      if steps.contains(where: { $0 != 0 }) {
        model.simulate(moved, changing: intervention, in: year, along: run, from: start) {
          for (quantity, weights) in quantities.enumerated() {
            let amount = weights.years[$0].byPlace($1, model: model)
            for place in 0..<places {
              change[quantity][place] += amount[place] - here[quantity][$0][place]
            }
          }
        }
      }
      progress(Double(done.increment()) / Double(tasks))
      return quantities.indices.map { quantity in
        (0..<places).map { place in
          let size = here[quantity].reduce(1.0) { max($0, abs($1[place])) }
          let isRounding = abs(change[quantity][place]) <= Self.rounding * size
          return steps[place] == 0 || isRounding ? 0 : change[quantity][place] / steps[place]
        }
      }
    }
    slopes = quantities.indices.map { quantity in
      var slopes = Array(repeating: 0.0, count: plan.shares.count)
      for (task, column) in columns.enumerated() {
        for place in 0..<places {
          slopes[plan.index(task / plan.years, place, task % plan.years)] = column[quantity][place]
        }
      }
      return slopes
    }
  }
}

extension RunWeights.OfYear {
  /// The sum for one year, place by place.
  fileprivate func byPlace(_ year: YearOfSystem, model: SystemModel) -> [Double] {
    let shape = model.shape
    let quintiles = shape.quintiles.count
    return shape.places.indices.map { place in
      var sum = 0.0
      for cell in (place * quintiles)..<((place + 1) * quintiles) {
        let (weight, outcome) = (outcomes[cell], year.outcomes[cell])
        sum +=
          weight.deaths * outcome.deaths + weight.lifeYears * outcome.lifeYears
          + weight.qalys * outcome.qalys + weight.highNeedYears * outcome.highNeedYears
        for condition in 0..<newCases.columns {
          sum += newCases[cell, condition] * year.newCases[cell, condition]
        }
      }
      for pod in 0..<units.columns {
        sum +=
          units[place, pod] * year.units[place, pod] + pounds[place, pod] * year.pounds[place, pod]
          + addedUnits[place, pod] * year.addedUnits[place, pod]
      }
      for intervention in 0..<eligible.rows {
        sum += eligible[intervention, place] * year.eligible[intervention, place]
      }
      return sum
    }
  }
}
