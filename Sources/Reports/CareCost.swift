import Commissioning
import LinearAlgebra
import Scenarios
import Studies
import Wording

/// Why a plan changes the cost of care, in parts that add up: GBP of the price year, over the plan.
struct CareCost {
  /// Units that programmes add, at full price.
  let added: Double
  /// Units that programmes avoid among those they reach, at full cost.
  let avoided: Double
  /// What follows from more people being alive and fewer being ill.
  let people: Double
  /// Cost of avoided activity that stays with providers.
  let staysBehind: Double

  init(run: StudyRun, plan: StudyRun.Arm) {
    let pods = run.scenario.model.activity.pods
    var (added, avoided, people) = (0.0, 0.0, 0.0)
    for year in plan.accounts.indices {
      let price = run.scenario.terms.priceLevel(year: year)
      let (before, after) = (run.baseline.years[year], plan.years[year])
      for place in 0..<after.pounds.rows {
        for (pod, description) in pods.enumerated() {
          let new = after.addedUnits[place, pod] * description.poundsPerUnit * price
          let gone = after.avoidedPounds[place, pod] * price
          added += new
          avoided += gone
          people += (after.pounds[place, pod] - before.pounds[place, pod]) * price - new + gone
        }
      }
    }
    self.added = added
    self.avoided = avoided
    self.people = people
    staysBehind = plan.accounts.reduce(0.0) { $0 + $1.strandedByProvider.reduce(0, +) }
  }

  /// The parts in words.
  var sentence: String {
    let lived = people >= 0 ? "add" : "take off"
    return
      "Of the change in the cost of care, units that programmes add (such as prescriptions and "
      + "visits) cost \(Amount.pounds(added)), units they avoid are worth \(Amount.pounds(avoided)), "
      + "longer and healthier lives \(lived) \(Amount.pounds(abs(people))), and "
      + "\(Amount.pounds(staysBehind)) of what goes stays behind with providers."
  }
}
