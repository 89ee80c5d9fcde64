import Allocation
import Commissioning
import Testing

@Suite struct `What a portfolio is compared with` {
  @Test func `an even split gives every proposal the same share`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 3), proposal("b", cost: 30, benefit: 1, most: 0.5),
      ], revenue: 1250)
    // At their most they cost 1,000 and 1,500, so half of each.
    let split = try #require(try PortfolioSearch(problem).evenSplit())
    #expect(abs(split.share - 0.5) < 1e-5)
    #expect(abs(split.value - (150 + 25)) < 1e-2)
  }

  @Test(arguments: [(0.2, 0.5), (0.8, 0.8)])
  func `an even split gives what is compulsory the share or what it must have, and no more`(
    compulsory: Double, coverage: Double
  ) throws {
    // There are nurses for half of B, and money for all of A.
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 3, compulsory: compulsory, minutes: [0]),
        proposal("b", cost: 10, benefit: 1, minutes: [1800]),
      ], cadres: [PortfolioProblem.Cadre(id: "nurses", wholeTimeEquivalents: 1)], revenue: 2000)
    let split = try #require(try PortfolioSearch(problem).evenSplit())
    #expect(abs(split.share - 0.5) < 1e-5)
    #expect(abs(split.value - (300 * coverage + 50)) < 1e-2)
  }

  @Test func `an even split reaches a stated benefit with all, and not with what is compulsory`()
    throws
  {
    // Half of each gains 150 and 50; A alone would gain 200 for less.
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 3, compulsory: 0.2),
        proposal("b", cost: 10, benefit: 1),
      ], goal: .lowestCost(atLeast: 200))
    let split = try #require(try PortfolioSearch(problem).evenSplit())
    #expect(abs(split.share - 0.5) < 1e-5)
    #expect(abs(split.value - 1000) < 1e-1)
  }

  @Test func `what is compulsory and not worth its cost is ranked at the least it may be`() throws {
    var problem = PortfolioProblem(
      proposals: [proposal("poor", cost: 10, benefit: 0.5, least: 0.5, compulsory: 0.3)],
      goal: .netBenefit(poundsPerUnit: 10))
    expect(try PortfolioSearch(problem).ranked().coverage, near: [0.5])
    problem.proposals[0].minimumCoverage = 0
    expect(try PortfolioSearch(problem).ranked().coverage, near: [0.3])
    problem.proposals[0].isDivisible = false
    expect(try PortfolioSearch(problem).ranked().coverage, near: [1])
    problem.proposals[0].compulsoryCoverage = 0
    expect(try PortfolioSearch(problem).ranked().coverage, near: [0])
  }

  @Test func `what limits force is ranked by benefit per pound, worth its cost or not`() throws {
    var problem = PortfolioProblem(
      proposals: [
        proposal("worse", cost: 10, benefit: 0.2), proposal("poor", cost: 10, benefit: 0.5),
      ],
      ringFences: [
        PortfolioRingFence(
          id: "f", serviceLine: "community", bound: .atLeast, amount: .pounds(700))
      ], goal: .netBenefit(poundsPerUnit: 10))
    expect(try PortfolioSearch(problem).ranked().coverage, near: [0, 0.7])
    problem.ringFences = []
    problem.proposals[0].minimumCoverage = 0.4
    problem.proposals[1].compulsoryCoverage = 0.1
    problem.relations = [PortfolioRelation(id: "r", kind: .requires, proposals: [1, 0])]
    expect(try PortfolioSearch(problem).ranked().coverage, near: [0.4, 0.1])
  }
}
