import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// The adjoint of a small system beside differences of its simulations, decision by decision.
struct SlopeCheck {
  let model: SystemModel
  let plan: CoveragePlan
  let start: StartingPoint
  /// Weights on everything a year reports, no two alike.
  let weights: RunWeights

  init(_ model: SystemModel, at share: (Int, Int, Int) -> Double) {
    self.model = model
    var plan = model.nothing
    for intervention in model.interventions.indices {
      for place in model.shape.places.indices {
        for year in 0..<plan.years {
          plan[intervention, place, year] = share(intervention, place, year)
        }
      }
    }
    self.plan = plan
    start = model.startingPoint()
    weights = Self.weights(on: model)
  }

  /// Shares from a quarter to a half, no two alike.
  init(_ model: SystemModel) {
    self.init(model) { 0.25 + 0.25 * Double(($0 * 5 + $1 * 3 + $2 * 7) % 11) / 11 }
  }

  var gradient: [Double] {
    model.gradient(of: weights, at: plan, along: run(plan), from: start)
  }

  func run(_ plan: CoveragePlan) -> [YearOfSystem] {
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    return run
  }

  /// What the weighted sum changes by when one decision moves.
  func change(_ decision: Int, by step: Double) -> Double {
    var moved = plan
    moved.shares[decision] += step
    return zip(weights.years, zip(run(moved), run(plan))).reduce(0.0) {
      $0 + ($1.0.value(of: $1.1.0) - $1.0.value(of: $1.1.1))
    }
  }

  /// Central differences with the error of the second order in the step taken out.
  func centralDifference(_ decision: Int, step: Double = 0.01) -> Double {
    func slope(_ step: Double) -> Double {
      (change(decision, by: step) - change(decision, by: -step)) / (2 * step)
    }
    return (4 * slope(step / 2) - slope(step)) / 3
  }

  /// One-sided differences with the errors of the first two orders in the step taken out: up for a
  /// step above zero, down for one below.
  func oneSidedDifference(_ decision: Int, step: Double) -> Double {
    func slope(_ step: Double) -> Double { change(decision, by: step) / step }
    return (8 * slope(step / 4) - 6 * slope(step / 2) + slope(step)) / 3
  }

  private static func weights(on model: SystemModel) -> RunWeights {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53 - 0.5
    }
    func filled(_ matrix: Matrix) -> Matrix {
      Matrix(
        rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { _ in next() })
    }
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in next() } }
    var weights = RunWeights(nothingOf: model)
    for year in weights.years.indices {
      var own = weights.years[year]
      for cell in own.outcomes.indices {
        own.outcomes[cell].deaths = next()
        own.outcomes[cell].lifeYears = next()
        own.outcomes[cell].qalys = next()
        own.outcomes[cell].highNeedYears = next()
      }
      own.newCases = filled(own.newCases)
      own.units = filled(own.units)
      own.pounds = filled(own.pounds).scaled(by: 0.001)
      own.addedUnits = filled(own.addedUnits)
      own.eligible = filled(own.eligible)
      own.personYears = numbers(model.shape.stateSize)
      own.deathsByAge = numbers(model.shape.blockCount * model.shape.ageCount)
      own.newbornDeaths = numbers(model.shape.blockCount)
      weights.years[year] = own
    }
    return weights
  }
}

/// Differences of sums of some thousands lose some 1e-12 of them to rounding, and steps of a hundredth
/// leave 1e-9 of a slope to the fourth order: a hundred-millionth of the largest slope covers both.
private let slopeTolerance = 1e-8

/// Expects every derivative to be that of central differences.
func expectSlopes(
  of check: SlopeCheck, step: Double = 0.01, sourceLocation: SourceLocation = #_sourceLocation
) {
  let gradient = check.gradient
  let size = gradient.reduce(0.0) { max($0, abs($1)) }
  #expect(size > 0, sourceLocation: sourceLocation)
  for decision in gradient.indices {
    let difference = check.centralDifference(decision, step: step)
    #expect(
      abs(gradient[decision] - difference) <= slopeTolerance * size,
      "decision \(decision): \(gradient[decision]), \(difference)", sourceLocation: sourceLocation)
  }
}

/// Expects every derivative to be that of moving a decision one way.
func expectSlopes(
  of check: SlopeCheck, oneWay step: Double, sourceLocation: SourceLocation = #_sourceLocation
) {
  let gradient = check.gradient
  let size = gradient.reduce(0.0) { max($0, abs($1)) }
  #expect(size > 0, sourceLocation: sourceLocation)
  for decision in gradient.indices {
    let difference = check.oneSidedDifference(decision, step: step)
    // The third order is left, and the step is small for it.
    #expect(
      abs(gradient[decision] - difference) <= 10 * slopeTolerance * size,
      "decision \(decision): \(gradient[decision]), \(difference)", sourceLocation: sourceLocation)
  }
}
