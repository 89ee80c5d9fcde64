import Allocation
import Commissioning
import PopulationHealth
import Testing

@Suite struct `What more room is worth` {
  @Test func `a price holds as far as is said`() throws {
    // Of the first, 2,550 people can be reached; of the second, 21,000; each for 100 pounds.
    var market = TinyMarket.still([
      programme("first", segments: ["high"], reach: 0.5, unitCost: 100, quality: 0.04),
      programme("second", segments: ["low"], unitCost: 100, quality: 0.03),
    ])
    market.budget = 600_000
    let before = try market.allocate()
    let budget = try #require(before.limits.first { $0.kind == .budget })
    let (more, less) = (try #require(budget.priceHoldsFor), try #require(budget.priceHeldFrom))
    expect([budget.shadowPrice * 1e4], near: [3])
    #expect(more > 0 && less > 0 && !budget.isFloor)
    // It holds at most until all of the second are reached, or only the first.
    #expect(more <= 1_755_001 && less <= 345_001)
    for change in [more, -less] {
      market.budget = 600_000 + change
      let after = try market.allocate().value
      expect([(after - before.value) / (budget.shadowPrice * change)], near: [1])
    }
  }

  @Test func `what a floor costs is the worth of lowering it`() throws {
    var market = TinyMarket.still([
      programme("good", unitCost: 100, quality: 0.04),
      programme("poor", line: "community", unitCost: 100, quality: 0.01),
    ])
    market.budget = 100_000
    market.ringFences = [
      RingFence(id: "home", serviceLine: "community", bound: .atLeast, amount: .pounds([30_000]))
    ]
    let limits = try market.allocate().limits
    let floor = try #require(limits.first { $0.kind == .ringFence })
    // A pound less for the poor one buys a pound of the good one.
    let (more, less) = (try #require(floor.priceHoldsFor), try #require(floor.priceHeldFrom))
    expect([floor.shadowPrice * 1e4, more / 30_000, less / 70_000], near: [3, 1, 1])
    #expect(floor.isFloor)
  }
}
