import Commissioning
import LinearAlgebra
import PopulationHealth

/// What programmes cost in terms of decisions, given how many people are eligible.
struct ProgrammeSpending {
  /// Which money.
  enum Money {
    /// Running programmes and setting them up, capital apart.
    case revenue
    /// What is built or bought to last.
    case capital
  }

  let model: SystemModel
  let terms: FinancialTerms
  /// A run that says how many people are eligible.
  let run: [YearOfSystem]

  /// GBP of a year's prices, each intervention and place counted so many times.
  ///
  /// - Parameters:
  ///   - money: which money.
  ///   - year: the year of the plan.
  ///   - weight: how often each counts, by position of the intervention and place.
  /// - Returns: the pounds by decision.
  func pounds(
    _ money: Money = .revenue, in year: Int, weight: (Int, Int) -> Double = { _, _ in 1 }
  ) -> DecisionSum {
    let price = terms.priceLevel(year: year)
    let plan = model.nothing
    var sum = DecisionSum()
    for (position, intervention) in model.interventions.enumerated() {
      let resources = intervention.resources
      for place in model.shape.places.indices where model.isOffered(position, in: place) {
        let weight = weight(position, place) * price
        guard weight != 0 else { continue }
        let decision = plan.index(position, place, year)
        let people = run[year].eligible[position, place]
        func add(_ term: PlanTerm, _ amount: Double) {
          if amount != 0 { sum.terms.append((term, amount * weight)) }
        }
        switch money {
        case .revenue:
          if resources.teamPeople > 0 {
            add(.teams(decision), resources.teamPeople * resources.unitCost)
          } else {
            add(.coverage(decision), people * resources.unitCost)
          }
          add(.rise(decision), people * resources.setUpCost)
          add(.opening(decision), resources.openingCost)
        case .capital:
          add(.rise(decision), people * resources.capitalCost)
        }
      }
    }
    return sum
  }

  /// Whole-time equivalents of a staff group in a year, in the places that count.
  func staff(
    _ group: Int, in year: Int, places isCounted: (Int) -> Bool = { _ in true }
  ) -> DecisionSum {
    let plan = model.nothing
    var sum = DecisionSum()
    for (position, intervention) in model.interventions.enumerated() {
      let resources = intervention.resources
      guard let perThousand = resources.workforce[group], perThousand != 0 else { continue }
      for place in model.shape.places.indices
      where model.isOffered(position, in: place) && isCounted(place) {
        let decision = plan.index(position, place, year)
        if resources.teamPeople > 0 {
          sum.terms.append((.teams(decision), resources.teamPeople * perThousand / 1000))
        } else {
          let people = run[year].eligible[position, place]
          sum.terms.append((.coverage(decision), people * perThousand / 1000))
        }
      }
    }
    return sum
  }
}
