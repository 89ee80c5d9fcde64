import Commissioning
import Dispatch
import LinearAlgebra
import PopulationHealth

/// How the gain of a plan answers to each decision: the derivative with respect to coverage of an
/// intervention in a place and year, laid out as `CoveragePlan.shares`.
///
/// Places do not act on one another, so one simulation with an intervention's coverage a little
/// higher in one year everywhere gives the derivative for every place at once, and only the years
/// in which that is felt need running again.
struct Responses: Sendable {
  /// Gain per unit of coverage, before what programmes cost.
  let gain: [Double]

  /// The step in coverage, as a share of reach: small against the curvature of the model, large
  /// against rounding.
  private static let step = 0.01
  /// A change smaller than this share of a year's gain is rounding, and no reason to buy: gains are
  /// differences of sums over a million person-years, right to some parts in 10¹².
  private static let rounding = 1e-7

  /// Takes the derivatives at a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - run: every year of the horizon under it.
  ///   - model: the system.
  ///   - start: the people the plan starts with.
  ///   - meter: what measures the gain.
  ///   - progress: told the share of the work that is done.
  init(
    at plan: CoveragePlan, run: [YearOfSystem], model: SystemModel, start: StartingPoint,
    meter: ObjectiveMeter, progress: @Sendable (Double) -> Void
  ) {
    let places = model.shape.places.count
    let here = run.indices.map { meter.effectGain(of: run[$0], year: $0) }
    let tasks = model.interventions.count * plan.years
    let done = Tally()
    let columns = concurrentMap(tasks) { task -> [Double] in
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
      var change = Array(repeating: 0.0, count: places)
      if steps.contains(where: { $0 != 0 }) {
        model.simulate(moved, changing: intervention, in: year, along: run, from: start) {
          let gain = meter.effectGain(of: $1, year: $0)
          for place in 0..<places { change[place] += gain[place] - here[$0][place] }
        }
      }
      progress(Double(done.increment()) / Double(tasks))
      return (0..<places).map { place in
        let size = here.reduce(1.0) { max($0, abs($1[place])) }
        let isRounding = abs(change[place]) <= Self.rounding * size
        return steps[place] == 0 || isRounding ? 0 : change[place] / steps[place]
      }
    }
    var gain = Array(repeating: 0.0, count: plan.shares.count)
    for (task, column) in columns.enumerated() {
      for place in 0..<places {
        gain[plan.index(task / plan.years, place, task % plan.years)] = column[place]
      }
    }
    self.gain = gain
  }
}
