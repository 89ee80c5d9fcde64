import Allocation
import Commissioning
public import Foundation
import Scenarios
public import Studies

/// The tidy tables of a study of a portfolio, one a file. Money is in pounds of the price year in the
/// manifest, benefit and value in the units it names.
public struct PortfolioTables: Sendable {
  let study: PortfolioStudy
  var problem: PortfolioProblem { study.scenario.problem }

  /// The tables of a study.
  public init(of study: PortfolioStudy) { self.study = study }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    [
      ("portfolio.csv", portfolio), ("portfolio_staff.csv", staff), ("limits.csv", limits),
      ("not_bought.csv", notBought), ("alternatives.csv", alternatives), ("funds.csv", funds),
    ]
  }

  /// How far each proposal is funded and what that comes to.
  var portfolio: Data {
    var csv = CSVText(header: [
      "proposal", "title", "service_line", "grade", "funded", "coverage", "maximum_coverage",
      "cases",
      "revenue_gbp", "capital_gbp", "benefit", "weighted_benefit", "loss_if_left_out",
      "alternatives_with_it",
    ])
    for (position, proposal) in problem.proposals.enumerated() {
      let coverage = study.best.coverage[position]
      let benefit = problem.benefit(of: position, in: study.best)
      csv.add(proposal.id)
      csv.add(proposal.title)
      csv.add(proposal.serviceLine)
      csv.add(study.scenario.evidence[position].grade.rawValue)
      csv.add(study.best.isFunded(position) ? "yes" : "no")
      csv.add(coverage, decimals: 6)
      csv.add(proposal.maximumCoverage, decimals: 6)
      csv.add(coverage * proposal.cases, decimals: 3)
      csv.add(problem.revenue(of: position, in: study.best), decimals: 2)
      csv.add(problem.capital(of: position, in: study.best), decimals: 2)
      csv.add(benefit, decimals: 6)
      csv.add(benefit * proposal.weight, decimals: 6)
      csv.add(study.standings[position].lossIfLeftOut, decimals: 6)
      csv.add(Double(study.alternatives.count { $0.isFunded(position) }), decimals: 0)
      csv.endRow()
    }
    return csv.data
  }

  /// Staff each funded proposal uses.
  var staff: Data {
    var csv = CSVText(header: ["proposal", "cadre", "wte"])
    for (position, proposal) in problem.proposals.enumerated() {
      for (cadre, description) in problem.cadres.enumerated() {
        let used = problem.staff(of: cadre, for: position, in: study.best)
        guard used > 0 else { continue }
        csv.add(proposal.id)
        csv.add(description.id)
        csv.add(used, decimals: 6)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// What there is, what is used, and what more would be worth.
  var limits: Data {
    var csv = CSVText(header: [
      "limit", "kind", "bound", "unit", "have", "used", "slack", "shadow_price", "holds_from",
      "holds_to", "gain_of_5_percent", "sentence",
    ])
    for limit in study.limits {
      csv.add(limit.id)
      csv.add(limit.kind.rawValue)
      csv.add(limit.isFloor ? "at-least" : "at-most")
      csv.add(limit.unit)
      csv.add(limit.have, decimals: 6)
      csv.add(limit.used, decimals: 6)
      csv.add(limit.slack, decimals: 6)
      csv.add(limit.shadowPrice, decimals: 9)
      let ends = [limit.priceHolds?.lowerBound, limit.priceHolds?.upperBound]
      for end in ends { csv.add(end.flatMap { $0.isFinite ? $0 : nil }, decimals: 6) }
      csv.add(limit.gainOfMore, decimals: 6)
      csv.add(limit.sentence)
      csv.endRow()
    }
    return csv.data
  }

  /// What keeps proposals out, in whole or in part, and what would have to change.
  var notBought: Data {
    var csv = CSVText(header: [
      "proposal", "coverage", "possible_coverage", "loss_if_forced", "displaced", "blocked_by",
      "cost_per_case", "cost_to_come_in", "benefit_per_case", "benefit_to_come_in",
    ])
    for (position, proposal) in problem.proposals.enumerated() {
      let standing = study.standings[position]
      let coverage = study.best.coverage[position]
      guard coverage < proposal.maximumCoverage else { continue }
      csv.add(proposal.id)
      csv.add(coverage, decimals: 6)
      csv.add(standing.forced?.coverage ?? coverage, decimals: 6)
      csv.add(standing.forced?.loss, decimals: 6)
      csv.add(
        standing.forced?.displaced.map { problem.proposals[$0.proposal].id }
          .joined(separator: "+") ?? "")
      csv.add(standing.blockedBy.map(\.id).joined(separator: "+"))
      csv.add(proposal.costPerCase, decimals: 4)
      csv.add(standing.costToComeIn, decimals: 4)
      csv.add(proposal.benefitPerCase, decimals: 9)
      csv.add(standing.benefitToComeIn, decimals: 9)
      csv.endRow()
    }
    return csv.data
  }

  /// The best portfolio, those nearly as good, and the one that ranking gives.
  var alternatives: Data {
    var csv = CSVText(header: [
      "portfolio", "objective_value", "share_of_best", "distance_from_best", "proposal", "coverage",
    ])
    let named =
      [("best", study.best)]
      + study.alternatives.enumerated().map { ("alternative-\($0 + 1)", $1) }
      + [("ranked", study.ranked)]
    let search = PortfolioSearch(problem)
    for (name, portfolio) in named {
      for (position, proposal) in problem.proposals.enumerated() {
        csv.add(name)
        csv.add(portfolio.value, decimals: 6)
        csv.add(
          study.best.value == 0 ? nil : portfolio.value / study.best.value, decimals: 6)
        csv.add(search.distance(portfolio, study.best), decimals: 6)
        csv.add(proposal.id)
        csv.add(portfolio.coverage[position], decimals: 6)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// Who pays for what: the funds, then the limits on revenue and capital.
  var funds: Data {
    var csv = CSVText(header: ["fund", "pays", "proposal", "gbp"])
    func row(_ fund: String, _ purse: PortfolioFund.Purse, _ position: Int, _ pounds: Double) {
      guard pounds >= 0.005 else { return }
      csv.add(fund)
      csv.add(purse.rawValue)
      csv.add(problem.proposals[position].id)
      csv.add(pounds, decimals: 2)
      csv.endRow()
    }
    for (place, fund) in problem.funds.enumerated() {
      for position in problem.proposals.indices {
        row(fund.id, fund.purse, position, study.best.payments[position][place])
      }
    }
    for purse in PortfolioFund.Purse.allCases {
      for position in problem.proposals.indices {
        row("limits", purse, position, problem.budgetPayment(purse, for: position, in: study.best))
      }
    }
    return csv.data
  }
}
