import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// The derivatives of quantities of a run with respect to every decision, beside the run.
struct Gradients {
  private let model: SystemModel
  private let start: StartingPoint
  private let plan: CoveragePlan
  /// QALYs of all years, and bed days of each plan year.
  private let qalys: RunWeights
  private let bedDays: [RunWeights]

  init(scenario path: String) throws {
    model = try Scenario.load(path).model
    start = model.startingPoint()
    plan = model.halfOfReach
    var qalys = RunWeights(nothingOf: model)
    for year in qalys.years.indices {
      for cell in qalys.years[year].outcomes.indices {
        qalys.years[year].outcomes[cell].qalys = 1
      }
    }
    self.qalys = qalys
    bedDays = (0..<model.horizon.planYears).map { [model] year in
      var weights = RunWeights(nothingOf: model)
      for place in model.shape.places.indices {
        for (pod, description) in model.activity.pods.enumerated() {
          weights.years[year].units[place, pod] = description.bedDaysPerUnit
        }
      }
      return weights
    }
  }

  /// Each lap of derivatives after one of a run, with which it is compared.
  var work: Work {
    var money = qalys
    for year in money.years.indices {
      let places = model.shape.places.count
      money.years[year].pounds = Matrix(
        rows: places, columns: model.activity.pods.count, repeating: -1)
    }
    let asked = [
      ("derivatives of QALYs", [qalys]), ("derivatives of QALYs and pounds together", [money]),
      ("derivatives of bed days in each plan year", bedDays),
    ]
    return {
      asked.flatMap { name, quantities in
        var run: [YearOfSystem] = []
        let forward = Lap.timing("a run, before \(name)") {
          model.simulate(plan, from: start) { run.append($1) }
        }
        let back = Lap.timing(name) {
          for gradient in model.gradients(of: quantities, at: plan, along: run, from: start) {
            keep(gradient)
          }
        }
        return [forward, back]
      }
    }
  }
}

extension SystemModel {
  /// A plan that reaches half of whom each programme could reach.
  var halfOfReach: CoveragePlan {
    var plan = nothing
    for (position, intervention) in interventions.enumerated() {
      for place in shape.places.indices where isOffered(position, in: place) {
        for year in 0..<plan.years { plan[position, place, year] = intervention.reach / 2 }
      }
    }
    return plan
  }
}
