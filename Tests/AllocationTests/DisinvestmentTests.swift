import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `A service given up for another` {
  /// Each person who gives up the old service releases £300 and loses a little; its replacement costs
  /// £100 and makes up for less. Talks are what the money is wanted for.
  private static let market: TinyMarket = {
    var market = TinyMarket.still([
      programme("Clinic closed", segments: ["high"], unitCost: -300, quality: -0.004)
        .with(kind: .disinvestment),
      programme("Visits", segments: ["high"], unitCost: 100, quality: 0.001),
      programme("Talks", segments: ["low"], unitCost: 100, quality: 0.01),
    ])
    market.budget = 100_000
    return market
  }()

  private static func allocate(_ market: TinyMarket, ratio: Double) throws -> Allocation {
    var limits = market.moneyAlone
    limits.disinvestment = [
      DisinvestmentLimit(id: "clinic", givesUp: 0, replacedBy: 1, peoplePerPerson: ratio)
    ]
    return try market.allocate(within: limits)
  }

  @Test func `people give it up as far as the new one takes them in, and pay for what is wanted`()
    throws
  {
    let allocation = try Self.allocate(Self.market, ratio: 0.5)
    for place in 0..<2 {
      expect(
        [allocation.plan[0, place, 0], allocation.plan[1, place, 0]], near: [0.5, 1])
    }
    // 2,550 people release £765,000, 5,100 visits cost £510,000: £355,000 for talks.
    expect([allocation.value / (3550 * 0.01 + 5100 * 0.001 - 2550 * 0.004)], near: [1])
    #expect(
      allocation.program.text(of: "disinvestment") == """
        disinvestment.clinic(A,2026/27): 3000 coverage(Clinic closed,A,2026/27) + \
        -1500 coverage(Visits,A,2026/27) <= 0
        disinvestment.clinic(B,2026/27): 2100 coverage(Clinic closed,B,2026/27) + \
        -1050 coverage(Visits,B,2026/27) <= 0
        """)
    let told = try #require(allocation.limits.first { $0.kind == .disinvestment })
    #expect(
      told.sentence
        == "Clinic closed may take in at most 0.5 people for each person visits reaches in 2026/27."
    )
    #expect(told.unit == "people" && told.slack <= 1e-3 && told.shadowPrice > 0)
  }

  @Test func `nothing is given up before there is something in its place`() throws {
    var market = TinyMarket(
      interventions: Self.market.interventions, planYears: 3, death: 0.02, upward: 0.05)
    market.budget = 50_000
    var limits = market.moneyAlone
    limits.largestMovement = 0.4
    limits.disinvestment = [
      DisinvestmentLimit(id: "clinic", givesUp: 0, replacedBy: 1, peoplePerPerson: 1)
    ]
    let allocation = try market.allocate(within: limits)
    for year in market.run(allocation.plan).prefix(3) {
      for place in 0..<2 {
        #expect(year.reached[0, place] <= year.reached[1, place] + Allocator.limitTolerance)
      }
      #expect(market.spending(year) <= 50_000 * (1 + Allocator.limitTolerance))
    }
    #expect(allocation.plan[0, 0, 2] > 0)
  }

  @Test func `what it releases is in the books on both sides`() throws {
    let market = Self.market
    let allocation = try Self.allocate(market, ratio: 1)
    let accounts = Accounts(model: market.model, terms: market.terms)
    let book = try #require(accounts.settle(allocation.run, against: market.baseline).first)
    let nothing = try #require(accounts.settle(market.baseline, against: market.baseline).first)
    let given = -300 * (allocation.run[0].reached[0, 0] + allocation.run[0].reached[0, 1])
    #expect(given < 0)
    expect([book.recurrent[0].reduce(0, +) / given], near: [1])
    expect([book.programmePounds / market.spending(allocation.run[0])], near: [1])
    // Money in is money out: what costs fall or rise by, someone's position says too. A few million
    // pounds are summed in two orders.
    let lines = book.costs.reduce(0) { $0 + $1.pounds }
    let positions = book.positions.reduce(0) { $0 + $1.cost }
    expect([lines / positions], near: [1])
    let before = nothing.costs.reduce(0) { $0 + $1.pounds }
    expect([(lines - before) / book.programmePounds], near: [1])
    let income = book.positions.reduce(0) { $0 + $1.income }
    let incomeBefore = nothing.positions.reduce(0) { $0 + $1.income }
    expect([(income - incomeBefore) / book.programmePounds], near: [1])
  }
}
