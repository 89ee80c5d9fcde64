import Allocation
import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies
import Wording

/// What uncertainty means for a plan, in a table and sentences.
struct PlanDecisionText {
  let run: StudyRun
  let decision: PlanDecision
  private var scenario: Scenario { run.scenario }
  /// What is bought; `nil` where that is not known.
  private var plan: CoveragePlan? { run.allocation?.plan }

  /// What the decision of a run means; `nil` where it has none.
  init?(_ run: StudyRun) {
    guard let decision = run.decision else { return nil }
    self.run = run
    self.decision = decision
  }

  /// The section of the page; `nil` where one draw leaves nothing to say.
  var section: Page.Section? {
    guard draws > 1 else { return nil }
    guard !(plan?.buysNothing ?? false) else {
      return Page.Section(
        title: DecisionText.title, lead: [], table: nil,
        sentences: [
          "The plan buys nothing, and so is doing nothing in every draw: there is no choice between the two "
            + "that more could be known about."
        ] + BudgetText.sentences(of: run) + replanning)
    }
    let words = scenario.uncertainty.map { ParameterWords($0, in: scenario) }
    let text = DecisionText(
      analysis: decision.analysis, sensitivity: decision.sensitivity,
      names: ["doing nothing", "the plan"], parameterName: { words?[$0] ?? $0 },
      unmoving: words.flatMap(unmoving), joint: scenario.uncertainty?.joint)
    return Page.Section(
      title: DecisionText.title, lead: text.lead + unweighted, table: text.table,
      sentences: text.verdicts + BudgetText.sentences(of: run) + holding + replanning
        + text.studies)
  }

  private var draws: Int { decision.analysis.sample.draws }

  /// That the plan weighs people differently and what follows does not, where it does.
  private var unweighted: [String] {
    guard scenario.objective.weighsQuintiles else { return [] }
    return [
      "Net benefit and what it would be worth to know count every QALY alike; the plan was chosen, and its "
        + "regret is told, with those of some fifths of areas counting for more ('equity_weights')."
    ]
  }

  /// Parameters of programmes that the plan does not buy, and of the staff that programmes take, which change
  /// neither its cost nor its gain.
  private func unmoving(_ words: ParameterWords) -> DecisionText.Unmoving? {
    guard let plan else { return nil }
    let unbought = Set((0..<plan.interventions).filter { !plan.buys($0) })
    func isUnbought(_ name: String) -> Bool {
      words.intervention(name).map(unbought.contains) ?? false
    }
    let parameters = decision.analysis.sample.parameters.map(\.name)
    func counted(_ isCounted: (String) -> Bool) -> Int {
      Set(parameters.filter(isCounted).map(ParameterWords.parameter)).count
    }
    let count = counted(isUnbought)
    let staff = counted { words.isStaff($0) && !isUnbought($0) }
    guard count + staff > 0 else { return nil }
    func are(_ number: Int) -> String {
      "\(Amount.count(number, "parameter")) \(number == 1 ? "is" : "are")"
    }
    let sentences = [
      count > 0
        ? "\(are(count)) about programmes the plan does not buy, and can change no choice between this "
          + "plan and doing nothing: that says nothing of whether they are worth studying, or those "
          + "programmes worth buying, for another plan (--replan looks for others)." : nil,
      staff > 0
        ? "\(are(staff)) about the staff that programmes take, whom their unit costs pay: "
          + "\(staff == 1 ? "it moves" : "they move") posts and limits on posts, not cost or gain."
        : nil,
    ].compactMap(\.self)
    return DecisionText.Unmoving(
      contains: { isUnbought($0) || words.isStaff($0) },
      sentence: sentences.joined(separator: " "))
  }

  private func label(_ year: Int) -> FinancialYear { scenario.model.horizon.start + year }

  /// What it takes to keep to the money.
  private var holding: [String] {
    guard let held = decision.held else { return decision.missing }
    let asked = Amount.percent(held.probability)
    let (tuning, fresh) = (held.tuning, held.fresh)
    let tried = held.trials.count
    func words(_ chance: BudgetChance) -> String {
      DrawShare(share: chance.allYears.probability, draws: tried, noun: "fresh draw").words
    }
    let reached = words(fresh.held)
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
        + "\(words(fresh.chosen))."
        + (fresh.held.allYears.probability < held.probability
          ? " To be surer than that, make more draws, or ask for a higher probability." : ""),
      Self.spending(of: held.atCentralValues, beside: run.plan, on: scenario.model.interventions),
      "In the fresh draws it gains \(Amount.number(qalys.mean)) QALYs less than the chosen plan on average (standard "
        + "error \(Amount.number(qalys.standardError))), and \(net).",
    ]
      + (held.isCutShort
        ? [
          "Time ran out in the search for it: another plan that keeps to the money as often may gain "
            + "more."
        ] : [])
  }

  /// What a plan that holds the budget spends on programmes, and on which of them it spends less or more.
  private static func spending(
    of held: StudyRun.Arm, beside chosen: StudyRun.Arm?, on programmes: [Intervention]
  ) -> String {
    func pounds(_ arm: StudyRun.Arm?, _ programme: Int) -> Double {
      (arm?.accounts ?? []).reduce(0) {
        $0 + $1.recurrent[programme].reduce(0, +) + $1.nonRecurrent[programme].reduce(0, +)
      }
    }
    let changes = programmes.indices.map { pounds(held, $0) - pounds(chosen, $0) }
    let most = changes.indices.filter { abs(changes[$0]) >= leastChange }
      .sorted { abs(changes[$0]) > abs(changes[$1]) }.prefix(4)
    let told = most.map {
      "\(Phrase.inSentence(programmes[$0].title)) (\(Amount.signed(Amount.pounds(changes[$0]))))"
    }
    let sums = [held, chosen].map { arm in programmes.indices.reduce(0) { $0 + pounds(arm, $1) } }
    return
      "At central values that plan spends \(Amount.pounds(sums[0])) on programmes, where the chosen one, "
      + "which all other tables and the rest of this page are of, spends \(Amount.pounds(sums[1]))"
      + (told.isEmpty ? "" : "; what changes most is \(Phrase.list(told))")
      + ". held_plan.csv has all it buys."
  }

  /// GBP over the years of the plan that are worth a word.
  private static let leastChange = 5e4

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
          + (replanning.draws.first?.failure.map { ", in the first because \($0.inWords)" } ?? ".")
      ]
    }
    let whole = replanning.decisions.filter { $0.years.count == replanning.chosen.years }
    let always = whole.count { $0.isChosen && $0.appears == 1 }
    let chosen = whole.count(where: \.isChosen)
    func words(_ share: Double) -> String { DrawShare(share: share, draws: found).words }
    let unit = replanning.unit
    var sentences = [
      "The best plan was sought anew in \(Amount.count(found, "draw"))."
        + (chosen == 0
          ? ""
          : " Of the plan's \(Amount.count(chosen, "purchase")) (a programme in a place), "
            + "\(always == chosen && chosen > 1 ? "all" : "\(always)") \(always == 1 ? "is" : "are") made in every one of them"
            + doubtful(whole, draws: found) + "."),
      gap(regret, replanning, draws: found)
        + (regret.none > 0
          ? " In \(words(regret.none)) nothing better was found."
          : " A better one was found in every draw.")
        + (regret.chosenBreaks > 0
          ? " The chosen plan breaks a limit in \(words(regret.chosenBreaks))\(broken(replanning)), and so "
            + "gains there what no plan that kept to it could." : ""),
    ]
    if let best = replanning.betterFixedPlan {
      sentences.append(
        "Another plan, the best of draw \((best.foundIn ?? 0) + 1), is ahead by "
          + "\(PlanText.objectiveAmount(best.difference, unit)) on average (standard error "
          + "\(Amount.number(best.differenceError))) and keeps to its limits as often.")
    } else if replanning.fixedPlans.count > 1 {
      sentences.append(
        (replanning.fixedPlans.count == 2
          ? "The one plan found so, kept in all draws, does not both gain"
          : "Of the \(replanning.fixedPlans.count - 1) plans found so, none kept in all draws both gains")
          + " clearly more than the chosen one on average and "
          + "\(replanning.fixedPlans.count == 2 ? "keep" : "keeps") to the limits as often.")
    } else if found > Replanning.mostTrials {
      sentences.append(
        "None of the plans found so was tried in the other draws: that is done with up to "
          + "\(Amount.count(Replanning.mostTrials, "draw")).")
    }
    let cutShort = replanning.draws.count(where: \.isCutShort)
    if cutShort > 0 {
      sentences.append(
        "In \(Amount.count(cutShort, "draw")) time ran out before the search was done: better plans may "
          + "be there, and regret be larger.")
    }
    let clashing = replanning.draws.count {
      if case .conflictingLimits = $0.failure { true } else { false }
    }
    if clashing > 0 {
      sentences.append("In \(Amount.count(clashing, "draw")) no plan keeps to the limits.")
    }
    let unfound = replanning.draws.count { $0.best == nil && !$0.isCutShort } - clashing
    if unfound > 0 {
      sentences.append(
        "In \(Amount.count(unfound, "draw")) no plan was found; regret.csv says why in each.")
    }
    return sentences
  }

  /// What is lost by holding to the chosen plan, with as much of its range as so many draws can tell.
  private func gap(
    _ regret: Replanning.Regret, _ replanning: Replanning, draws: Int
  ) -> String {
    let all = replanning.draws.compactMap(\.regret)
    let mean =
      "On average the best plan of a draw is ahead of the chosen plan there by "
      + PlanText.objectiveAmount(regret.mean, replanning.unit)
    guard draws > 1 else { return mean + ", which one draw gives no range of." }
    func range(_ low: Double, _ high: Double) -> String {
      "from \(Amount.range(low, high))"
    }
    if draws < Self.leastForRange {
      return mean + " (\(range(all.min() ?? 0, all.max() ?? 0)) in these \(draws) draws). "
        + FewDraws(draws: draws).ofRange
    }
    return mean + " (\(range(regret.low80, regret.high80)) in 80%"
      + (draws < FewDraws.enough
        ? "). Each end of that range rests on \(draws / 10) of \(draws) draws planned anew."
        : ", \(range(regret.low95, regret.high95)) in 95%).")
  }

  /// The limit that is broken most often, behind a comma.
  private func broken(_ replanning: Replanning) -> String {
    let limits = replanning.draws.filter { $0.best != nil }.compactMap { $0.chosen.breach?.id }
    let counts = Dictionary(grouping: limits, by: \.self).mapValues(\.count)
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.map { ", most often '\($0.key)' (regret.csv has each)" } ?? ""
  }

  /// Draws under which one in ten is hardly one of them.
  private static let leastForRange = 20

  private func words(_ share: Double) -> String { DrawShare(share: share, draws: draws).words }

  /// The decisions of the plan that are taken least often.
  private func doubtful(_ decisions: [Replanning.Decision], draws: Int) -> String {
    let made = decisions.filter { $0.isChosen && $0.appears < 1 }
    guard let share = made.map(\.appears).min() else { return "" }
    let least = made.filter { $0.appears == share }
    let times = DrawShare(share: share, draws: draws).cell
    guard least.count <= 2 else { return "; least often \(least.count) of them (\(times) each)" }
    let names = least.map {
      "\(Phrase.inSentence(scenario.model.interventions[$0.intervention].title)) in "
        + scenario.places[$0.place].title
    }
    return "; least often \(Phrase.list(names)) (\(times)\(least.count == 1 ? "" : " each"))"
  }
}
