import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `The limits of a plan` {
  /// Programmes that save lives, so that the people eligible, and with them the cost, depend on what
  /// is bought.
  private static let market: TinyMarket = {
    var market = TinyMarket(
      interventions: [
        programme(
          "clinic", reach: 0.5, unitCost: 60, setUpCost: 40, staff: 3, decay: 0.3, upward: 0.6,
          deaths: 0.7, quality: 0.002),
        programme(
          "ward", line: "acute", segments: ["high"], reach: 0.9, unitCost: 250, staff: 12,
          deaths: 0.6, quality: 0.01),
        programme("visits", line: "community", unitCost: 90, staff: 6, quality: 0.006),
      ], planYears: 4)
    market.ringFences = [
      RingFence(
        id: "community", serviceLine: "community", bound: .atLeast,
        amount: .shareOfSpend([0.25, 0.25, 0.25, 0.25])),
      RingFence(
        id: "acute", serviceLine: "acute", bound: .atMost,
        amount: .pounds([8e4, 9e4, 1e5, 1.1e5])),
    ]
    market.workforce = [
      WorkforceLimit(
        staffGroup: 0, id: "nurses", title: "Nurses", wholeTimeEquivalents: [14, 15, 16, 17])
    ]
    market.largestMovement = 0.4
    return market
  }()

  private static func market(budget: Double) -> TinyMarket {
    var market = Self.market
    market.budget = budget
    return market
  }

  private static let budgets = [5e4, 1.5e5, 3e5, 6e5, 1e7]

  /// A limit is kept to a share of itself.
  private static func isWithin(_ used: Double, _ most: Double) -> Bool {
    used <= most + Allocator.limitTolerance * max(abs(most), 1)
  }

  @Test(arguments: budgets)
  func `money, ring-fences and staff are kept to in every year`(budget: Double) throws {
    let market = Self.market(budget: budget)
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    for year in 0..<4 {
      let spent = market.spending(run[year])
      #expect(Self.isWithin(spent, budget))
      let community = market.spending(run[year], serviceLine: "community")
      #expect(Self.isWithin(-community, -0.25 * spent))
      let acute = market.spending(run[year], serviceLine: "acute")
      #expect(Self.isWithin(acute, 8e4 + 1e4 * Double(year)))
      let staff = (0..<3).reduce(0.0) { sum, position in
        sum + (run[year].reached[position, 0] + run[year].reached[position, 1]) / 1000
          * (market.interventions[position].resources.workforce[0] ?? 0)
      }
      #expect(Self.isWithin(staff, 14 + Double(year)))
    }
  }

  @Test(arguments: budgets)
  func `coverage stays within reach and moves no faster than it may`(budget: Double) throws {
    let market = Self.market(budget: budget)
    let plan = try market.allocate().plan
    for (position, intervention) in market.interventions.enumerated() {
      for place in 0..<2 {
        var before = 0.0
        for year in 0..<4 {
          let now = plan[position, place, year]
          #expect(now >= 0 && Self.isWithin(now, intervention.reach))
          #expect(Self.isWithin(abs(now - before), 0.4 * intervention.reach))
          before = now
        }
      }
    }
  }

  @Test(arguments: budgets)
  func `what is reported of a limit is what the plan uses`(budget: Double) throws {
    let market = Self.market(budget: budget)
    let allocation = try market.allocate()
    let reported = allocation.limits.filter { $0.kind == .budget }
    #expect(reported.map(\.year) == Array(market.model.horizon.years.prefix(4)))
    for (limit, year) in zip(reported, allocation.run) {
      // Some hundred thousand pounds, summed in two orders.
      #expect(abs(limit.used - market.spending(year)) <= 1e-6)
      #expect(abs(limit.have - limit.used - limit.slack) <= 1e-6 && limit.have == budget)
    }
    #expect(allocation.limits.allSatisfy { Self.isWithin(-$0.slack, 0) || $0.kind != .reach })
  }

  @Test(arguments: zip(budgets, budgets.dropFirst()))
  func `more money never does less good`(less: Double, more: Double) throws {
    let gains = try [less, more].map { try Self.market(budget: $0).allocate().value }
    // Either plan may stop short of the best by the allocator's own tolerance.
    #expect(gains[1] >= gains[0] * (1 - Allocator.tolerance))
  }

  @Test func `a benefit that lasts is not bought twice for the same people`() throws {
    var market = TinyMarket(
      interventions: [programme("lasting", unitCost: 1, decay: 0.1, quality: 0.01)], planYears: 5)
    market.budget = 1e7
    let plan = try market.allocate().plan
    let kernel = market.model.kernel(of: 0)
    for year in 0..<5 {
      let exposure = (0...year).reduce(0.0) { $0 + plan[0, 0, $1] * kernel[year - $1] }
      #expect(Self.isWithin(exposure, 1))
    }
  }

  @Test func `a ring-fence beyond the budget stands against it, and both are named`() throws {
    var market = Self.market(budget: 1e5)
    market.ringFences = [
      RingFence(
        id: "floor", serviceLine: "community", bound: .atLeast,
        amount: .pounds([0, 0, 1.6e5, 0]))
    ]
    market.workforce = []
    let failure = try #require(throws: AllocationFailure.self) { try market.allocate() }
    guard case .conflictingLimits(let clash) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(clash.isIrreducible)
    #expect(clash.parts.map(\.id) == ["budget", "ring_fences.floor"])
    // The two are 60,000 pounds apart: either may give way.
    #expect(clash.remedies.map { $0.changes.map(\.id) } == [["budget"], ["ring_fences.floor"]])
    for change in clash.remedies.flatMap(\.changes) {
      expect([change.size / 6e4], near: [1])
      #expect(change.unit == "GBP" && change.times == 1 && "\(change.year)" == "2028/29")
    }
    #expect(
      clash.parts.map(\.sentence) == [
        "Programmes may spend at most £100,000 in 2028/29.",
        "Spending on community must be at least £160,000 in 2028/29.",
      ])
  }

  @Test func `a ring-fence that staff cannot fill stands against the staff`() throws {
    var market = Self.market(budget: 1e6)
    market.ringFences = [
      RingFence(
        id: "floor", serviceLine: "community", bound: .atLeast,
        amount: .pounds(Array(repeating: 3e5, count: 4)))
    ]
    market.largestMovement = 1
    let failure = try #require(throws: AllocationFailure.self) { try market.allocate() }
    guard case .conflictingLimits(let clash) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(Set(clash.parts.map(\.id)) == ["ring_fences.floor", "workforce.nurses"])
    #expect(clash.remedies.count == 2)
  }

  @Test func `a floor is kept to even where it does no good`() throws {
    var market = TinyMarket(interventions: [
      programme("good", unitCost: 50, quality: 0.01),
      programme("bad", line: "community", unitCost: 50, quality: -0.01),
    ])
    market.ringFences = [
      RingFence(
        id: "floor", serviceLine: "community", bound: .atLeast, amount: .pounds([30_000]))
    ]
    market.budget = 40_000
    let allocation = try market.allocate()
    let spent = market.spending(allocation.run[0], serviceLine: "community")
    expect([spent / 30_000], near: [1])
    #expect(allocation.value < 0)
  }
}
