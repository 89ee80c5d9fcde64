import CohortModels
import Commissioning
import Probability
import Scenarios
import Studies
import Wording

/// How sure the numbers of a study of a cohort are, and what that means for the choice of a strategy.
struct CohortSurenessText {
  let study: CohortStudy
  let sample: CohortSample

  /// Which draw everything on the page is of; `nil` where it is of none by itself.
  var drawnAlone: String? {
    guard sample.isAlone else { return nil }
    let draws = sample.uncertainty.draws
    return "All numbers are as in \(draws.words(for: sample.draws.upperBound))."
  }

  private var ranges: RangeTable {
    RangeTable(summary: sample.summary, draws: sample.draws.count)
  }

  /// The ranges, and the decision where there is one.
  var sections: [Page.Section] {
    guard !sample.isAlone else { return [] }
    return [
      Page.Section(
        title: "How sure",
        lead: [FewDraws(draws: sample.draws.count).ofRanges, how].compactMap(\.self)
          + SurenessText.repairs(of: sample.uncertainty.joint),
        table: Page.Table(header: ranges.header, rows: rows),
        sentences: [
          error,
          FewDraws(draws: sample.draws.count).ofDecision(isWeighed: study.decision != nil),
        ].compactMap(\.self)
          + [
            "draws.csv has every draw, parameters.csv what is believed"
              + ParameterTables.unkept(sample.uncertainty.joint, draws: sample.draws.count) + "."
          ])
    ] + (sample.draws.count > 1 ? [study.decision.map(decision)].compactMap(\.self) : [])
  }

  private var rows: [[String]] {
    let price = study.scenario.willingnessToPay
    return study.arms.indices.flatMap { position -> [[String]] in
      let strategy = study.arms[position].strategy.id
      let totals = study.arms[position].outcomes.discounted
      func figure(_ total: Int) -> Int {
        sample.figures.value(.total(total, isDiscounted: true), of: position)
      }
      return [
        ranges.row("Cost, \(strategy)", figure: figure(0), central: totals.cost) {
          $0.map(Amount.grouped)
        },
        ranges.row("QALYs, \(strategy)", figure: figure(1), central: totals.qalys) {
          $0.map { Amount.fixed($0, 3) }
        },
      ]
        + (price.map {
          [
            ranges.row(
              "Net benefit, \(strategy)", figure: sample.figures.benefit(of: position),
              central: $0 * totals.qalys - totals.cost, { $0.map(Amount.grouped) })
          ]
        } ?? [])
    }
  }

  private var how: String {
    let draws = sample.uncertainty.draws
    let joint = sample.uncertainty.joint
    let uncertain = joint.counted
    let price = study.scenario.willingnessToPay.map {
      " Net benefit is QALYs at \(money($0)) less cost."
    }
    return
      "\(draws.words(made: sample.draws.count)) of \(uncertain).\(joint.tied) Strategies share every draw."
      + (sample.draws.count > 1 ? RangeTable.reading : "")
      + (price ?? "")
  }

  /// How far the means are from what ever more draws would give; `nil` where one draw cannot tell.
  private var error: String? {
    guard sample.draws.count > 1 else { return nil }
    let parts = study.arms.indices.map { position in
      func error(_ total: Int) -> Double {
        sample.summary.standardError(
          of: sample.figures.value(.total(total, isDiscounted: true), of: position))
      }
      return "\(study.arms[position].strategy.id) \(Amount.number(error(0))) and "
        + Amount.fixed(error(1), 4)
    }
    return "Monte Carlo standard errors of the means, of cost and of QALYs: "
      + parts.joined(separator: "; ") + "."
  }

  private func money(_ amount: Double) -> String {
    "\(Amount.grouped(amount)) \(study.scenario.currency)"
  }

  private func decision(_ decision: CohortDecision) -> Page.Section {
    let words = CohortParameterWords(figures: study.scenario.figures)
    let text = DecisionText(
      analysis: decision.analysis, sensitivity: decision.sensitivity, names: sample.strategies,
      parameterName: { words[$0] }, joint: sample.uncertainty.joint, money: money)
    return Page.Section(
      title: DecisionText.title, lead: text.lead, table: text.table,
      sentences: text.sentences + ["Money is per person, as everywhere on this page."])
  }
}
