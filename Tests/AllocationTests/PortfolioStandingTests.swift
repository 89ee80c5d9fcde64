import Allocation
import Commissioning
import Testing

@Suite struct `What a proposal is to the best portfolio` {
  private func standings(_ problem: PortfolioProblem) throws -> (Portfolio, [ProposalStanding]) {
    let search = PortfolioSearch(problem)
    let best = try search.best()
    return (best, try search.standings(in: best))
  }

  @Test(arguments: 1...4)
  func `the loss without it, and with it forced in, are those that looking at every choice finds`(
    seed: UInt64
  ) throws {
    let problem = PortfolioProblem.random(8, seed: seed)
    let (best, standings) = try standings(problem)
    for position in problem.proposals.indices {
      var other = problem
      if best.isFunded(position) {
        other.proposals[position].maximumCoverage = 0
        let without = try #require(other.bestByEnumeration)
        let loss = try #require(standings[position].lossIfLeftOut)
        #expect(abs(best.value - without - loss) <= portfolioTolerance * best.value)
      } else {
        other.proposals[position].compulsoryCoverage = 1
        if let with = other.bestByEnumeration {
          let forced = try #require(standings[position].forced)
          #expect(abs(best.value - with - forced.loss) <= portfolioTolerance * best.value)
        } else {
          #expect(!standings[position].blockedBy.isEmpty)
        }
      }
    }
  }

  @Test(arguments: 1...4)
  func `an indivisible one comes in at the cost and the benefit that are said, and not before`(
    seed: UInt64
  ) throws {
    let problem = PortfolioProblem.random(8, seed: seed)
    let (best, standings) = try standings(problem)
    /// Far beyond the solver's tolerance on either, and little beside the figures.
    let step = 0.01
    var told = 0
    for position in problem.proposals.indices where !best.isFunded(position) {
      if let cost = standings[position].costToComeIn {
        told += 1
        var other = problem
        other.proposals[position].costPerCase = cost - step
        #expect(try other.best().isFunded(position))
        other.proposals[position].costPerCase = cost + step
        #expect(try !other.best().isFunded(position))
      }
      if let benefit = standings[position].benefitToComeIn {
        told += 1
        var other = problem
        other.proposals[position].benefitPerCase = benefit + step
        #expect(try other.best().isFunded(position))
        other.proposals[position].benefitPerCase = benefit - step
        #expect(try !other.best().isFunded(position))
      }
    }
    #expect(told > 0, "of none it is said when it comes in")
  }

  @Test func `a divisible one comes in where its benefit a pound is that of the last pound`() throws
  {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 3), proposal("b", cost: 10, benefit: 2),
        proposal("c", cost: 10, benefit: 1),
      ], revenue: 1500)
    let (best, standings) = try standings(problem)
    expect(best.coverage, near: [1, 0.5, 0])
    // The last pound buys 0.2: C gains 1 a case, which is worth 5 pounds.
    #expect(abs(try #require(standings[2].costToComeIn) - 5) < 1e-3)
    #expect(abs(try #require(standings[2].benefitToComeIn) - 2) < 1e-3)
    let forced = try #require(standings[2].forced)
    // All 1,000 pounds C needs are taken from B, 500, and from A, 500, where they gain 0.3 each.
    #expect(abs(forced.loss - 150) < 1e-2)
    #expect(Set(forced.displaced.map(\.proposal)) == [0, 1])
    #expect(standings[0].costToComeIn == nil && standings[0].forced == nil)
  }

  @Test func `one that staff have no room for would not come in for nothing`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 3, minutes: [900]),
        proposal("b", cost: 10, benefit: 1, isDivisible: false, minutes: [900]),
        proposal("c", cost: 10, benefit: 9, isDivisible: false, minutes: [1800]),
      ], cadres: [PortfolioProblem.Cadre(id: "nurses", wholeTimeEquivalents: 1)])
    let (best, standings) = try standings(problem)
    expect(best.coverage, near: [1, 0, 0])
    #expect(standings[1].blockedBy.isEmpty && standings[1].costToComeIn == nil)
    #expect(abs(try #require(standings[1].benefitToComeIn) - 3) < 1e-3)
    #expect(standings[2].blockedBy.map(\.id) == ["limits.workforce.nurses"])
    #expect(standings[2].benefitToComeIn == nil && standings[2].forced == nil)
  }
}

@Suite struct `Portfolios nearly as good` {
  @Test(arguments: 1...4)
  func `the first is the farthest within the slack, by looking at every choice`(seed: UInt64) throws
  {
    let problem = PortfolioProblem.random(8, seed: seed)
    let search = PortfolioSearch(problem)
    let best = try search.best()
    let slack = 0.1
    let others = try search.alternatives(to: best, count: 3, slack: slack)
    var farthest = 0.0
    for bits in 0..<(1 << 8) {
      let coverage = problem.proposals.indices.map { Double(bits >> $0 & 1) }
      let portfolio = Portfolio(whole: coverage, in: problem)
      guard problem.largestExcess(of: portfolio) <= 1e-9,
        portfolio.value >= best.value * (1 - slack)
      else { continue }
      farthest = max(farthest, search.distance(portfolio, best))
    }
    #expect(abs((others.first.map { search.distance($0, best) } ?? 0) - farthest) < 1e-3)
    for (position, other) in others.enumerated() {
      #expect(other.value >= best.value * (1 - slack) - portfolioTolerance * best.value)
      #expect(problem.largestExcess(of: other) <= portfolioTolerance)
      for earlier in [best] + others[..<position] {
        #expect(search.distance(other, earlier) >= 0.9)
      }
    }
  }

  @Test func `a part-funded proposal may go either way`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 1), proposal("b", cost: 10, benefit: 1.001),
      ], revenue: 1400)
    let search = PortfolioSearch(problem)
    let best = try search.best()
    expect(best.coverage, near: [0.4, 1])
    let other = try #require(try search.alternatives(to: best, count: 1, slack: 0.05).first)
    // A rises to its most, and B falls as far as 95% of the best value lets it.
    let least = (best.value * 0.95 - 100) / 100.1
    #expect(abs(other.coverage[0] - 1) < 1e-4 && abs(other.coverage[1] - least) < 1e-4)
    #expect(try search.alternatives(to: best, count: 2, slack: 0).isEmpty)
  }
}
