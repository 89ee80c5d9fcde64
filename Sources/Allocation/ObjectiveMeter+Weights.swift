public import Commissioning
import LinearAlgebra
import PopulationHealth

extension ObjectiveMeter: RunMeasure {
  /// The whole gain over doing nothing.
  public func value(of run: [YearOfSystem]) -> Double { gain(of: run) }

  /// The derivative of the gain with respect to what a run reports, programmes included as far as they
  /// cost more when more people are eligible; what coverage itself costs is in `direct(at:)`.
  public func weights(at run: [YearOfSystem]) -> RunWeights {
    var weights = RunWeights(nothingOf: model)
    if let gap, gapWeight != 0 { weights = gap.weights(at: run).scaled(by: -gapWeight) }
    for part in objective.parts {
      for year in run.indices {
        add(yearWeights(part.measure, year: year), times: part.weight, to: &weights.years[year])
        let pounds = part.weight * poundWeight(part.measure)
        if pounds != 0 { addMoney(pounds, of: run[year], year: year, to: &weights.years[year]) }
      }
    }
    return weights
  }

  /// What decisions take from the gain at once: the cost of programmes, for the people eligible in a
  /// run.
  func direct(at run: [YearOfSystem]) -> DecisionSum {
    let spending = ProgrammeSpending(model: model, terms: terms, run: run)
    let pounds = objective.parts.reduce(0.0) { $0 + $1.weight * poundWeight($1.measure) }
    guard pounds != 0 else { return DecisionSum() }
    return (0..<model.horizon.planYears).reduce(DecisionSum()) { sum, year in
      let factor = Discounting.factor(rate: objective.discount.cost, year: year)
      return sum + spending.pounds(in: year).scaled(by: -pounds * factor)
    }
  }

  /// Weights of the health or activity a measure counts in a year.
  func yearWeights(_ measure: Objective.Measure, year: Int) -> RunWeights.OfYear {
    var weights = RunWeights(nothingOf: model).years[year]
    let factor = Discounting.factor(rate: objective.discount.health, year: year)
    let quintiles = model.shape.quintiles.count
    for cell in weights.outcomes.indices {
      let weight = objective.weightByQuintile[cell % quintiles] * factor
      switch measure {
      case .qalys: weights.outcomes[cell].qalys = weight
      case .netBenefit: weights.outcomes[cell].qalys = weight * (objective.poundsPerQALY ?? 0)
      case .lifeYears: weights.outcomes[cell].lifeYears = weight
      case .healthyLifeYears:
        weights.outcomes[cell].lifeYears = weight
        weights.outcomes[cell].highNeedYears = -weight
      case .lowestCost, .bedDays, .inequality: break
      }
    }
    if measure == .bedDays {
      for (pod, description) in model.activity.pods.enumerated() {
        for place in model.shape.places.indices {
          weights.units[place, pod] = -description.bedDaysPerUnit
        }
      }
    }
    return weights
  }

  private func addMoney(
    _ pounds: Double, of run: YearOfSystem, year: Int, to weights: inout RunWeights.OfYear
  ) {
    let factor = pounds * poundFactor(year: year)
    for place in model.shape.places.indices {
      for (pod, description) in model.activity.pods.enumerated() {
        let reduced = reducedPounds(run, year: year, place: place, pod: pod)
        // Where as much is done as under doing nothing, it is taken to be about to fall.
        let share = reduced >= 0 ? description.behaviour.eventualShare : 1
        weights.pounds[place, pod] -= share * factor
        weights.addedUnits[place, pod] += (share - 1) * description.poundsPerUnit * factor
      }
      for (position, intervention) in model.interventions.enumerated() {
        let eligible = run.eligible[position, place]
        guard eligible > 0 else { continue }
        let resources = intervention.resources
        let running = resources.teamPeople > 0 ? 0 : run.reached[position, place]
        weights.eligible[position, place] -=
          factor
          * (running * resources.unitCost
            + run.newCapacity[position, place] * resources.setUpCost) / eligible
      }
    }
  }

  private func add(
    _ other: RunWeights.OfYear, times factor: Double, to weights: inout RunWeights.OfYear
  ) {
    for cell in weights.outcomes.indices {
      weights.outcomes[cell].qalys += factor * other.outcomes[cell].qalys
      weights.outcomes[cell].lifeYears += factor * other.outcomes[cell].lifeYears
      weights.outcomes[cell].highNeedYears += factor * other.outcomes[cell].highNeedYears
    }
    for place in 0..<weights.units.rows {
      for pod in 0..<weights.units.columns {
        weights.units[place, pod] += factor * other.units[place, pod]
      }
    }
  }
}
