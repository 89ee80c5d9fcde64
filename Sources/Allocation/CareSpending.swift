import Commissioning
import LinearAlgebra
import PopulationHealth

/// GBP spent on the care given at some points of delivery in some years, at its full modelled cost and
/// the prices of each year: what programmes avoid is out, and what they bring about is in.
struct CareSpending: RunMeasure {
  /// One year's care, so many times.
  struct Part: Sendable {
    /// Position in the horizon.
    var year: Int
    /// Positions of the points of delivery.
    var pods: [Int]
    /// What a pound of the model's prices counts as.
    var factor: Double
  }

  let model: SystemModel
  var parts: [Part] = []

  func value(of run: [YearOfSystem]) -> Double {
    parts.reduce(0.0) { sum, part in
      model.shape.places.indices.reduce(sum) { sum, place in
        part.pods.reduce(sum) { $0 + run[part.year].pounds[place, $1] * part.factor }
      }
    }
  }

  func weights(at run: [YearOfSystem]) -> RunWeights {
    var weights = RunWeights(nothingOf: model)
    for part in parts {
      for place in model.shape.places.indices {
        for pod in part.pods { weights.years[part.year].pounds[place, pod] += part.factor }
      }
    }
    return weights
  }

  /// The sum of two amounts, the other so many times.
  func adding(_ other: CareSpending, times factor: Double) -> CareSpending {
    var sum = self
    sum.parts += other.parts.map {
      Part(year: $0.year, pods: $0.pods, factor: $0.factor * factor)
    }
    return sum
  }
}

/// What is spent on service lines: programmes as decided, and care as simulated where it counts.
struct LineSpending {
  var programmes: DecisionSum
  var care: CareSpending

  /// The sum of two amounts, the other so many times.
  func adding(_ other: LineSpending, times factor: Double) -> LineSpending {
    LineSpending(
      programmes: (programmes + other.programmes.scaled(by: factor)).merged,
      care: care.adding(other.care, times: factor))
  }
}

extension LimitBook {
  /// What is spent in a year on a service line, or on all.
  func spent(on line: String?, in year: Int, counting: RingFence.Counting) -> LineSpending {
    var care = CareSpending(model: model)
    if counting == .allCare {
      let pods = model.activity.pods.indices.filter { pod in
        line.map { $0 == model.activity.pods[pod].serviceLine } ?? true
      }
      care.parts = [.init(year: year, pods: pods, factor: terms.priceLevel(year: year))]
    }
    return LineSpending(
      programmes: spending.pounds(in: year) { intervention, _ in
        line.map { $0 == model.interventions[intervention].serviceLine } ?? true ? 1 : 0
      }, care: care)
  }
}
