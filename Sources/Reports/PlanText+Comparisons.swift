import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

extension PlanText {
  /// What other rules would have bought; `nil` where it was not asked for.
  var comparisons: Page.Section? {
    guard let comparisons = run.explanation?.comparisons, comparisons.count > 1 else { return nil }
    let gainsQALYs = allocation.unit == "QALYs"
    let isMeasured = scenario.model.quality.isMeasured
    let gains = Self.column(comparisons.map(\.gain), allocation.unit)
    let rows = zip(comparisons, gains).map { comparison, gain in
      [name(comparison.rule), gain]
        + (gainsQALYs ? [] : [comparison.qalys.map(Amount.grouped)].compactMap(\.self))
        + [
          Page.millions(comparison.programmePounds), Page.signedMillions(comparison.pounds),
          broken(comparison.breaches),
        ]
    }
    return Page.Section(
      title: "What other rules would have bought",
      table: Page.Table(
        header: ["", Self.heading(allocation.unit)] + (gainsQALYs || !isMeasured ? [] : ["QALYs"])
          + ["programmes £m", "cost £m", "limits broken"], rows: rows),
      sentences: [verdict(comparisons)].compactMap(\.self)
        + comparisons.dropFirst().compactMap(broken)
        + [
          "The even split gives every programme the same part of each year's money and of each staff "
            + "group, as far as its reach and pace allow. The other rule buys programmes in order of "
            + "what they cost for each unit they gain by themselves, each as far as money, staff, reach "
            + "and the pace of growth allow. Each year and place in which a limit is broken counts once, at central values. "
            + "\(isMeasured ? "Gains, QALYs" : "Gains") and cost are discounted and over the whole study, cost "
            + "with what care costs more or less; programmes are not discounted."
        ])
  }

  private func name(_ rule: PlanComparison.Rule) -> String {
    switch rule {
    case .plan: "The plan"
    case .nothing: "Doing nothing"
    case .evenSplit: "An even split"
    case .cheapestFirst:
      allocation.unit.hasPrefix("GBP")
        ? "Most \(allocation.unit == "GBP saved" ? "saved" : "net benefit") for a pound first"
        : "Cheapest per \(Self.singular(allocation.unit)) first"
    }
  }

  /// How far the plan is ahead of the other rules, or behind them.
  private func verdict(_ comparisons: [PlanComparison]) -> String? {
    guard let plan = comparisons.first,
      let best = comparisons.dropFirst().filter({ $0.rule != .nothing })
        .max(by: { $0.gain < $1.gain })
    else { return nil }
    let ahead = plan.gain - best.gain
    let rule = Phrase.inSentence(name(best.rule))
    let amount = Self.objectiveAmount(abs(ahead), allocation.unit)
    let share =
      best.gain > 0 ? " (\(Amount.visiblePercent(abs(ahead) / best.gain)))" : ""
    guard abs(ahead) > Self.sameGain * abs(best.gain) else {
      return "The plan is as good as the better of the two rules, \(rule)."
    }
    if ahead > 0 {
      return "The plan is ahead of the better of the two rules, \(rule), by \(amount)\(share)."
    }
    let behind = "'\(name(best.rule))' is ahead of the plan by \(amount)\(share)"
    if allocation.stages.count > 1 {
      return "\(behind), as the plan is chosen for something else first: \(purpose)"
        + (best.breaches.isEmpty ? "." : "; and as it breaks limits the plan keeps to.")
    }
    return behind
      + (best.breaches.isEmpty
        ? " and keeps to every limit: the search missed a better plan."
        : ", as it breaks limits the plan keeps to.")
  }

  /// Gains that differ by less, as a share, are as good as one another.
  private static let sameGain = 1e-6

  /// How many limits are broken, and how often in all: a limit holds in each of its years and places.
  private func broken(_ breaches: [PlanComparison.Breach]) -> String {
    let times = breaches.reduce(0) { $0 + $1.times }
    return breaches.isEmpty
      ? "none"
      : "\(breaches.count) (\(times == 1 ? "once" : "\(Amount.grouped(Double(times))) times"))"
  }

  /// The limits a rule breaks, in words.
  private func broken(_ comparison: PlanComparison) -> String? {
    guard !comparison.breaches.isEmpty else { return nil }
    let shown = 3
    let parts = comparison.breaches.prefix(shown).map { breach in
      let others = breach.times - 1
      let more =
        others > 0
        ? ", and \(others == 1 ? "once" : "\(others) times") more"
        : ""
      return "\(Phrase.inSentence(Phrase.withoutStop(breach.sentence))) (\(breach.id): off by "
        + "\(Self.quantity(breach.amount, breach.unit))\(more))"
    }
    let rest = comparison.breaches.count - shown
    let more = rest > 0 ? "; and \(Amount.count(rest, "other")), in comparisons.csv" : ""
    return "\(name(comparison.rule)) breaks: \(parts.joined(separator: "; "))\(more)."
  }

  /// An amount with its unit.
  static func quantity(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "GBP": Amount.pounds(value)
    case _ where unit.hasPrefix("share"): "\(Amount.visiblePercent(value)) of \(unit.dropFirst(9))"
    default: "\(Amount.visible(value)) \(unit)"
    }
  }

  private static func heading(_ unit: String) -> String {
    unit.hasPrefix("GBP") ? "£m\(unit.dropFirst(3))" : unit
  }

  private static func column(_ values: [Double], _ unit: String) -> [String] {
    unit.hasPrefix("GBP") ? values.map(Page.millions) : Amount.together(values)
  }

  private static func singular(_ unit: String) -> String {
    switch unit {
    case "bed days avoided": "bed day"
    case "years off the gap": "year"
    default: unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    }
  }
}
