import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Wording

/// What a plan is chosen for.
extension PlanText {
  /// The plan's gain over doing nothing, in the words of its measure.
  private var gained: String {
    let amount = Self.objectiveAmount(allocation.value, allocation.unit)
    return switch scenario.objective.measure {
    case .qalys, .lifeYears, .healthyLifeYears, nil: "\(amount) gained"
    case .lowestCost, .netBenefit, .bedDays, .inequality: amount
    }
  }

  /// What the plan was chosen for and how much of it there is; where several things were wanted in
  /// order, of each.
  var chosen: String {
    guard allocation.stages.count > 1, let first = allocation.stages.first else {
      return "Chosen for \(purpose)\(weighting): \(gained) by the plan as simulated in full."
    }
    let giving = Amount.percent(scenario.objective.givingUp, decimals: 2)
    let later = zip(scenario.objective.then, allocation.stages.dropFirst()).map { measure, stage in
      "\(purpose(of: measure)): \(Self.objectiveAmount(stage.value, stage.unit))"
    }
    return
      "Chosen first for \(purpose)\(weighting): \(Self.objectiveAmount(first.value, first.unit)) at the best. "
      + "Of the plans that give up at most \(giving) of that, chosen for "
      + later.joined(separator: "; and then for ") + ", by the plan as simulated in full."
  }

  /// In which fifths gains count for more or less, where they do.
  private var weighting: String {
    guard scenario.objective.weighsQuintiles else { return "" }
    let weights = scenario.objective.weightByQuintile
    let told = zip(scenario.model.shape.quintiles, weights).filter { $1 != 1 }.map {
      "a gain in quintile \($0) counting \(Amount.number($1)) times"
    }
    return ", \(Phrase.list(told))"
  }

  /// What the plan was chosen for, in words.
  var purpose: String {
    guard let measure = scenario.objective.measure else {
      return scenario.objective.parts.map {
        "\(purpose(of: $0.measure)) (each counting \(Amount.number($0.weight)))"
      }.joined(separator: " and ")
    }
    return purpose(of: measure)
  }

  private func purpose(of measure: Objective.Measure) -> String {
    switch measure {
    case .qalys:
      let worth = scenario.objective.poundsPerQALY.map {
        ", less what its cost to the system would gain elsewhere at \(Amount.pounds($0)) a QALY"
      }
      return "most QALYs, discounted" + (worth ?? "")
    case .lifeYears: return "most life-years, discounted"
    case .healthyLifeYears: return "most life-years outside segments of high need, discounted"
    case .netBenefit:
      let price = Amount.pounds(scenario.objective.poundsPerQALY ?? 0)
      return "most net monetary benefit, discounted, a QALY counting \(price)"
    case .lowestCost: return "lowest cost to the system, discounted"
    case .bedDays: return "fewest hospital bed days"
    case .inequality: return "the smallest gap in life expectancy at the end of the plan"
    }
  }

  /// What a unit of gain is taken to be worth, where cost is weighed against it: `£30k a QALY`.
  var priceOfGains: String? {
    guard [.qalys, .netBenefit].contains(scenario.objective.measure) else { return nil }
    let qaly = weighting.isEmpty ? "QALY" : "weighted QALY"
    return scenario.objective.poundsPerQALY.map { "\(Amount.pounds($0)) a \(qaly)" }
  }
}
