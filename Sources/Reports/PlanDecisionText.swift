import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

/// What uncertainty means for a plan, in a table and sentences.
struct PlanDecisionText {
  let decision: PlanDecision
  let scenario: Scenario

  /// The section of the page.
  var section: Page.Section {
    let text = DecisionText(
      analysis: decision.analysis, sensitivity: decision.sensitivity,
      names: ["doing nothing", "the plan"])
    return Page.Section(
      title: DecisionText.title, table: text.table,
      sentences: text.sentences + (overspending.map { [$0] } ?? []) + envelope + holding
        + replanning)
  }

  private func label(_ year: Int) -> FinancialYear { scenario.model.horizon.start + year }

  /// How likely the plan's programmes are to pass their money.
  private var overspending: String? {
    guard let own = decision.budgets.first(where: { $0.kind == .programmes }) else { return nil }
    let chances = own.chance.years.map(\.probability)
    let worst = chances.indices.reduce(0) { chances[$1] < chances[$0] ? $1 : $0 }
    guard chances[worst] < 1 else {
      return "The plan's programmes stay within their money in every year of every draw."
    }
    let over = -own.chance.leftOneInTen[worst]
    return "The plan's programmes overspend their money in \(label(worst)), the worst year, in "
      + "\(DecisionText.outOfHundred(1 - chances[worst]))"
      + (over > 0 ? ", in one in ten by \(Amount.pounds(over)) or more" : "")
      + ", and in some year in \(DecisionText.outOfHundred(1 - own.chance.allYears.probability))."
  }

  /// How likely the systems are to pass their envelopes.
  private var envelope: [String] {
    let chances = [PlanDecision.Budget.Kind.planEnvelope, .nothingEnvelope].compactMap { kind in
      decision.budgets.first { $0.kind == kind }?.chance
    }
    guard chances.count == 2, let last = chances[0].years.indices.last else { return [] }
    return [
      "All care stays within the envelope in \(label(last)) in "
        + "\(DecisionText.outOfHundred(chances[0].years[last].probability)) under the plan, and in "
        + "\(DecisionText.outOfHundred(chances[1].years[last].probability)) if nothing is done."
    ]
  }

  /// What it takes to keep to the money.
  private var holding: [String] {
    guard let held = decision.held else { return decision.missing }
    let asked = Amount.percent(held.probability)
    let (tuning, fresh) = (held.tuning, held.fresh)
    let reached =
      "\(Self.percent(fresh.held)) of \(Amount.count(held.trials.count, "fresh draw")) (standard error "
      + "\(Amount.percent(fresh.held.allYears.standardError)))"
    guard held.lowerings > 0 else {
      return [
        "The chosen plan already keeps to its money in every year with the probability asked for, "
          + "\(asked): in \(Self.percent(tuning.held)) of these draws, and in \(reached)."
      ]
    }
    let cut = zip(held.room, held.plannedWith).map { $0 - $1 }.reduce(0, +)
    let qalys = held.difference { $0.chosen.qalys - $0.held.qalys }
    let pounds = held.difference { $0.chosen.pounds - $0.held.pounds }
    let net =
      pounds.mean >= 0
      ? "costs the system \(Amount.pounds(pounds.mean)) less"
      : "costs the system \(Amount.pounds(-pounds.mean)) more"
    return [
      "Planning with \(Amount.pounds(cut)) less (\(Amount.percent(cut / held.room.reduce(0, +))) of the "
        + "money of all years) makes programmes keep to their money in every year in "
        + "\(Self.percent(tuning.held)) of the draws it was found by, where \(asked) was asked for, and "
        + "in \(reached), which had no part in finding it. The chosen plan does in "
        + "\(Self.percent(fresh.chosen)) of the fresh draws."
        + (fresh.held.allYears.probability < held.probability
          ? " To be surer than that, make more draws, or ask for a higher probability." : ""),
      "In the fresh draws it gains \(Amount.number(qalys.mean)) QALYs less than the chosen plan on average (standard "
        + "error \(Amount.number(qalys.standardError))), and \(net).",
    ]
      + (held.isCutShort
        ? [
          "Time ran out in the search for it: another plan that keeps to the money as often may gain "
            + "more."
        ] : [])
  }

  private static func percent(_ chance: BudgetChance) -> String {
    Amount.percent(chance.allYears.probability)
  }

  /// What would be chosen were the draw known.
  private var replanning: [String] {
    guard let replanning = decision.replanning else { return [] }
    let found = replanning.draws.count { $0.best != nil }
    guard let regret = replanning.regret else {
      return [
        "No plan was found in any of the \(replanning.draws.count) draws planned anew"
          + (replanning.draws.first?.failure.map { ", in the first because \($0)" } ?? "") + "."
      ]
    }
    let whole = replanning.decisions.filter { $0.years.count == replanning.chosen.years }
    let always = whole.count { $0.isChosen && $0.appears == 1 }
    let chosen = whole.count(where: \.isChosen)
    let unit = replanning.unit
    var sentences = [
      "Planned anew in \(Amount.count(found, "draw")): \(always) of the \(chosen) programmes in a place "
        + "that the plan buys are bought in every one of them"
        + doubtful(whole) + ".",
      "The plan gains \(PlanText.objectiveAmount(regret.mean, unit)) less than the best of each draw "
        + "would, on average (80% of draws: \(Amount.number(regret.low80)) to "
        + "\(Amount.number(regret.high80)); 95%: \(Amount.number(regret.low95)) to "
        + "\(Amount.number(regret.high95))), and nothing less in "
        + "\(DecisionText.outOfHundred(regret.none))"
        + (regret.chosenBreaks > 0
          ? ". It breaks a limit in \(DecisionText.outOfHundred(regret.chosenBreaks)), and gains there "
            + "what a plan that kept to it could not." : "."),
    ]
    if let best = replanning.betterFixedPlan {
      sentences.append(
        "Another plan, the best of draw \((best.foundIn ?? 0) + 1), gains "
          + "\(PlanText.objectiveAmount(best.difference, unit)) more on average (standard error "
          + "\(Amount.number(best.differenceError))) and keeps to its limits as often.")
    } else if replanning.fixedPlans.count > 1 {
      sentences.append(
        "Of the \(replanning.fixedPlans.count - 1) plans found so, none kept in all draws gains clearly "
          + "more than the chosen one on average and keeps to the limits as often.")
    }
    let cutShort = replanning.draws.count(where: \.isCutShort)
    if cutShort > 0 {
      sentences.append(
        "In \(Amount.count(cutShort, "draw")) time ran out before the search was done: better plans may "
          + "be there, and regret be larger.")
    }
    let failed = replanning.draws.count { $0.best == nil && !$0.isCutShort }
    if failed > 0 {
      sentences.append("In \(Amount.count(failed, "draw")) no plan keeps to the limits.")
    }
    return sentences
  }

  /// The decisions of the plan that are taken least often.
  private func doubtful(_ decisions: [Replanning.Decision]) -> String {
    let least = decisions.enumerated().filter { $0.element.isChosen && $0.element.appears < 1 }
      .sorted { ($0.element.appears, $0.offset) < ($1.element.appears, $1.offset) }.prefix(2)
    guard !least.isEmpty else { return "" }
    return "; least often "
      + least.map {
        let title = Amount.inSentence(scenario.model.interventions[$0.element.intervention].title)
        return "\(title) in \(scenario.places[$0.element.place].title) "
          + "(\(Amount.percent($0.element.appears, decimals: 0)))"
      }.joined(separator: " and ")
  }
}
