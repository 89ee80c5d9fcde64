import Commissioning
import PopulationHealth
import Scenarios
package import Studies
import Wording

/// How likely money is to last, in sentences.
package struct BudgetText {
  let chance: BudgetChance
  let draws: Int
  /// Years of the plan as tables write them.
  let years: [String]

  /// Tells of a chance over draws, of years as tables write them.
  package init(chance: BudgetChance, draws: Int, years: [String]) {
    self.chance = chance
    self.draws = draws
    self.years = years
  }

  /// How likely the money of a run is to last.
  static func sentences(of run: StudyRun) -> [String] {
    guard let draws = run.sample?.made else { return [] }
    func chance(_ kind: DrawnBudget.Kind) -> BudgetChance? {
      run.budgets.first { $0.kind == kind }?.chance
    }
    let years = run.baseline.accounts.map(\.year.description)
    // A plan that buys nothing has no chances of its own.
    let buys = run.plan != nil && !run.buysNothing
    return [
      buys
        ? chance(.programmes).map {
          BudgetText(chance: $0, draws: draws, years: years).programmes
        } : nil,
      chance(.nothingEnvelope).flatMap {
        envelope(
          nothing: $0, plan: buys ? chance(.planEnvelope) : nil, draws: draws, years: years,
          isFirstClosed: run.scenario.terms.closesFirstYear)
      },
    ].compactMap(\.self)
  }

  /// How likely programmes stay within the money given for them.
  package var programmes: String {
    let all = chance.allYears.probability
    let stay = "The plan's programmes stay within their money in every year in \(words(all))"
    guard all < 1 else { return stay + "." }
    let chances = chance.years.map(\.probability)
    // Of years as bad as one another, the one that overspends by most.
    let worst = chances.indices.reduce(0) {
      (chances[$1], chance.leftOneInTen[$1]) < (chances[$0], chance.leftOneInTen[$0]) ? $1 : $0
    }
    let over = -chance.leftOneInTen[worst]
    return stay + "; in the worst year, \(years[worst]), they overspend in "
      + words(1 - chances[worst])
      + (draws >= Self.leastForTenth && over > 0
        ? ", and in one draw in ten by \(Amount.pounds(over)) or more." : ".")
  }

  /// How likely all care stays within the envelope in the plan's last year, of the years of the chances as
  /// tables write them, and in which year that was settled before any draw, where the first is closed by what
  /// is not modelled.
  package static func envelope(
    nothing: BudgetChance, plan: BudgetChance?, draws: Int, years: [String],
    isFirstClosed: Bool = true
  ) -> String? {
    guard let last = nothing.years.indices.last, let year = years.last else { return nil }
    /// What construction settles has no limits.
    func words(_ chance: DrawnChance, isSettled: Bool) -> String {
      let share = DrawShare(share: chance.probability, draws: draws)
      return isSettled && (share.share == 0 || share.share == 1) ? share.counted : share.words
    }
    func inLast(_ chance: BudgetChance) -> String {
      words(chance.years[last], isSettled: isFirstClosed && nothing.isExact[last])
    }
    let reason =
      isFirstClosed ? plan.flatMap { settled(nothing: nothing, plan: $0, years: years) } : nil
    let done = plan.map { ", and in \(inLast($0)) with the plan" } ?? ""
    let always =
      plan.map { " and in \(words($0.allYears, isSettled: reason != nil)) with the plan" } ?? ""
    return
      "All care stays within the envelope in \(year) in \(inLast(nothing)) if nothing is done\(done)"
      + (nothing.years.count > 1
        ? "; in every year, in \(words(nothing.allYears, isSettled: false)) if nothing is done\(always)."
        : ".")
      + (reason ?? "")
  }

  /// Why a plan is never within the envelope of a year that doing nothing spends to the pound, behind a
  /// space; `nil` where it is not so.
  private static func settled(
    nothing: BudgetChance, plan: BudgetChance, years: [String]
  ) -> String? {
    guard
      let year = years.indices.first(where: {
        nothing.isExact[$0] && plan.years[$0].probability == 0
      })
    else { return nil }
    return
      " That the plan never does in \(years[year]) follows from how the model is built: doing nothing "
      + "spends that year's envelope to the pound, and what the plan costs comes on top."
  }

  /// Draws under which one in ten is none of them.
  private static let leastForTenth = 10

  private func words(_ share: Double) -> String { DrawShare(share: share, draws: draws).words }
}
