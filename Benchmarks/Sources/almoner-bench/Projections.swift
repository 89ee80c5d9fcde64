import Commissioning
import Dispatch
import LinearAlgebra
import PopulationHealth
import Scenarios

/// Projections from the pack's base year: of need alone, and of the whole system.
struct Projections: Sendable {
  private let name: String
  private let model: SystemModel
  /// Most seconds for need alone, and for the whole system doing nothing.
  private let needAim: Double
  private let systemAim = 0.3

  init(scenario path: String, overrides: [String] = []) throws {
    let scenario = try Scenario.load(path, overrides: overrides)
    let horizon = Horizon(
      start: scenario.model.need.startYear, planYears: Measure.years, followUpYears: 0)
    model = SystemModel(
      horizon: horizon, need: scenario.model.need, quality: scenario.model.quality,
      activity: scenario.model.activity, interventions: scenario.model.interventions)
    name = "\(model.shape.places.count) places"
    needAim = model.shape.places.count > 100 ? 0.15 : 0.3
  }

  /// Births, deaths, moves and migration of every cell, with each year's level of mortality found.
  var need: Work {
    { [Lap.timing("\(name), need", aim: needAim) { project() }] }
  }

  /// The same a hundred times over, on every core.
  var needHundredfold: Work {
    {
      [
        Lap.timing("\(name), need, 100 times over", aim: 10) {
          DispatchQueue.concurrentPerform(iterations: 100) { _ in project() }
        }
      ]
    }
  }

  private func project() {
    let need = model.need
    var end: [Double] = []
    need.project(through: need.startYear + (model.horizon.years.count - 1)) { end = $0.end.cells }
    keep(end)
  }

  /// The whole system: need with each year's level of mortality found, activity and outcomes of
  /// doing nothing, and then of a plan that reaches half of whom each programme could reach.
  var system: Work {
    let plan = model.halfOfReach
    return {
      var start: StartingPoint?
      let nothing = Lap.timing("\(name), whole system, doing nothing", aim: systemAim) {
        start = model.startingPoint { keep($1.units.elements) }
      }
      guard let start else { return [nothing] }
      let planned = Lap.timing("\(name), whole system, under a plan") {
        model.simulate(plan, from: start) { keep($1.units.elements) }
      }
      return [nothing, planned]
    }
  }
}

/// Uses a result, so that the compiler cannot leave out what made it.
@inline(never)
func keep(_ values: [Double]) {
  precondition(values.allSatisfy(\.isFinite), "every result is a number")
}
