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
  private let model: SystemModel
  private let terms: FinancialTerms
  private let baseline: [YearOfSystem]

  /// Makes a meter that compares with `baseline`, every year of the horizon under doing nothing.
  public init(
    objective: Objective, model: SystemModel, terms: FinancialTerms, baseline: [YearOfSystem]
  ) {
    self.objective = objective
    self.model = model
    self.terms = terms
    self.baseline = baseline
  }

  /// The unit of the measure.
  public var unit: String {
    switch objective.measure {
    case .qalys:
      (objective.weightByQuintile.allSatisfy { $0 == 1 } ? "" : "weighted ")
        + (objective.poundsPerQALY == nil ? "QALYs" : "net QALYs")
    case .lowestCost: "GBP saved"
    case .bedDays: "bed days avoided"
    }
  }

  /// The whole gain over doing nothing of a plan, given every year of the horizon under it.
  public func gain(of run: [YearOfSystem]) -> Double { gains(of: run).reduce(0, +) }

  /// The gain of each year, discounted as the objective says.
  public func gains(of run: [YearOfSystem]) -> [Double] {
    run.indices.map { year in
      effectGain(of: run[year], year: year).reduce(0, +)
        - programmeCost(of: run[year], year: year)
    }
  }

  /// One year's gain in each place, before what programmes cost.
  func effectGain(of run: YearOfSystem, year: Int) -> [Double] {
    model.shape.places.indices.map { place in
      switch objective.measure {
      case .qalys:
        qalyGain(run, year: year, place: place)
          + (objective.poundsPerQALY.map { savedPounds(run, year: year, place: place) / $0 } ?? 0)
      case .lowestCost: savedPounds(run, year: year, place: place)
      case .bedDays:
        model.activity.pods.indices.reduce(0.0) {
          $0 + model.activity.pods[$1].bedDaysPerUnit
            * (baseline[year].units[place, $1] - run.units[place, $1])
        }
      }
    }
  }

  /// What a pound spent on programmes in a year takes from the gain.
  func programmePoundWeight(year: Int) -> Double {
    let factor = Discounting.factor(rate: objective.discount.cost, year: year)
    switch objective.measure {
    case .lowestCost: return factor
    case .qalys: return objective.poundsPerQALY.map { factor / $0 } ?? 0
    case .bedDays: return 0
    }
  }

  private func programmeCost(of run: YearOfSystem, year: Int) -> Double {
    let weight = programmePoundWeight(year: year) * terms.priceLevel(year: year)
    guard weight != 0 else { return 0 }
    var pounds = 0.0
    for intervention in model.interventions.indices {
      for place in model.shape.places.indices {
        pounds += model.programmePounds(intervention, in: place, of: run)
      }
    }
    return pounds * weight
  }

  private func qalyGain(_ run: YearOfSystem, year: Int, place: Int) -> Double {
    let quintiles = model.shape.quintiles.count
    let factor = Discounting.factor(rate: objective.discount.health, year: year)
    return (0..<quintiles).reduce(0.0) { sum, quintile in
      let cell = place * quintiles + quintile
      let gained = run.outcomes[cell].qalys - baseline[year].outcomes[cell].qalys
      return sum + objective.weightByQuintile[quintile] * gained * factor
    }
  }

  private func savedPounds(_ run: YearOfSystem, year: Int, place: Int) -> Double {
    let weight =
      Discounting.factor(rate: objective.discount.cost, year: year) * terms.priceLevel(year: year)
    return model.activity.pods.enumerated().reduce(0.0) { sum, item in
      let (pod, description) = item
      let added = run.addedUnits[place, pod] * description.poundsPerUnit
      let reduced = baseline[year].pounds[place, pod] - (run.pounds[place, pod] - added)
      let share = reduced > 0 ? description.behaviour.eventualShare : 1
      return sum + (reduced * share - added) * weight
    }
  }
}
