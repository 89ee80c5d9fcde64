import Allocation
import Commissioning
import PopulationHealth
import Testing

@Suite struct `A plan beside other rules` {
  /// Nobody moves, so that gains add up. High need is 5,100 people, low 21,000.
  private static var market: TinyMarket {
    var market = TinyMarket.still([
      programme("good", segments: ["high"], reach: 0.5, unitCost: 100, quality: 0.04),
      programme("fair", line: "community", segments: ["low"], unitCost: 100, quality: 0.03),
      programme("harm", segments: ["low"], unitCost: 10, quality: -0.01),
    ])
    market.budget = 600_000
    return market
  }

  private static func comparison(
    _ rule: PlanComparison.Rule, _ market: TinyMarket
  ) throws -> PlanComparison {
    try #require(try market.explain().comparisons.first { $0.rule == rule })
  }

  @Test func `the plan and doing nothing are what they are elsewhere`() throws {
    let market = Self.market
    let allocation = try market.allocate()
    let plan = try Self.comparison(.plan, market)
    #expect(plan.plan == allocation.plan && plan.gain == allocation.value)
    #expect(plan.breaches.isEmpty)
    let nothing = try Self.comparison(.nothing, market)
    #expect(nothing.plan == market.model.nothing)
    #expect(nothing.gain == 0 && nothing.pounds == 0 && nothing.programmePounds == 0)
  }

  @Test func `an even split spends a third on each as far as its reach allows`() throws {
    let split = try Self.comparison(.evenSplit, Self.market)
    // 200,000 pounds each: 2,000 people at 100 pounds; for 10 pounds 20,000, who are not quite all.
    let people = [5100.0, 21_000, 21_000]
    for (position, reached) in [2000.0, 2000, 20_000].enumerated() {
      for place in 0..<2 {
        expect([split.plan[position, place, 0] * people[position] / reached], near: [1])
      }
    }
    expect([split.gain / (2000 * 0.04 + 2000 * 0.03 - 20_000 * 0.01)], near: [1])
    expect([split.programmePounds / 6e5], near: [1])
  }

  @Test func `the cheapest for a gain come first, and what gains nothing not at all`() throws {
    let ranked = try Self.comparison(.cheapestFirst, Self.market)
    // All the 2,550 of high need who can be reached, and 3,450 of the others.
    for place in 0..<2 {
      expect([ranked.plan[0, place, 0], ranked.plan[1, place, 0] * 21_000 / 3450], near: [0.5, 1])
      #expect(ranked.plan[2, place, 0] == 0)
    }
    expect([ranked.gain / (2550 * 0.04 + 3450 * 0.03)], near: [1])
    expect([ranked.gain / (try #require(ranked.qalys))], near: [1])
    #expect(ranked.breaches.isEmpty)
  }

  @Test func `a rule that breaks a limit has it named, with by how much`() throws {
    var market = Self.market
    market.ringFences = [
      RingFence(id: "home", serviceLine: "community", bound: .atLeast, amount: .pounds([400_000]))
    ]
    let ranked = try Self.comparison(.cheapestFirst, market)
    let breach = try #require(ranked.breaches.first)
    #expect(ranked.breaches.count == 1 && breach.id == "ring_fences.home" && breach.times == 1)
    expect([breach.amount / 55_000], near: [1])
    #expect(try Self.comparison(.plan, market).breaches.isEmpty)
    let nothing = try Self.comparison(.nothing, market)
    expect([(nothing.breaches.first?.amount ?? 0) / 400_000], near: [1])
  }

  @Test func `a slowest fall does not hold the first years of a rule to itself`() throws {
    var market = Self.market
    market.planYears = 3
    let free = try Self.comparison(.cheapestFirst, market)
    market.adding = {
      $0.pace = [
        PaceOfChange(
          id: "gently", measure: .coverage, scope: ProgrammeScope(), up: nil, down: 0.02)
      ]
    }
    let ranked = try Self.comparison(.cheapestFirst, market)
    #expect(free.plan[0, 0, 0] == 0.5)
    #expect(ranked.plan == free.plan)
  }

  @Test func `rules keep to money, staff and pace as people eligible change with the plan`() throws
  {
    var market = TinyMarket(
      interventions: [
        programme(
          "clinic", reach: 0.8, unitCost: 60, setUpCost: 30, staff: 5, decay: 0.5, upward: 0.6,
          deaths: 0.7, quality: 0.002),
        programme("ward", segments: ["high"], unitCost: 250, staff: 12, deaths: 0.5),
      ], planYears: 4)
    market.budget = 3e5
    market.largestMovement = 0.3
    market.workforce = [
      WorkforceLimit(
        staffGroup: 0, id: "nurses", title: "Nurses", wholeTimeEquivalents: [10, 11, 12, 13])
    ]
    let comparisons = try market.explain().comparisons
    #expect(!comparisons.isEmpty)
    for comparison in comparisons {
      #expect(comparison.breaches.isEmpty, "\(comparison.rule) \(comparison.breaches)")
      let run = market.run(comparison.plan)
      for year in run.prefix(4) {
        #expect(market.spending(year) <= 3e5 * (1 + Allocator.limitTolerance))
      }
      expect([comparison.gain], near: [market.meter.gain(of: run)])
    }
  }
}
