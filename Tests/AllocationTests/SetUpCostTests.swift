import Allocation
import Commissioning
import PopulationHealth
import Testing

/// Set-up is paid for when coverage rises; a program must not invent a rise to keep a ring-fence.
@Suite struct `Set-up cost and ring-fences` {
  private static func market(_ fence: RingFence) -> TinyMarket {
    var market = TinyMarket(
      interventions: [
        programme(
          "talk", line: "mental", unitCost: 100, setUpCost: 400, staff: 20, quality: 0.004),
        programme("clinic", line: "acute", unitCost: 80, setUpCost: 50, deaths: 0.8),
      ], planYears: 3)
    market.ringFences = [fence]
    market.workforce = [
      WorkforceLimit(
        staffGroup: 0, id: "therapists", title: "Therapists",
        wholeTimeEquivalents: [15, 15, 15])
    ]
    return market
  }

  @Test(arguments: [
    RingFence(
      id: "f", serviceLine: "mental", bound: .atLeast, amount: .shareOfSpend([0.6, 0.6, 0.6])),
    RingFence(
      id: "f", serviceLine: "mental", bound: .atMost, amount: .shareOfSpend([0.2, 0.2, 0.2])),
    RingFence(
      id: "f", serviceLine: "mental", bound: .atLeast, amount: .pounds([3e4, 3e4, 3e4])),
  ])
  func `a fence is kept by spending that is simulated`(fence: RingFence) throws {
    let market = Self.market(fence)
    let allocation = try market.allocate()
    #expect(allocation.value > 0)
    #expect(allocation.isConverged)
    for year in market.run(allocation.plan).prefix(3) {
      let spent = market.spending(year)
      let line = market.spending(year, serviceLine: "mental")
      let tolerance = Allocator.limitTolerance * max(spent, 1)
      switch (fence.bound, fence.amount) {
      case (.atLeast, .shareOfSpend(let share)): #expect(line >= share[0] * spent - tolerance)
      case (.atMost, .shareOfSpend(let share)): #expect(line <= share[0] * spent + tolerance)
      case (.atLeast, .pounds(let pounds)): #expect(line >= pounds[0] - tolerance)
      case (.atMost, .pounds(let pounds)): #expect(line <= pounds[0] + tolerance)
      default: Issue.record("\(fence.amount) is not tested here")
      }
    }
  }

  @Test func `a floor that staff cannot deliver is a conflict and not a rise`() {
    let market = Self.market(
      RingFence(id: "f", serviceLine: "mental", bound: .atLeast, amount: .pounds([1e6, 1e6, 1e6])))
    let failure = #expect(throws: AllocationFailure.self) { try market.allocate() }
    guard case .conflictingLimits(let clash) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(clash.parts.contains { $0.id == "ring_fences.f" })
  }

  @Test func `a floor at what a plan is known to spend, set-up and all, can be met`() throws {
    var market = Self.market(
      RingFence(id: "f", serviceLine: "mental", bound: .atLeast, amount: .shareOfSpend([0, 0, 0])))
    market.budget = 1e7
    let free = try market.allocate()
    let spent = market.spending(market.run(free.plan)[0], serviceLine: "mental")
    #expect(spent > 0)
    market.ringFences = [
      RingFence(
        id: "f", serviceLine: "mental", bound: .atLeast, amount: .pounds([spent * 0.99, 0, 0]))
    ]
    let held = try market.allocate()
    #expect(market.spending(market.run(held.plan)[0], serviceLine: "mental") >= spent * 0.99)
  }

  @Test
  func `money for one year buys what is dropped in the next, whatever share a fence asks for`()
    throws
  {
    var market = Self.market(
      RingFence(
        id: "f", serviceLine: "mental", bound: .atLeast, amount: .shareOfSpend([0.6, 0.6, 0.6])))
    func gain(later: Double) throws -> Double {
      market.adding = { $0.budget = [1e5, later, later] }
      return try market.allocate().value
    }
    let (none, little) = (try gain(later: 0), try gain(later: 100))
    #expect(none > 0)
    // A thousandth of the money gains no more than that share and a little.
    #expect(none > little * 0.99, "\(none) \(little)")
  }
}
