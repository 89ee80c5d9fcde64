import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Wording

extension Page {
  /// The page on one intervention: each link of its chain and what it changes.
  init(of chain: InterventionChain) {
    let horizon = chain.scenario.model.horizon
    let text = ChainText(chain: chain)
    title = "\(chain.intervention.title), by itself"
    subtitle = [
      "At its full reach, \(Amount.percent(chain.intervention.reach)) of those eligible in each year "
        + "from \(horizon.start) to \(text.lastPlanYear), against doing nothing; limits and other "
        + "programmes left aside. "
        + Self.source(
          "\(chain.scenario.name) (\(chain.scenario.file))", changes: chain.scenario.changes)
        + " Model pack: \(chain.scenario.packTitle)."
    ]
    let links =
      [text.reached, text.changes] + [text.paths, text.conditions].compactMap(\.self)
      + [text.outcomes, text.evidence]
    sections = links.enumerated().map { position, link in
      Section(
        title: "\(position + 1). \(link.title)", table: link.table, sentences: link.sentences)
    }
  }
}

/// The links of an intervention's chain in tables and sentences.
struct ChainText {
  let chain: InterventionChain

  var model: SystemModel { chain.scenario.model }
  var horizon: Horizon { model.horizon }
  var lastPlanYear: FinancialYear { horizon.start + (horizon.planYears - 1) }
  var intervention: Intervention { chain.intervention }
  var effects: Intervention.Effects { intervention.effects }

  /// Who is eligible, who is reached and what that costs.
  var reached: Page.Section {
    let first = chain.years[0]
    let plan = chain.years.prefix(horizon.planYears)
    let rows = chain.scenario.places.enumerated().map { place, description in
      let reached = plan.reduce(0.0) { $0 + $1.reached[chain.position, place] }
      let pounds = chain.years.reduce(0.0) {
        $0 + model.programmePounds(chain.position, in: place, of: $1)
      }
      return [
        description.title, Amount.grouped(first.eligible[chain.position, place]),
        Amount.grouped(reached / Double(horizon.planYears)), Page.millions(pounds),
      ]
    }
    var sentences = ["Eligible: \(eligibility)."]
    if let stop = model.chainStop(of: chain.position) {
      sentences.append("It changes nothing: \(stop.rawValue).")
    }
    return Page.Section(
      title: "Eligible and reached",
      table: Page.Table(
        header: ["", "eligible in \(first.year)", "reached a year", "£m over the plan"],
        rows: rows), sentences: sentences)
  }

  private var eligibility: String {
    let eligible = intervention.eligible
    var words = eligible.ages.map { "people aged \($0)" } ?? "people of all ages"
    if eligible.segments.count < model.shape.segments.count {
      words += " in \(eligible.segments.joined(separator: ", "))"
    }
    if let asked = eligible.risk, let factor = model.risk?.factors[asked.factor] {
      switch (asked.part, factor.spread) {
      case (.category(let category), .categories(let names, _, _)):
        words += ", \(Phrase.inSentence(factor.title)): \(names[category])"
      case (.above(let level), .level(let unit, _, _, _)):
        words += ", \(Phrase.inSentence(factor.title)) above \(Amount.number(level)) \(unit)"
      default: break
      }
    }
    let shares = eligible.shareByQuintile
    guard let low = shares.min(), let high = shares.max(), low < 1 else { return words }
    let share =
      low == high
      ? Amount.percent(low)
      : "\(Amount.percent(shares[0])) in the most deprived quintile to "
        + "\(Amount.percent(shares[shares.count - 1])) in the least"
    return words + ", and of those \(share)"
  }

  /// What happens to a person who is reached.
  var changes: Page.Section {
    var sentences: [String] = []
    for effect in effects.riskFactors {
      guard let factor = model.risk?.factors[effect.factor] else { continue }
      sentences.append(sentence(on: effect, factor))
    }
    for effect in effects.conditions {
      guard let condition = model.risk?.conditions[effect.condition] else { continue }
      sentences.append(
        "\(condition.title): hazard ratio \(Self.range(effect.hazardRatio))"
          + (effect.riskMultiple == 1
            ? "."
            : ", in people whose risk is \(Amount.number(effect.riskMultiple)) times the average of "
              + "their age, sex and quintile."))
    }
    sentences += direct
    if sentences.isEmpty { sentences.append("Nothing is stated.") }
    sentences.append(timing)
    sentences += together
    return Page.Section(
      title: "What changes in those reached", table: nil, sentences: sentences)
  }

  private func sentence(on effect: Intervention.RiskEffect, _ factor: RiskFactor) -> String {
    switch (effect.change, factor.spread) {
    case (.shift(let units), .level(let unit, _, _, _)):
      return "\(factor.title): \(units < 0 ? "" : "+")\(Amount.number(units)) \(unit) on average "
        + "(\(Amount.range(effect.range.lowerBound, effect.range.upperBound)))."
    case (.leave(let share), _):
      let kept = [1, 5, 10].map {
        "\(Amount.percent(factor.persisting(after: $0))) after \($0)"
      }
      return "\(factor.title): \(Amount.percent(share)) of those reached change because of it "
        + "(\(Amount.percentRange(effect.range.lowerBound, effect.range.upperBound)))"
        + (factor.persistence.isEmpty
          ? "." : "; of those, \(kept.joined(separator: ", ")) years still keep to it.")
    default: return "\(factor.title) changes."
    }
  }

  /// Effects that do not go through conditions.
  private var direct: [String] {
    var sentences: [String] = []
    let pods = model.activity.pods
    if effects.upwardMoves.value != 1 {
      sentences.append("Moves to greater need: hazard ratio \(Self.range(effects.upwardMoves)).")
    }
    if effects.deaths.value != 1 {
      sentences.append("Deaths of any cause: hazard ratio \(Self.range(effects.deaths)).")
    }
    if effects.qualityOfLife.value != 0 {
      sentences.append("Quality of life: \(Self.range(effects.qualityOfLife)) EQ-5D a year.")
    }
    for effect in effects.activity {
      let title = pods[effect.pod].title
      if effect.addedPerPerson != 0 {
        sentences.append("\(title): \(Amount.number(effect.addedPerPerson)) more for each person.")
      }
      guard effect.avoided.value != 0 else { continue }
      let replaced = effect.replacement.map {
        ", \(Amount.number($0.unitsPerUnitAvoided)) \(Phrase.inSentence(pods[$0.pod].title)) for each "
          + "in its place"
      }
      sentences.append(
        "\(title): \(Amount.percent(effect.avoided.value)) of a person's own avoided "
          + "(\(Amount.percentRange(effect.avoided.low, effect.avoided.high)))"
          + (replaced ?? "") + ".")
    }
    return sentences
  }

  /// What is said of it together with another.
  private var together: [String] {
    model.interactions.compactMap { interaction in
      guard let partner = interaction.partner(of: chain.position) else { return nil }
      let other = Phrase.inSentence(model.interventions[partner].title)
      let condition = interaction.condition.flatMap { model.risk?.conditions[$0].title }
      let on =
        condition.map(Phrase.inSentence)
        ?? "every condition, moves to greater need, deaths and care"
      switch interaction.rule {
      case .larger:
        return
          "Counts with \(other) only as the larger of the two on \(on) (\(interaction.source))."
      case .residual:
        return
          "Counts with \(other) each on what the other leaves, on \(on) (\(interaction.source))."
      }
    }
  }

  private var timing: String {
    let timing = intervention.timing
    let lag =
      timing.lag == 0 ? "in the year of delivery" : "after \(Amount.count(timing.lag, "year"))"
    let ramp = timing.ramp == 1 ? "" : ", building up over \(Amount.count(timing.ramp, "year"))"
    let decay =
      timing.decay == 1
      ? "lasts only while it is paid for"
      : timing.decay == 0
        ? "lasts" : "loses \(Amount.percent(timing.decay)) of what remains each year"
    return "The effect starts \(lag)\(ramp), and \(decay)."
  }

  /// A figure of the pack, none of whose digits is rounding.
  private static func exact(_ value: Double) -> String {
    abs(value) < 0.001 && value != 0
      ? String(format: "%.2g", value).replacing("-", with: "−") : Amount.number(value)
  }

  private static func range(_ estimate: Estimate) -> String {
    let values = [estimate.value, estimate.low, estimate.high]
    let isTiny = values.contains { abs($0) < 0.001 && $0 != 0 }
    let written = isTiny ? values.map(exact) : Amount.together(values)
    return "\(written[0]) (\(written[1]) to \(written[2]))"
  }

  /// Where the figures come from.
  var evidence: Page.Section {
    let evidence = intervention.evidence
    return Page.Section(
      title: "How sure", table: nil,
      sentences: [
        "Grade \(evidence.grade.rawValue) (\(evidence.grade.meaning)), \(evidence.year): \(evidence.source).",
        evidence.note,
        "Not counted: people reached are taken to have the average of every other risk factor of "
          + "their age, sex and quintile; a risk factor is as common in every segment of need; "
          + "incidence stays as it is but for what programmes change; effects stated directly stay with "
          + "the eligible ages, while those through conditions go with people as they grow older.",
      ])
  }
}
