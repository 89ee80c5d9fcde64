import Commissioning

/// The linear program of a portfolio, in whole numbers where a proposal is funded or not.
///
/// Money is in thousands of pounds, so that a solver's tolerance is far below a penny and no
/// coefficient is large.
struct PortfolioProgram {
  /// A thing given to one proposal to bring it in: GBP thousand off its cost, or benefit on top of its
  /// own.
  struct Gift: Hashable {
    enum Kind { case money, benefit }
    var kind: Kind
    var proposal: Int
  }

  typealias Terms = [(variable: Int, coefficient: Double)]

  /// GBP in a unit of money here.
  static let pounds = 1000.0

  let problem: PortfolioProblem
  let gift: Gift?
  var linear: LinearProgram
  /// The program's named limits, with the row each is.
  var limits: [PortfolioLimitRow] = []
  /// Variables: the coverage of each proposal, whether it is funded where that is a choice, what each
  /// fund pays for it, what the budgets pay for it beside funds, and cases given both of complements.
  private(set) var coverage: [Int] = []
  private(set) var funded: [Int?] = []
  private(set) var payments: [[Int?]] = []
  private(set) var budgetPayments: [PortfolioFund.Purse: [Int?]] = [:]
  private(set) var together: [Int?] = []
  private(set) var giftVariable: Int?

  init(_ problem: PortfolioProblem, gift: Gift? = nil) {
    self.problem = problem
    self.gift = gift
    linear = LinearProgram(sense: problem.sense)
    addVariables()
    addScales()
    addPayments()
    addLimits()
    addRelations()
    for term in objective { linear.variables[term.variable].objective += term.coefficient }
    preferThrift()
  }

  private mutating func add(_ variable: LinearProgram.Variable) -> Int {
    linear.variables.append(variable)
    return linear.variables.count - 1
  }

  private mutating func addVariables() {
    for (position, proposal) in problem.proposals.enumerated() {
      coverage.append(
        add(.init("coverage(\(proposal.id))", upper: proposal.maximumCoverage, objective: 0)))
      funded.append(
        problem.needsChoice(position)
          ? add(.init("funded(\(proposal.id))", upper: 1, objective: 0, isWhole: true)) : nil)
    }
    for purse in PortfolioFund.Purse.allCases {
      budgetPayments[purse] = problem.proposals.indices.map { position in
        let isShared = problem.funds.contains {
          $0.purse == purse && $0.proposals.contains(position)
        }
        let name = "pays(\(purse.rawValue),\(problem.proposals[position].id))"
        return isShared ? add(.init(name, objective: 0)) : nil
      }
    }
    payments = problem.proposals.enumerated().map { position, proposal in
      problem.funds.map { fund in
        fund.proposals.contains(position)
          ? add(.init("pays(\(fund.id),\(proposal.id))", objective: 0)) : nil
      }
    }
    together = problem.relations.map { relation in
      guard case .complements(_, let people) = relation.kind else { return nil }
      return add(.init("together(\(relation.id))", upper: people, objective: 0))
    }
    giftVariable = gift.map { gift in
      add(.init("gift(\(problem.proposals[gift.proposal].id))", objective: 0))
    }
  }

  /// Ties coverage to being funded at all: at least the least, at most the most, all where it cannot be
  /// divided.
  private mutating func addScales() {
    for (position, proposal) in problem.proposals.enumerated() {
      guard let choice = funded[position] else { continue }
      let most = proposal.maximumCoverage
      let terms: Terms = [(coverage[position], 1), (choice, -most)]
      guard proposal.isDivisible else {
        linear.rows.append(.init("whole(\(proposal.id))", lower: 0, upper: 0, terms: terms))
        continue
      }
      linear.rows.append(.init("most(\(proposal.id))", upper: 0, terms: terms))
      guard proposal.minimumCoverage > 0 else { continue }
      linear.rows.append(
        .init(
          "least(\(proposal.id))", lower: 0,
          terms: [(coverage[position], 1), (choice, -proposal.minimumCoverage)]))
    }
  }

  /// What a proposal costs is what is paid for it.
  private mutating func addPayments() {
    for purse in PortfolioFund.Purse.allCases {
      for (position, proposal) in problem.proposals.enumerated() {
        guard let budget = budgetPayments[purse]?[position] else { continue }
        let funds: Terms = problem.funds.indices.compactMap { fund in
          problem.funds[fund].purse == purse
            ? payments[position][fund].map { ($0, 1) } : nil
        }
        linear.rows.append(
          .init(
            "paid(\(purse.rawValue),\(proposal.id))", lower: 0, upper: 0,
            terms: [(budget, 1)] + funds + cost(of: position, purse, times: -1)))
      }
    }
    guard let gift, gift.kind == .money, let giftVariable else { return }
    let proposal = problem.proposals[gift.proposal]
    linear.rows.append(
      .init(
        "gift(\(proposal.id))", upper: 0,
        terms: [
          (giftVariable, 1),
          (coverage[gift.proposal], -proposal.cases * proposal.costPerCase / Self.pounds),
        ]))
  }

  /// What a proposal costs, in thousands of pounds.
  func cost(of position: Int, _ purse: PortfolioFund.Purse, times factor: Double) -> Terms {
    let proposal = problem.proposals[position]
    let size = factor / Self.pounds
    let choice = { (pounds: Double) -> Terms in
      pounds == 0 ? [] : funded[position].map { [($0, pounds * size)] } ?? []
    }
    switch purse {
    case .capital: return choice(proposal.capital)
    case .revenue:
      let off: Terms =
        gift == Gift(kind: .money, proposal: position)
        ? giftVariable.map { [($0, -factor)] } ?? [] : []
      return [(coverage[position], proposal.cases * proposal.costPerCase * size)]
        + choice(proposal.fixedCost) + off
    }
  }

  /// All benefit, each unit at its weight.
  func benefit(times factor: Double) -> Terms {
    var terms: Terms = problem.proposals.enumerated().map { position, proposal in
      (
        coverage[position],
        factor * proposal.weight * proposal.cases * proposal.benefitPerCase
      )
    }
    for (relation, variable) in zip(problem.relations, together) {
      guard case .complements(let benefitPerCase, _) = relation.kind, let variable else { continue }
      terms.append((variable, factor * problem.weight(of: relation) * benefitPerCase))
    }
    if let gift, gift.kind == .benefit, let giftVariable {
      terms.append((giftVariable, factor * problem.proposals[gift.proposal].weight))
    }
    return terms
  }

  /// What the portfolio is chosen for: in units of benefit, or thousands of pounds.
  var objective: Terms {
    let spending = { (factor: Double) -> Terms in
      problem.proposals.indices.flatMap { position in
        PortfolioFund.Purse.allCases.flatMap { cost(of: position, $0, times: factor) }
      }
    }
    switch problem.goal {
    case .mostBenefit: return benefit(times: 1)
    case .netBenefit(let price): return benefit(times: price / Self.pounds) + spending(-1)
    case .lowestCost: return spending(1)
    }
  }

  /// Units of the objective in one of `objective`.
  var objectiveSize: Double { problem.goal == .mostBenefit ? 1 : Self.pounds }
}
