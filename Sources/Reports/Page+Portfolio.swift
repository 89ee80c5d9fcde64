import Commissioning
import Scenarios
import Studies
import Wording

extension Page {
  /// The page of a study of a portfolio.
  init(of study: PortfolioStudy) {
    let scenario = study.scenario
    let text = PortfolioText(study: study)
    let lines = Set(scenario.problem.proposals.map(\.serviceLine)).count
    title = scenario.name
    subtitle = [
      "\(Amount.count(scenario.problem.proposals.count, "proposal")) in "
        + "\(Amount.count(lines, "service line")), for one year\(scenario.priceYear.map { ", in prices of \($0)" } ?? ""). "
        + "Benefit in \(scenario.problem.benefitUnit), as the proposals state it. "
        + Self.source(scenario.file, changes: scenario.changes)
        + " \(Self.rounding)"
    ]
    sections =
      [text.funded] + [text.payers].compactMap(\.self) + [text.limits]
      + [text.leftOut, text.alternatives].compactMap(\.self) + [text.comparison]
  }
}
