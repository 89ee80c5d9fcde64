import Allocation
import Commissioning
import Testing

@Suite struct `What the limits of a portfolio are worth` {
  /// Four divisible proposals, two limits that bind and one that does not.
  private static let divisible = PortfolioProblem(
    proposals: [
      proposal("a", cost: 10, benefit: 3, minutes: [900]),
      proposal("b", cost: 20, benefit: 5, minutes: [300]),
      proposal("c", cost: 30, benefit: 6, minutes: [0]),
      proposal("d", cost: 5, benefit: 0.5, minutes: [0]),
    ],
    cadres: [PortfolioProblem.Cadre(id: "nurses", wholeTimeEquivalents: 1)],
    minutesPerWholeTimeEquivalent: 90_000, revenue: 4000, capital: 10)

  private func limits(_ problem: PortfolioProblem) throws -> (Portfolio, [PortfolioLimit]) {
    try PortfolioSearch(problem).bestWithLimits()
  }

  @Test func `a shadow price is what a pound more and a pound less change`() throws {
    let (best, limits) = try limits(Self.divisible)
    let revenue = try #require(limits.first { $0.id == "limits.revenue" })
    #expect(revenue.shadowPrice > 0.1)
    for step in [-10.0, 10] {
      var moved = Self.divisible
      moved.revenue = 4000 + step
      #expect(abs(try moved.best().value - best.value - revenue.shadowPrice * step) < 1e-4)
    }
    let staff = try #require(limits.first { $0.id == "limits.workforce.nurses" })
    #expect(staff.shadowPrice > 1)
    for step in [-0.01, 0.01] {
      var moved = Self.divisible
      moved.cadres[0].wholeTimeEquivalents = 1 + step
      #expect(abs(try moved.best().value - best.value - staff.shadowPrice * step) < 1e-4)
    }
    let capital = try #require(limits.first { $0.id == "limits.capital" })
    #expect(capital.shadowPrice == 0 && capital.slack == 10 && capital.priceHolds == nil)
  }

  @Test func `a price holds to the ends of its range and no further`() throws {
    let (best, limits) = try limits(Self.divisible)
    let revenue = try #require(limits.first { $0.id == "limits.revenue" })
    let range = try #require(revenue.priceHolds)
    #expect(range.contains(4000))
    func value(_ pounds: Double) throws -> Double {
      var moved = Self.divisible
      moved.revenue = pounds
      return try moved.best().value
    }
    for end in [range.lowerBound, range.upperBound] {
      #expect(
        abs(try value(end) - best.value - revenue.shadowPrice * (end - 4000)) < 1e-3)
    }
    let beyond = range.upperBound + 200
    #expect(try value(beyond) < best.value + revenue.shadowPrice * (beyond - 4000) - 1)
  }

  @Test func `a twentieth more of a limit is worth what choosing afresh gains`() throws {
    var problem = PortfolioProblem.random(8, seed: 5)
    let (best, limits) = try limits(problem)
    let gain = try #require(limits.first { $0.id == "limits.revenue" }?.gainOfMore)
    problem.revenue = problem.revenue.map { $0 * 1.05 }
    let more = try #require(problem.bestByEnumeration)
    #expect(abs(gain - (more - best.value)) <= portfolioTolerance * more)
  }

  @Test func `a floor's price is what less of it gains`() throws {
    var problem = Self.divisible
    problem.goal = .lowestCost(atLeast: 600)
    let (best, limits) = try limits(problem)
    let floor = try #require(limits.first { $0.id == "objective.at_least" })
    #expect(floor.isFloor && floor.unit == "QALYs")
    problem.goal = .lowestCost(atLeast: 599)
    #expect(abs(best.value - (try problem.best().value) - floor.shadowPrice) < 1e-3)
  }

  @Test func `use and slack are told for a share of spending as for pounds`() throws {
    var problem = Self.divisible
    problem.proposals[0].serviceLine = "mental"
    problem.ringFences = [
      PortfolioRingFence(
        id: "mental", serviceLine: "mental", bound: .atMost, amount: .shareOfSpend(0.1))
    ]
    let (best, limits) = try limits(problem)
    let fence = try #require(limits.first { $0.id == "limits.ring_fences.mental" })
    let spent = problem.proposals.indices.reduce(0.0) { $0 + problem.revenue(of: $1, in: best) }
    #expect(abs(fence.have - spent * 0.1) < 1e-3)
    #expect(abs(fence.used - problem.revenue(of: 0, in: best)) < 1e-3)
    #expect(fence.shadowPrice > 0 && abs(fence.slack) < 1e-3)
  }
}

@Suite struct `A portfolio that cannot be` {
  @Test func `names the limits that conflict and the least that would have to give way`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("must", cost: 10, benefit: 1, compulsory: 0.9),
        proposal("may", cost: 10, benefit: 1),
      ], revenue: 500, capital: 100)
    let failure = #expect(throws: PortfolioFailure.self) { try problem.best() }
    guard case .conflictingLimits(let conflicts) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(
      Set(conflicts.map(\.id)) == ["limits.revenue", "proposals.must.compulsory_coverage"])
    let relaxation = try PortfolioSearch(problem).cheapestRelaxation()
    // A share of cases weighs less than pounds: 0.4 of 1,000 cases against 400 of 1,000 pounds.
    #expect(relaxation.count == 1)
    let part = try #require(relaxation.first)
    #expect(abs(part.size - (part.id == "limits.revenue" ? 400 : 0.4)) < 1e-3)
  }

  @Test func `whose compulsory proposals exclude each other says so`() throws {
    let problem = PortfolioProblem(
      proposals: [
        proposal("a", cost: 10, benefit: 1, compulsory: 1, isDivisible: false),
        proposal("b", cost: 10, benefit: 1, compulsory: 1, isDivisible: false),
      ],
      relations: [PortfolioRelation(id: "either", kind: .excludes, proposals: [0, 1])])
    let failure = #expect(throws: PortfolioFailure.self) { try problem.best() }
    guard case .conflictingLimits(let conflicts) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(conflicts.map(\.id).contains("relations.either"))
    #expect(
      conflicts.first { $0.id == "relations.either" }?.sentence
        == "At most one of a, b is funded.")
  }
}
