import Commissioning
import Wording

extension PortfolioProgram {
  /// What there is to spend, staff, ring-fences, what is compulsory and how much benefit there must be.
  mutating func addLimits() {
    addMoney()
    addStaff()
    for fence in problem.ringFences { addRingFence(fence) }
    for (position, proposal) in problem.proposals.enumerated()
    where proposal.compulsoryCoverage > 0 {
      add(
        .compulsory, "proposals.\(proposal.id).compulsory_coverage", unit: "share of cases",
        "\(proposal.title) must serve at least "
          + "\(Amount.percent(proposal.compulsoryCoverage, decimals: 2)) of its cases.",
        lower: proposal.compulsoryCoverage, terms: [(coverage[position], 1)],
        isPriced: proposal.isDivisible)
    }
    guard case .lowestCost(let least) = problem.goal else { return }
    add(
      .benefitFloor, "objective.at_least", unit: problem.benefitUnit,
      "The portfolio must gain at least \(Amount.number(least)) \(problem.benefitUnit).",
      lower: least, terms: benefit(times: 1))
  }

  /// Adds a named limit, its bound and terms in the unit of its row.
  mutating func add(
    _ kind: PortfolioLimit.Kind, _ id: String, unit: String, _ sentence: String, size: Double = 1,
    lower: Double = -.infinity, upper: Double = .infinity, terms: Terms, shareOfSpend: Double = 0,
    isMeasured: Bool = true, isPriced: Bool = true
  ) {
    limits.append(
      PortfolioLimitRow(
        kind: kind, id: id, unit: unit, sentence: sentence, row: linear.rows.count, size: size,
        isFloor: lower.isFinite && !upper.isFinite, shareOfSpend: shareOfSpend,
        isMeasured: isMeasured, isPriced: isPriced))
    linear.rows.append(
      .init(id, lower: lower / size, upper: upper / size, terms: terms))
  }

  private mutating func addMoney() {
    for purse in PortfolioFund.Purse.allCases {
      guard let most = purse == .revenue ? problem.revenue : problem.capital else { continue }
      let terms = problem.proposals.indices.flatMap { position -> Terms in
        guard let budget = budgetPayments[purse]?[position] else {
          return cost(of: position, purse, times: 1)
        }
        return [(budget, 1)]
      }
      let funds = problem.funds.contains { $0.purse == purse } ? ", beside funds," : ""
      add(
        purse == .revenue ? .revenue : .capital, "limits.\(purse.rawValue)", unit: "GBP",
        "At most \(Amount.wholePounds(most)) of \(purse.rawValue)\(funds) may be spent.",
        size: Self.pounds, upper: most, terms: terms)
    }
    for (position, fund) in problem.funds.enumerated() {
      add(
        .fund, "funds.\(fund.id)", unit: "GBP",
        "\(fund.title) has at most \(Amount.wholePounds(fund.amount)) of \(fund.purse.rawValue), for "
          + "\(fund.proposals.map { Phrase.inSentence(problem.proposals[$0].title) }.joined(separator: ", ")).",
        size: Self.pounds, upper: fund.amount,
        terms: payments.compactMap { $0[position].map { ($0, 1) } })
    }
  }

  private mutating func addStaff() {
    for (position, cadre) in problem.cadres.enumerated() {
      guard let have = cadre.wholeTimeEquivalents else { continue }
      let terms: Terms = problem.proposals.indices.compactMap { proposal in
        let staff = problem.staffAtFullCoverage(of: position, for: proposal)
        return staff > 0 ? (coverage[proposal], staff) : nil
      }
      add(
        .workforce, "limits.workforce.\(cadre.id)", unit: "WTE",
        "Proposals may use at most \(Amount.number(have)) whole-time \(cadre.id).", upper: have,
        terms: terms)
    }
  }

  private mutating func addRingFence(_ fence: PortfolioRingFence) {
    let (bound, share, amount) =
      switch fence.amount {
      case .pounds(let pounds): (pounds, 0.0, Amount.wholePounds(pounds))
      case .shareOfSpend(let part):
        (0.0, part, "\(Amount.percent(part, decimals: 2)) of all revenue spent")
      }
    let terms = problem.proposals.enumerated().flatMap { position, proposal in
      cost(
        of: position, .revenue, times: (proposal.serviceLine == fence.serviceLine ? 1 : 0) - share)
    }
    add(
      .ringFence, "limits.ring_fences.\(fence.id)", unit: "GBP",
      "Revenue spent on \(fence.serviceLine) must be \(fence.bound.rawValue) \(amount).",
      size: Self.pounds, lower: fence.bound == .atLeast ? bound : -.infinity,
      upper: fence.bound == .atMost ? bound : .infinity, terms: terms, shareOfSpend: share)
  }
}
