import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

extension Page {
  /// The page on what lower risk factors would bring.
  init(of cut: RiskCut) {
    let years = cut.years.count
    let last = years - 1
    title =
      "Every risk factor lower by \(Amount.percent(cut.share)), for "
      + Amount.count(years, "year")
    subtitle = [
      "Shares of people in every category with excess risk, and the mean and spread of every level, "
        + "fall together from \(cut.years[0].year) on, against doing nothing. It is a question, not a "
        + "programme: nothing says how, or what it would cost. "
        + Self.source(
          "\(cut.scenario.name) (\(cut.scenario.file))", changes: cut.scenario.changes)
        + " Model pack: \(cut.scenario.packTitle)."
    ]
    func sum(_ years: [YearOfSystem], _ value: (YearOfSystem.Outcomes) -> Double) -> Double {
      years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + value($1) } }
    }
    func totals(
      _ title: String, _ value: (YearOfSystem.Outcomes) -> Double
    ) -> [String] {
      let (before, after) = (sum(cut.baseline, value), sum(cut.years, value))
      return [
        title, Amount.grouped(before), ChainText.signed(after - before),
        before > 0 ? Amount.percent((after - before) / before, decimals: 2) : "",
      ]
    }
    let (before, after) = (
      cut.highNeedShare(of: cut.baseline[last]), cut.highNeedShare(of: cut.years[last])
    )
    let table = Table(
      header: ["Over all years", "do nothing", "change", ""],
      rows: [
        totals("Life-years lived", \.lifeYears), totals("QALYs lived", \.qalys),
        totals("Deaths", \.deaths), totals("Years of high need", \.highNeedYears),
      ])
    let points = Amount.signed((after - before) * 100, 2)
    sections = [
      Section(
        title: "Need", table: table,
        sentences: [
          "At the end of \(cut.years[last].year), \(Amount.percent(after, decimals: 2)) of adults are in "
            + "segments of high need, against \(Amount.percent(before, decimals: 2)): \(points) "
            + "percentage points. In that year new cases of the conditions are "
            + "\(Amount.percent(Self.casesAvoided(cut))) fewer. Need changes by less than that where those "
            + "who do not fall ill or die live on to ages at which it is greater, and where it has "
            + "causes that risk factors do not touch."
        ])
    ]
    guard let risk = cut.model.risk else { return }
    if let levels = Self.levels(cut, risk) { sections[0].sentences.insert(levels, at: 0) }
    sections.append(
      Section(
        title: "Conditions",
        table: Table(
          header: [
            "In \(cut.years[last].year)", "impact fraction", "cases avoided", "deaths avoided",
          ],
          rows: cut.links[last].map { link in
            [
              risk.conditions[link.condition].title,
              link.casesExpected > 0
                ? Amount.percent(link.casesAvoided / link.casesExpected) : "",
              Amount.grouped(link.casesAvoided), Amount.grouped(link.deathsAvoided),
            ]
          }), sentences: []))
  }

  /// The share of all new cases that do not happen in the last year.
  private static func casesAvoided(_ cut: RiskCut) -> Double {
    let links = cut.links[cut.links.count - 1]
    let expected = links.reduce(0.0) { $0 + $1.casesExpected }
    return expected > 0 ? links.reduce(0.0) { $0 + $1.casesAvoided } / expected : 0
  }

  /// By how much levels fall, in their units: a tenth of a level is much.
  private static func levels(_ cut: RiskCut, _ risk: RiskModel) -> String? {
    let shape = cut.model.shape
    let levels = risk.factors.compactMap { factor -> String? in
      guard case .level(let unit, _, let mean, _) = factor.spread else { return nil }
      var (sum, adults) = (0.0, 0.0)
      for (cell, number) in cut.baseline[0].need.start.cells.enumerated()
      where shape.segments[cell % shape.blockSize / shape.ageCount].needRank != nil {
        let group = cell % shape.profileSize / shape.blockSize
        sum += number * mean[group * shape.ageCount + cell % shape.ageCount]
        adults += number
      }
      let fall = Amount.number(sum / adults * cut.share)
      return "\(Phrase.inSentence(factor.title)) by \(fall) \(unit)"
    }
    guard !levels.isEmpty else { return nil }
    return "That is much for a level: on average \(levels.joined(separator: ", "))."
  }
}
