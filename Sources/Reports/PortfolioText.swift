import Allocation
import Commissioning
import Scenarios
import Studies
import Wording

/// What a portfolio funds, uses and leaves out, in tables and sentences.
struct PortfolioText {
  let study: PortfolioStudy

  var problem: PortfolioProblem { study.scenario.problem }
  var best: Portfolio { study.best }

  /// What to fund.
  var funded: Page.Section {
    let hasCapital = problem.proposals.contains { $0.capital > 0 }
    let order = problem.proposals.indices.filter(best.isFunded).sorted {
      (-(study.standings[$0].lossIfLeftOut ?? .infinity), $0)
        < (-(study.standings[$1].lossIfLeftOut ?? .infinity), $1)
    }
    let benefits = Amount.together(order.map { problem.benefit(of: $0, in: best) })
    let losses = sizes(order.map { study.standings[$0].lossIfLeftOut })
    let rows = order.enumerated().map { row, position -> [String] in
      let proposal = problem.proposals[position]
      let coverage = best.coverage[position]
      return [
        proposal.title, study.scenario.evidence[position].grade.rawValue,
        Amount.percent(coverage, fixed: 1), Amount.grouped(coverage * proposal.cases),
        Amount.grouped(problem.revenue(of: position, in: best) / 1000),
      ]
        + (hasCapital ? [Amount.grouped(problem.capital(of: position, in: best) / 1000)] : [])
        + [
          benefits[row],
          losses[row] ?? (proposal.compulsoryCoverage > 0 ? "compulsory" : "a limit needs it"),
        ]
    }
    return Page.Section(
      title: "What to fund",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["", "grade", "coverage", "cases", "£k"] + (hasCapital ? ["capital £k"] : [])
            + [problem.benefitUnit, "lost without it"], rows: rows),
      sentences: totals + (rows.isEmpty ? [] : ["Grade of evidence: \(Evidence.Grade.key)."]))
  }

  private var totals: [String] {
    let revenue = problem.proposals.indices.reduce(0.0) { $0 + problem.revenue(of: $1, in: best) }
    let capital = problem.proposals.indices.reduce(0.0) { $0 + problem.capital(of: $1, in: best) }
    let benefit = problem.benefit(best.coverage, weighted: false)
    let count = problem.proposals.indices.count(where: best.isFunded)
    let proof =
      best.gap <= Self.provenGap
      ? "no portfolio within the limits is better"
      : "none within the limits is better by more than \(Amount.percent(best.gap, decimals: 2))"
    var sentences = [
      "\(count) of \(Amount.count(problem.proposals.count, "proposal")) for "
        + "\(Amount.pounds(revenue)) of revenue and \(Amount.pounds(capital)) of capital gain "
        + "\(Amount.number(benefit)) \(problem.benefitUnit). Chosen for \(purpose): "
        + "\(amount(best.value)); \(proof)."
    ]
    for relation in problem.relations {
      guard case .complements(let each, _) = relation.kind else { continue }
      let both = problem.together(relation, coverage: best.coverage)
      guard both > 0 else { continue }
      sentences.append(
        "\(Amount.grouped(both)) people have both of \(names(relation.proposals)), for "
          + "\(Amount.number(both * each)) \(problem.benefitUnit) of that.")
    }
    return sentences
  }

  /// A gap that prints as nothing.
  private static let provenGap = 5e-5

  private var purpose: String {
    switch problem.goal {
    case .mostBenefit:
      problem.proposals.contains { $0.weight != 1 }
        ? "most \(problem.benefitUnit), each at its equity weight" : "most \(problem.benefitUnit)"
    case .netBenefit(let price):
      "most \(problem.benefitUnit) at \(Amount.pounds(price)) each, less all that is spent"
    case .lowestCost(let least):
      "least spent for at least \(Amount.number(least)) \(problem.benefitUnit)"
    }
  }

  /// Who pays, where funds do.
  var payers: Page.Section? {
    guard !problem.funds.isEmpty else { return nil }
    let rows = problem.funds.enumerated().map { place, fund -> [String] in
      let used = best.payments.reduce(0.0) { $0 + $1[place] }
      let users = problem.proposals.indices.filter { best.payments[$0][place] >= 0.5 }
      return [
        fund.title, fund.purse.rawValue, Amount.pounds(fund.amount), Amount.pounds(used),
        users.isEmpty ? "none" : "\(users.count)",
      ]
    }
    let unused = problem.funds.enumerated().filter { place, fund in
      fund.amount - best.payments.reduce(0.0) { $0 + $1[place] } >= 1
    }
    return Page.Section(
      title: "Who pays besides",
      table: Page.Table(header: ["", "pays", "has", "used", "proposals"], rows: rows),
      sentences: unused.isEmpty
        ? []
        : [
          "Left over, as nothing more they may pay for is worth funding: "
            + "\(unused.map { Phrase.inSentence($0.element.title) }.joined(separator: ", "))."
        ])
  }

  /// An amount of the objective.
  func amount(_ value: Double) -> String {
    PlanText.objectiveAmount(value, problem.objectiveUnit)
  }

  /// The same without its unit where a column says it.
  func size(_ value: Double) -> String {
    problem.objectiveUnit == "GBP" ? Amount.pounds(value) : Amount.number(value)
  }

  /// Amounts of a column, `nil` where there are none.
  func sizes(_ values: [Double?]) -> [String?] {
    guard problem.objectiveUnit != "GBP" else { return values.map { $0.map(Amount.pounds) } }
    var written = Amount.together(values.compactMap(\.self)).makeIterator()
    return values.map { $0 == nil ? nil : written.next() }
  }

  func names(_ positions: some Sequence<Int>) -> String {
    positions.map { Phrase.inSentence(problem.proposals[$0].title) }.joined(separator: ", ")
  }
}
