public import Commissioning
import LinearAlgebra
import PopulationHealth

/// Measures how much better a plan is than doing nothing, in the terms of an objective.
///
/// Health counts over all years of the horizon, discounted. Cost counts programmes in full and, for
/// activity that goes away, the variable and semi-fixed share that goes in the end; activity that is
/// added counts in full. Bed days count undiscounted.
public struct ObjectiveMeter: Sendable {
  /// What is measured.
  public let objective: Objective
  let model: SystemModel
  let terms: FinancialTerms
  let baseline: [YearOfSystem]
  /// The gap in life expectancy at the end of the plan; `nil` where the pack has none to measure.
  let gap: InequalityMeasure?

  /// Makes a meter that compares with `baseline`, every year of the horizon under doing nothing.
  public init(
    objective: Objective, model: SystemModel, terms: FinancialTerms, baseline: [YearOfSystem]
  ) {
    self.objective = objective
    self.model = model
    self.terms = terms
    self.baseline = baseline
    gap = InequalityMeasure(
      in: .lifeExpectancy, years: [model.horizon.planYears - 1], of: model)
  }

  /// The unit of the measure.
  public var unit: String {
    guard let measure = objective.measure else { return "weighted units" }
    let isWeighted = !objective.weightByQuintile.allSatisfy { $0 == 1 }
    let weighted = isWeighted ? "weighted " : ""
    return switch measure {
    case .qalys: weighted + (objective.poundsPerQALY == nil ? "QALYs" : "net QALYs")
    case .lifeYears: weighted + "life-years"
    case .healthyLifeYears: weighted + "healthy life-years"
    case .netBenefit: "GBP of \(weighted)net benefit"
    case .lowestCost: "GBP saved"
    case .bedDays: "bed days avoided"
    case .inequality: "years off the gap"
    }
  }

  /// The whole gain over doing nothing of a plan, given every year of the horizon under it.
  public func gain(of run: [YearOfSystem]) -> Double { gains(of: run).reduce(0, +) }

  /// The gain of each year, discounted as the objective says.
  public func gains(of run: [YearOfSystem]) -> [Double] {
    var gains = run.indices.map { year in
      objective.parts.reduce(0.0) { $0 + $1.weight * gain($1.measure, of: run[year], year: year) }
    }
    if let gap, gapWeight != 0 {
      gains[model.horizon.planYears - 1] +=
        gapWeight * (gap.value(of: baseline) - gap.value(of: run))
    }
    return gains
  }

  /// What one unit less of the gap counts.
  var gapWeight: Double {
    objective.parts.reduce(0.0) { $0 + ($1.measure == .inequality ? $1.weight : 0) }
  }

  private func gain(_ measure: Objective.Measure, of run: YearOfSystem, year: Int) -> Double {
    let pounds = poundWeight(measure)
    let saved = pounds == 0 ? 0 : -pounds * addedPounds(by: run, year: year)
    return healthGain(measure, run, year: year) + saved
  }

  /// GBP of the price year, discounted, that a year under a plan adds to the system's cost: programmes
  /// in full, and activity as its cost comes and goes in the end.
  package func addedPounds(by run: YearOfSystem, year: Int) -> Double {
    programmeCost(of: run, year: year) - savedPounds(run, year: year)
  }

  /// What a pound that the plan saves adds to a measure.
  func poundWeight(_ measure: Objective.Measure) -> Double {
    switch measure {
    case .lowestCost, .netBenefit: 1
    case .qalys: objective.poundsPerQALY.map { 1 / $0 } ?? 0
    case .lifeYears, .healthyLifeYears, .bedDays, .inequality: 0
    }
  }

  /// Discounted pounds of the first year for one of a year's in the price year.
  package func poundFactor(year: Int) -> Double {
    Discounting.factor(rate: objective.discount.cost, year: year) * terms.priceLevel(year: year)
  }

  private func programmeCost(of run: YearOfSystem, year: Int) -> Double {
    var pounds = 0.0
    for intervention in model.interventions.indices {
      for place in model.shape.places.indices {
        pounds += model.programmePounds(intervention, in: place, of: run)
      }
    }
    return pounds * poundFactor(year: year)
  }

  private func healthGain(
    _ measure: Objective.Measure, _ run: YearOfSystem, year: Int
  ) -> Double {
    let weights = yearWeights(measure, year: year)
    return weights.value(of: run) - weights.value(of: baseline[year])
  }

  private func savedPounds(_ run: YearOfSystem, year: Int) -> Double {
    let weight = poundFactor(year: year)
    return model.shape.places.indices.reduce(0.0) { sum, place in
      sum
        + model.activity.pods.enumerated().reduce(0.0) { sum, item in
          let (pod, description) = item
          let added = run.addedUnits[place, pod] * description.poundsPerUnit
          let reduced = reducedPounds(run, year: year, place: place, pod: pod)
          let share = reduced > 0 ? description.behaviour.eventualShare : 1
          return sum + (reduced * share - added) * weight
        }
    }
  }

  /// GBP of doing nothing's activity that is not there under a plan, before what the plan adds.
  func reducedPounds(_ run: YearOfSystem, year: Int, place: Int, pod: Int) -> Double {
    let added = run.addedUnits[place, pod] * model.activity.pods[pod].poundsPerUnit
    return baseline[year].pounds[place, pod] - (run.pounds[place, pod] - added)
  }
}
