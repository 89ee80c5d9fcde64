import Allocation
import Commissioning
import Testing

@Suite struct `The best portfolio` {
  @Test(arguments: 1...12)
  func `of indivisible proposals is the one that looking at every choice finds`(
    seed: UInt64
  ) throws {
    let problem = PortfolioProblem.random(10, seed: seed)
    let best = try problem.best()
    let enumerated = try #require(problem.bestByEnumeration)
    #expect(abs(best.value - enumerated) <= portfolioTolerance * enumerated)
    #expect(best.gap <= portfolioTolerance)
    #expect(problem.largestExcess(of: best) <= portfolioTolerance)
  }

  @Test(arguments: 1...8)
  func `with requirements, exclusions and packages is the one that looking at every choice finds`(
    seed: UInt64
  ) throws {
    var problem = PortfolioProblem.random(9, seed: seed)
    problem.relations = [
      PortfolioRelation(id: "r", kind: .requires, proposals: [0, 1, 2]),
      PortfolioRelation(id: "e", kind: .excludes, proposals: [3, 4, 5]),
      PortfolioRelation(id: "p", kind: .package, proposals: [6, 7]),
      PortfolioRelation(id: "s", kind: .substitutes(people: 150), proposals: [1, 8]),
      PortfolioRelation(
        id: "c", kind: .complements(benefitPerCase: 3, people: 60), proposals: [2, 8]),
    ]
    problem.ringFences = [
      PortfolioRingFence(
        id: "f", serviceLine: "mental", bound: .atLeast, amount: .shareOfSpend(0.2))
    ]
    for position in [2, 3, 6] { problem.proposals[position].serviceLine = "mental" }
    let enumerated = try #require(problem.bestByEnumeration)
    #expect(abs(try problem.best().value - enumerated) <= portfolioTolerance * enumerated)
    problem.goal = .netBenefit(poundsPerUnit: 12)
    let net = try #require(problem.bestByEnumeration)
    #expect(abs(try problem.best().value - net) <= portfolioTolerance * abs(net) + 1e-3)
    problem.goal = .lowestCost(atLeast: enumerated * 0.7)
    let cheapest = try #require(problem.bestByEnumeration)
    #expect(abs(try problem.best().value - cheapest) <= portfolioTolerance * cheapest)
  }

  @Test(arguments: 1...6)
  func `of divisible proposals under one budget is benefit per pound from the top`(
    seed: UInt64
  ) throws {
    var problem = PortfolioProblem.random(12, seed: seed)
    for position in problem.proposals.indices {
      problem.proposals[position].isDivisible = true
      problem.proposals[position].fixedCost = 0
      problem.proposals[position].capital = 0
      problem.proposals[position].minutesPerCase = [0, 0]
    }
    var left = try #require(problem.revenue)
    var value = 0.0
    for position in PortfolioSearch(problem).ranking {
      let proposal = problem.proposals[position]
      let share = min(1, left / proposal.revenue(at: 1))
      left -= share * proposal.revenue(at: 1)
      value += share * proposal.cases * proposal.benefitPerCase
    }
    #expect(abs(try problem.best().value - value) <= portfolioTolerance * value)
    #expect(
      abs(try PortfolioSearch(problem).ranked().value - value) <= portfolioTolerance * value)
  }

  @Test func `uses a fund for the proposals that may use it, and that first`() throws {
    // A hundred cases of each at 10 cost 1,000. The fund pays for half of A; of the budget of 1,200
    // A takes 500 and B, which gains less, has 700.
    var problem = PortfolioProblem(
      proposals: [proposal("a", cost: 10, benefit: 2), proposal("b", cost: 10, benefit: 1)],
      revenue: 1200,
      funds: [
        PortfolioFund(
          id: "grant", title: "Grant", amount: 500, purse: .revenue, proposals: [0])
      ])
    let best = try problem.best()
    expect(best.coverage, near: [1, 0.7])
    expect(best.payments.map { $0[0] / 500 }, near: [1, 0])
    #expect(abs(best.value - 270) < 1e-3)
    #expect(abs(problem.budgetPayment(.revenue, for: 0, in: best) - 500) < 1e-3)
    // What it may not pay for it does not.
    problem.funds[0].proposals = [1]
    expect(try problem.best().coverage, near: [1, 0.7])
    problem.funds[0].purse = .capital
    expect(try problem.best().coverage, near: [1, 0.2])
  }

  @Test func `of substitutes serves each person once`() throws {
    let problem = PortfolioProblem(
      proposals: [proposal("a", cost: 10, benefit: 2), proposal("b", cost: 1, benefit: 1)],
      revenue: 550,
      relations: [
        PortfolioRelation(id: "one", kind: .substitutes(people: 100), proposals: [0, 1])
      ])
    // With all served, each pound over 100 turns a B into an A at 9: 50 of each.
    let best = try problem.best()
    expect(best.coverage, near: [0.5, 0.5])
    #expect(abs(best.value - 150) < 1e-3)
  }

  @Test func `of complements gives the same people both`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 1), proposal("b", cost: 10, benefit: 1),
        proposal("c", cost: 10, benefit: 1.4),
      ], revenue: 1000,
      relations: [
        PortfolioRelation(
          id: "both", kind: .complements(benefitPerCase: 1, people: 100), proposals: [0, 1])
      ])
    // A person with A and B gains 3 for 20, and C gives 1.4 for 10.
    let best = try problem.best()
    expect(best.coverage, near: [0.5, 0.5, 0])
    #expect(abs(best.value - 150) < 1e-3)
    #expect(abs(problem.together(problem.relations[0], coverage: best.coverage) - 50) < 1e-3)
  }

  @Test func `keeps to what is compulsory and to least scales`() throws {
    var problem = PortfolioProblem(
      proposals: [
        proposal("poor", cost: 10, benefit: 1, compulsory: 0.3),
        proposal("good", cost: 10, benefit: 3, least: 0.8),
      ], revenue: 1000)
    // 300 for what is compulsory leaves 700, too little for eight tenths of the better one.
    expect(try problem.best().coverage, near: [1, 0])
    problem.revenue = 1150
    expect(try problem.best().coverage, near: [0.3, 0.85])
  }

  @Test func `weighs benefit by who gains it`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 1), proposal("b", cost: 10, benefit: 0.9, weight: 1.2),
      ], revenue: 1000)
    let best = try problem.best()
    expect(best.coverage, near: [0, 1])
    #expect(abs(best.value - 108) < 1e-3)
    #expect(abs(problem.benefit(best.coverage, weighted: false) - 90) < 1e-3)
  }

  @Test func `of net benefit takes what is worth its price and no more`() throws {
    let problem = PortfolioProblem(
      proposals: [proposal("a", cost: 10, benefit: 1.1), proposal("b", cost: 10, benefit: 0.9)],
      goal: .netBenefit(poundsPerUnit: 10))
    let best = try problem.best()
    expect(best.coverage, near: [1, 0])
    #expect(abs(best.value - 100) < 1e-3)
  }

  @Test(arguments: 1...4)
  func `is no worse with more money, and no better with less`(seed: UInt64) throws {
    var problem = PortfolioProblem.random(9, seed: seed)
    let full = try #require(problem.revenue)
    var last = -1.0
    for step in 0...8 {
      problem.revenue = full * Double(step) / 4
      let value = try problem.best().value
      #expect(value >= last - portfolioTolerance * abs(last))
      last = value
    }
  }

  @Test func `is the same to the last bit each time`() throws {
    let problem = PortfolioProblem.random(10, seed: 3)
    #expect(try problem.best() == problem.best())
  }
}
