import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Wording

extension ChainText {
  /// Relative risks along each path, with their papers.
  var paths: Page.Section? {
    guard let risk = model.risk else { return nil }
    let ends = model.riskPaths(of: chain.position)
    guard !ends.isEmpty else { return nil }
    var papers: [String] = []
    let rows = ends.map { path -> [String] in
      let title = risk.conditions[path.condition].title
      guard let position = path.relativeRisk else {
        return [title, "directly", "", "", "", ""]
      }
      let relative = risk.relativeRisks[position]
      let factor = risk.factors[relative.factor]
      for paper in relative.sources[category(of: relative, factor)]
      where !papers.contains(paper) {
        papers.append(paper)
      }
      return [title, Phrase.inSentence(factor.title), riskRange(relative, factor)]
        + [1, 5, 10].map { Amount.percent(relative.excess(after: $0), decimals: 0) }
    }
    return Page.Section(
      title: "Which conditions become rarer, and through what",
      table: Page.Table(
        header: [
          "", "through", "relative risk", "excess left: 1 year", "5", "10",
        ], rows: rows),
      sentences: papers.isEmpty ? [] : ["Relative risks: \(papers.joined(separator: "; "))."])
  }

  /// The smallest and largest relative risk at the eligible ages.
  private func riskRange(_ relative: RelativeRisk, _ factor: RiskFactor) -> String {
    let shape = model.shape
    let ages = shape.ageIndices(in: intervention.eligible.ages)
    var unit = ""
    if case .level(let name, _, _, _) = factor.spread { unit = " per \(name)" }
    let logs = relative.logarithms[category(of: relative, factor)].enumerated().filter {
      ages.contains($0.offset % shape.ageCount) && $0.element != 0
    }.map(\.element)
    guard let low = logs.min(), let high = logs.max() else { return "1" }
    let decimals = unit.isEmpty ? 2 : 3
    let (from, to) = (Amount.fixed(exp(low), decimals), Amount.fixed(exp(high), decimals))
    return (from == to ? from : "\(from)–\(to)") + unit
  }

  /// The category whose relative risk is shown: the one that makes people eligible, or else the
  /// last with excess risk; 0 for a level.
  private func category(of relative: RelativeRisk, _ factor: RiskFactor) -> Int {
    guard case .categories(let names, let reference, _) = factor.spread else { return 0 }
    if let asked = intervention.eligible.risk, asked.factor == relative.factor,
      case .category(let chosen) = asked.part
    {
      return chosen
    }
    return names.indices.last { $0 != reference } ?? 0
  }

  /// Impact fractions, and what follows at once.
  var conditions: Page.Section? {
    guard let risk = model.risk, !model.riskPaths(of: chain.position).isEmpty else { return nil }
    let last = horizon.planYears - 1
    let touched = Set(model.riskPaths(of: chain.position).map(\.condition)).sorted()
    func sum(_ value: (ConditionLink) -> Double, _ condition: Int) -> Double {
      chain.links.reduce(0.0) { $0 + value($1[condition]) }
    }
    let rows = touched.map { condition -> [String] in
      let link = chain.links[last][condition]
      return [
        risk.conditions[condition].title,
        link.casesExpected > 0
          ? Amount.percent(link.casesAvoided / link.casesExpected, decimals: 2) : "",
        Amount.number(link.casesAvoided), Amount.number(link.movesAvoided),
        Amount.number(link.deathsAvoided), Amount.number(sum(\.casesAvoided, condition)),
        Amount.number(sum(\.deathsAvoided, condition)),
      ]
    }
    return Page.Section(
      title: "Conditions, moves and deaths",
      table: Page.Table(
        header: [
          "Avoided in \(lastPlanYear)", "impact", "cases", "moves", "deaths", "all years: cases",
          "deaths",
        ], rows: rows),
      sentences: [
        "Impact is the part of all new cases that does not happen. A new case moves a "
          + "person to greater need with the chance the pack gives for the condition. Deaths are of "
          + "the people there in each year; everyone dies once, so that some come back later."
      ])
  }

  /// What becomes of it in the whole run.
  var outcomes: Page.Section {
    let pods = model.activity.pods
    let last = horizon.planYears - 1
    func total(_ value: (YearOfSystem.Outcomes) -> Double, _ years: [YearOfSystem]) -> Double {
      years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + value($1) } }
    }
    func row(_ title: String, _ value: (YearOfSystem.Outcomes) -> Double) -> [String] {
      let inLast =
        total(value, [chain.years[last]]) - total(value, [chain.baseline[last]])
      let inAll = total(value, chain.years) - total(value, chain.baseline)
      return [title, Self.signed(inLast), Self.signed(inAll)]
    }
    var rows = [
      row("Deaths", \.deaths), row("Life-years lived", \.lifeYears),
      row("Years of high need", \.highNeedYears),
    ]
    if model.quality.isMeasured { rows.insert(row("QALYs lived", \.qalys), at: 2) }
    for (pod, description) in pods.enumerated() {
      let inLast =
        Page.sum(chain.years[last].units, pod) - Page.sum(chain.baseline[last].units, pod)
      let inAll = zip(chain.years, chain.baseline).reduce(0.0) {
        $0 + Page.sum($1.0.units, pod) - Page.sum($1.1.units, pod)
      }
      guard abs(inAll) >= 0.5 else { continue }
      rows.append([description.title, Self.signed(inLast), Self.signed(inAll)])
    }
    return Page.Section(
      title: "What follows, against doing nothing",
      table: Page.Table(
        header: [
          "", "in \(lastPlanYear)", "\(horizon.start) to \(horizon.years[horizon.years.count - 1])",
        ],
        rows: rows), sentences: [directGain, price].compactMap(\.self) + [horizonEnd])
  }

  /// The part of the QALYs that is stated for those reached, and does not come with fewer moves and
  /// deaths.
  private var directGain: String? {
    guard effects.qualityOfLife.value != 0, model.quality.isMeasured else { return nil }
    let utility = model.quality.utility
    func adjusted(_ year: YearOfSystem) -> Double {
      year.need.personYears.cells.enumerated().reduce(0.0) {
        $0 + $1.element * utility[$1.offset % utility.count]
      }
    }
    let (all, through) = zip(chain.years, chain.baseline).reduce((0.0, 0.0)) { sums, pair in
      (
        sums.0 + pair.0.outcomes.reduce(0.0) { $0 + $1.qalys }
          - pair.1.outcomes.reduce(0.0) { $0 + $1.qalys },
        sums.1 + adjusted(pair.0) - adjusted(pair.1)
      )
    }
    return "Of the QALYs, \(Amount.number(all - through)) are the quality of life stated for those "
      + "reached; \(Amount.number(through)) come with fewer moves and deaths."
  }

  private var horizonEnd: String {
    let end = horizon.years[horizon.years.count - 1]
    return
      "Counted to the end of \(end): what comes later is not, which tells most against programmes "
      + "that pay off late. 'years.follow_up' says how far to look."
  }

  /// Cost per QALY at the scenario's discount rates.
  private var price: String {
    let discount = chain.scenario.objective.discount
    var (programme, care, qalys) = (0.0, 0.0, 0.0)
    for (position, pair) in zip(chain.years, chain.baseline).enumerated() {
      let money = Discounting.factor(rate: discount.cost, year: position)
      let health = Discounting.factor(rate: discount.health, year: position)
      for place in model.shape.places.indices {
        programme += money * model.programmePounds(chain.position, in: place, of: pair.0)
        for pod in model.activity.pods.indices {
          care += money * (pair.0.pounds[place, pod] - pair.1.pounds[place, pod])
        }
      }
      qalys +=
        health
        * zip(pair.0.outcomes, pair.1.outcomes).reduce(0.0) { $0 + $1.0.qalys - $1.1.qalys }
    }
    let costs =
      "Discounted: programme \(Amount.pounds(programme)), care \(Amount.pounds(care)) at full cost "
      + "before price growth (in a run, some of what is avoided stays behind with providers), "
      + "\(Amount.number(qalys)) QALYs"
    // A gain too small to print is rounding, and a cost of it would be noise.
    guard qalys > 0, Amount.number(qalys) != "0" else { return costs + "." }
    return costs + ": \(Amount.pounds((programme + care) / qalys)) a QALY."
  }

  static func signed(_ value: Double) -> String {
    Amount.signed(Amount.number(value))
  }
}
