import CohortModels
import Commissioning
import Probability
import Scenarios
import Studies

/// How sure the numbers of a study of a cohort are, and what that means for the choice of a strategy.
struct CohortSurenessText {
  let study: CohortStudy
  let sample: CohortSample

  /// Which draw everything on the page is of; `nil` where it is of none by itself.
  var drawnAlone: String? {
    guard sample.isAlone else { return nil }
    let draws = sample.uncertainty.draws
    return "All numbers are as in draw \(sample.draws.upperBound) of \(draws.count) (seed "
      + "\(draws.seed), \(draws.sampling.rawValue))."
  }

  /// The ranges, and the decision where there is one.
  var sections: [Page.Section] {
    guard !sample.isAlone else { return [] }
    return [
      Page.Section(
        title: "How sure", table: Page.Table(header: SurenessText.header, rows: rows),
        sentences: [how, error] + warnings)
    ] + (study.decision.map { [decision($0)] } ?? [])
  }

  private var rows: [[String]] {
    let price = study.scenario.willingnessToPay
    return study.arms.indices.flatMap { position -> [[String]] in
      let strategy = study.arms[position].strategy.id
      let totals = study.arms[position].outcomes.discounted
      func row(
        _ name: String, _ figure: Int, _ central: Double, _ written: (Double) -> String
      ) -> [String] {
        func range(_ low: Double, _ high: Double) -> String {
          "\(written(sample.summary.quantile(low, of: figure))) to "
            + written(sample.summary.quantile(high, of: figure))
        }
        return [
          "\(name), \(strategy)", written(central), written(sample.summary.mean(of: figure)),
          range(0.1, 0.9), range(0.025, 0.975),
        ]
      }
      func figure(_ total: Int) -> Int {
        sample.figures.value(.total(total, isDiscounted: true), of: position)
      }
      return [
        row("Cost", figure(0), totals.cost, Amount.grouped),
        row("QALYs", figure(1), totals.qalys) { Amount.fixed($0, 3) },
      ]
        + (price.map {
          [
            row(
              "Net benefit", sample.figures.benefit(of: position),
              $0 * totals.qalys - totals.cost, Amount.grouped)
          ]
        } ?? [])
    }
  }

  private var how: String {
    let draws = sample.uncertainty.draws
    let uncertain = Amount.count(sample.uncertainty.joint.parameters.count, "parameter")
    let price = study.scenario.willingnessToPay.map {
      " Net benefit is QALYs at \(money($0)) less cost."
    }
    return
      "\(Amount.count(sample.draws.count, "draw")) of \(uncertain), \(draws.sampling.words), seed "
      + "\(draws.seed); strategies share every draw. The mean over draws need not be what the "
      + "parameters' central values give. In 80 of 100 draws a number is in its 80% range, and in 95 of "
      + "100 in its 95% range." + (price ?? "")
  }

  /// How far the means are from what ever more draws would give.
  private var error: String {
    let parts = study.arms.indices.map { position in
      func error(_ total: Int) -> Double {
        sample.summary.standardError(
          of: sample.figures.value(.total(total, isDiscounted: true), of: position))
      }
      return "\(study.arms[position].strategy.id) \(Amount.number(error(0))) and "
        + Amount.fixed(error(1), 4)
    }
    guard sample.draws.count > 1 else {
      return "One draw says nothing of how far its numbers are off."
    }
    return "Monte Carlo standard errors of the means, of cost and of QALYs: "
      + parts.joined(separator: "; ")
      + ". draws.csv has every draw, parameters.csv what is believed."
  }

  private var warnings: [String] {
    (sample.draws.count < SurenessText.fewDraws ? [SurenessText.fewDrawsWarning] : [])
      + SurenessText.repairs(of: sample.uncertainty.joint)
  }

  private func money(_ amount: Double) -> String {
    "\(Amount.grouped(amount)) \(study.scenario.currency)"
  }

  private func decision(_ decision: CohortDecision) -> Page.Section {
    let text = DecisionText(
      analysis: decision.analysis, sensitivity: decision.sensitivity, names: sample.strategies,
      money: money)
    return Page.Section(
      title: DecisionText.title, table: text.table,
      sentences: text.sentences + ["Money is per person, as everywhere on this page."])
  }
}
