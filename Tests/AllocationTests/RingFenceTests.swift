import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing
import Wording

/// Ring-fences that follow last year or doing nothing, and those that count all care.
@Suite struct `Ring-fences` {
  /// Care as simulated, at the prices of the year, and programmes, on the line `acute`.
  private static func allCare(_ year: YearOfSystem, _ market: TinyMarket) -> Double {
    (year.pounds[0, 0] + year.pounds[1, 0])
      * market.terms.priceLevel(year: year.year - TinyMarket.start)
      + market.spending(year, serviceLine: "acute")
  }

  /// A programme that keeps people out of beds, and one that is booked to the beds' line.
  private static func market(_ fences: [RingFence], planYears: Int = 3) -> TinyMarket {
    var market = TinyMarket(
      interventions: [
        programme("visits", line: "community", unitCost: 60, quality: 0.006, bedsAvoided: 0.3),
        programme("ward", line: "acute", segments: ["high"], unitCost: 250, quality: 0.002),
      ], planYears: planYears)
    market.ringFences = fences
    market.budget = 8e5
    return market
  }

  @Test func `at least last year plus growth compounds from the first year's floor`() throws {
    var market = TinyMarket(
      interventions: [
        programme("good", unitCost: 50, quality: 0.01),
        programme("useless", line: "mental", unitCost: 80, setUpCost: 20),
      ], planYears: 3)
    market.budget = 2e5
    market.ringFences = [
      RingFence(id: "first", serviceLine: "mental", bound: .atLeast, amount: .pounds([3e4, 0, 0])),
      RingFence(
        id: "growing", serviceLine: "mental", bound: .atLeast,
        amount: .shareOfLastYear([1.1, 1.1, 1.1])),
    ]
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let spent = (0..<3).map { market.spending(run[$0], serviceLine: "mental") }
    #expect(isWithin(3e4, spent[0]))
    for year in 1..<3 { #expect(isWithin(1.1 * spent[year - 1], spent[year])) }
    let limits = allocation.limits.filter { $0.id == "ring_fences.growing" }
    #expect(limits.map { "\($0.year)" } == ["2027/28", "2028/29"])
    expect([limits[0].have / (1.1 * spent[0]), limits[0].used / spent[1]], near: [1, 1])
    #expect(
      limits[0].sentence
        == "Spending on mental must be at least 110% of that of 2026/27 in 2027/28.")
  }

  @Test func `no floor is invented for programmes before there was a year`() throws {
    var market = Self.market([
      RingFence(
        id: "acute", serviceLine: "acute", bound: .atMost,
        amount: .shareOfLastYear([1, 1, 1]))
    ])
    market.budget = 3e6
    // A ceiling of last year's nothing would forbid the line for ever; in the first year it is free.
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let spent = (0..<3).map { market.spending(run[$0], serviceLine: "acute") }
    #expect(spent[0] > 0)
    for year in 1..<3 { #expect(isWithin(spent[year], spent[year - 1])) }
    #expect(!allocation.limits.contains { $0.kind == .ringFence && $0.year == TinyMarket.start })
  }

  @Test(arguments: [RingFence.Amount.shareOfDoingNothing([1, 1, 1]), .shareOfLastYear([1, 1, 1])])
  func `all care is held to doing nothing, or to the year before, as simulated`(
    amount: RingFence.Amount
  ) throws {
    let fence = RingFence(
      id: "beds", serviceLine: "acute", bound: .atLeast, amount: amount, counting: .allCare)
    let market = Self.market([fence])
    let nothing = market.baseline.map { Self.allCare($0, market) }
    let free = market.run(try Self.market([]).allocate().plan)
    #expect(Self.allCare(free[0], market) < 0.99 * nothing[0])
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let spent = (0..<3).map { Self.allCare(run[$0], market) }
    for year in 0..<3 {
      let floor: Double
      if case .shareOfLastYear = amount, year > 0 {
        floor = spent[year - 1]
      } else {
        floor = nothing[year]
      }
      #expect(isWithin(floor, spent[year]))
    }
    let limits = allocation.limits.filter { $0.kind == .ringFence }
    #expect(limits.count == 3)
    for (limit, spent) in zip(limits, spent) { expect([limit.used / spent], near: [1]) }
    expect([limits[0].have / nothing[0]], near: [1])
    #expect(limits[0].slack < 1e-3 * nothing[0] && limits[0].shadowPrice > 0)
  }

  @Test func `a pound less of a floor on all care is worth its shadow price`() throws {
    func gain(_ pounds: Double) throws -> (value: Double, price: Double) {
      let market = Self.market(
        [
          RingFence(
            id: "beds", serviceLine: "acute", bound: .atLeast, amount: .pounds([pounds]),
            counting: .allCare)
        ], planYears: 1)
      let allocation = try market.allocate()
      let limit = try #require(allocation.limits.first { $0.kind == .ringFence })
      return (allocation.value, limit.shadowPrice)
    }
    let nothing = Self.allCare(Self.market([]).baseline[0], Self.market([]))
    let (tight, loose) = (try gain(nothing), try gain(nothing - 1e5))
    // Gains bend a little over a hundred thousand pounds; the price is that of the last pound.
    #expect(tight.price > 0)
    #expect(abs((loose.value - tight.value) / (1e5 * tight.price) - 1) < 0.05)
  }

  @Test func `the rows read as their sentences`() throws {
    var market = TinyMarket.still([
      programme("visits", line: "community", unitCost: 60, quality: 0.006),
      programme("ward", line: "acute", segments: ["high"], unitCost: 250, quality: 0.002),
    ])
    market.planYears = 2
    market.ringFences = [
      RingFence(
        id: "half", serviceLine: "acute", bound: .atMost, amount: .shareOfSpend([0.5, 0.25])),
      RingFence(
        id: "care", serviceLine: "acute", bound: .atLeast, amount: .shareOfLastYear([1, 1.02]),
        counting: .allCare),
    ]
    let allocation = try market.allocate()
    #expect(allocation.rows("ring_fences.half(all,2027/28)") == Self.halfRow)
    #expect(allocation.rows("ring_fences.care") == Self.careRows)
    #expect(
      Set(allocation.limits.filter { $0.kind == .ringFence }.map(\.sentence)) == [
        "Spending on acute must be at most 50% of programme spending in 2026/27.",
        "Spending on acute must be at most 25% of programme spending in 2027/28.",
        "Spending on acute, care and programmes, must be at least what doing nothing spends in 2026/27.",
        "Spending on acute, care and programmes, must be at least 102% of that of 2026/27 in 2027/28.",
      ])
  }

  private static let halfRow = """
     ring_fences.half(all,2027_28): - 257550 coverage(visits,A,2027_28)
        - 137865 coverage(visits,B,2027_28) + 568125 coverage(ward,A,2027_28)
        + 397687.5 coverage(ward,B,2027_28) <= 0
    """
  /// Nobody moves, so care is 12.36 million pounds of the first year's prices in both years: the row of
  /// the second wants 2% more of it and finds 1% in prices.
  private static let careRows = """
     ring_fences.care(all,2026_27): 750000 coverage(ward,A,2026_27) + 525000 coverage(ward,B,2026_27) >= 0
     ring_fences.care(all,2027_28): - 765000 coverage(ward,A,2026_27) + 757500 coverage(ward,A,2027_28)
        - 535500 coverage(ward,B,2026_27) + 530250 coverage(ward,B,2027_28) >= 123600
    """
}
