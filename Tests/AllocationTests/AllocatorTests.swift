import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `The plan that is chosen` {
  /// Two programmes whose effects bend: each saves lives among the same people, so that each leaves
  /// less for the other, and keeps people well, so that later years change too.
  private static let bending = [
    programme(
      "clinic", reach: 0.8, unitCost: 60, setUpCost: 30, decay: 0.5, upward: 0.6, deaths: 0.7,
      quality: 0.002, bedsAvoided: 0.3),
    programme(
      "ward", line: "acute", segments: ["high"], reach: 0.9, unitCost: 250, deaths: 0.6,
      quality: 0.01, bedsAvoided: 0.4),
  ]

  @Test func `the best buys come first, until the money runs out`() throws {
    // In QALYs for a pound: 4e-4, 3e-4 and 1e-4. Nobody moves, so that gains simply add up.
    var market = TinyMarket.still([
      programme("third", segments: ["low"], quintiles: ["2"], unitCost: 100, quality: 0.01),
      programme("first", segments: ["high"], reach: 0.5, unitCost: 100, quality: 0.04),
      programme("second", segments: ["low"], quintiles: ["1"], unitCost: 100, quality: 0.03),
    ])
    // High need is 5,100 people, of whom half can be reached; low in the first quintile is 12,000.
    market.budget = 2550 * 100 + 6000 * 100
    let allocation = try market.allocate()
    for place in 0..<2 {
      expect([allocation.plan[0, place, 0], allocation.plan[1, place, 0]], near: [0, 0.5])
    }
    let second = 8000 * allocation.plan[2, 0, 0] + 4000 * allocation.plan[2, 1, 0]
    expect([second / 6000], near: [1])
    expect([allocation.value / (2550 * 0.04 + 6000 * 0.03)], near: [1])
  }

  @Test func `a pound more is worth its shadow price`() throws {
    var market = TinyMarket.still([
      programme("first", segments: ["high"], reach: 0.5, unitCost: 100, quality: 0.04),
      programme("second", segments: ["low"], unitCost: 100, quality: 0.03),
    ])
    market.budget = 600_000
    let before = try market.allocate()
    market.budget += 1000
    let after = try market.allocate()
    let price = try #require(before.limits.first { $0.id == "budget" }).shadowPrice
    expect([price * 1e4, (after.value - before.value) * 10], near: [3, 3])
  }

  @Test(arguments: [Objective.Measure.qalys, .lowestCost, .bedDays], [5e4, 4e5, 1e7])
  func `no plan on a grid of plans does better`(
    measure: Objective.Measure, budget: Double
  ) throws {
    var market = TinyMarket(interventions: Self.bending)
    (market.measure, market.budget) = (measure, budget)
    let allocation = try market.allocate()
    let (model, meter) = (market.model, market.meter)
    let start = model.startingPoint()
    let steps = 7
    var best = 0.0
    for point in 0..<(steps * steps * steps * steps) {
      var plan = model.nothing
      var rest = point
      for decision in plan.shares.indices {
        plan.shares[decision] =
          model.interventions[decision / 2].reach * Double(rest % steps) / Double(steps - 1)
        rest /= steps
      }
      var run: [YearOfSystem] = []
      model.simulate(plan, from: start) { run.append($1) }
      if market.spending(run[0]) <= budget { best = max(best, meter.gain(of: run)) }
    }
    // The allocator stops when a further step promises less than its tolerance.
    #expect(allocation.value >= best * (1 - Allocator.tolerance))
  }

  @Test(arguments: [Objective.Measure.qalys, .lowestCost, .bedDays], [0, 1e4, 2e5, 1e7])
  func `a plan is never worse than doing nothing`(
    measure: Objective.Measure, budget: Double
  ) throws {
    var market = TinyMarket(interventions: Self.bending, planYears: 3)
    (market.measure, market.budget) = (measure, budget)
    #expect(try market.allocate().value >= 0)
  }

  /// Each pays for itself alone: nine tenths of a stay saved for six tenths of its price. Together
  /// they save 0.99 of it for 1.2.
  @Test(arguments: [0.0, 0.04])
  func `of two that pay only one by one, no more is bought than of one`(death: Double) throws {
    let pounds = 0.6 * 0.8 * 2000
    var market = TinyMarket.still([
      programme("one", segments: ["high"], unitCost: pounds, deaths: 0.9, bedsAvoided: 0.9),
      programme("two", segments: ["high"], unitCost: pounds, deaths: 0.9, bedsAvoided: 0.9),
    ])
    (market.measure, market.budget, market.death) = (.lowestCost, 1e8, death)
    let allocation = try market.allocate()
    #expect(allocation.value > 0)
    // They are alike and so are the starts, so that the search may end with as much of either.
    for place in 0..<2 {
      let bought = allocation.plan[0, place, 0] + allocation.plan[1, place, 0]
      #expect(bought > 0 && bought <= 1)
    }
  }

  /// Two programmes do the same thing to the same people, so that only the larger effect counts: a
  /// cheap one, and a dear one that does more. With the cheap one in full there is too little left for
  /// the dear one to be the larger, and no small change helps: one has to leave the cheap one.
  @Test func `a better plan far from the nearest is found from another start`() throws {
    var market = TinyMarket.still([
      programme("cheap", segments: ["high"], places: ["A"], unitCost: 10, deaths: 0.6),
      programme("dear", segments: ["high"], places: ["A"], unitCost: 60, deaths: 0.5),
    ])
    market.interactions = [
      Interaction(first: 0, second: 1, condition: nil, rule: .larger, source: "made up")
    ]
    (market.death, market.budget) = (0.04, 165_000)
    let best = try market.allocate()
    #expect(best.starts[0].value < 0.9 * best.value && !best.startsAgree)
    let steps = 20
    for point in 0..<(steps * steps) {
      let (cheap, dear) = (Double(point / steps) / 19, Double(point % steps) / 19)
      var plan = market.model.nothing
      plan.shares = [cheap, 0, dear, 0]
      let run = market.run(plan)
      guard market.spending(run[0]) <= market.budget else { continue }
      #expect(best.value >= market.meter.gain(of: run) * (1 - Allocator.tolerance))
    }
  }

  @Test func `a programme that costs more than it saves is not bought to save money`() throws {
    var market = TinyMarket(interventions: [programme("dear", unitCost: 5000, bedsAvoided: 0.1)])
    market.measure = .lowestCost
    let allocation = try market.allocate()
    #expect(allocation.plan == market.model.nothing && allocation.value == 0)
  }

  @Test func `without money nothing is bought`() throws {
    var market = TinyMarket(interventions: Self.bending, planYears: 2)
    market.budget = 0
    let allocation = try market.allocate()
    #expect(allocation.plan == market.model.nothing)
    #expect(allocation.value == 0)
    #expect(allocation.run.map(\.units) == market.baseline.map(\.units))
  }

  @Test func `weights move money to those who count for more`() throws {
    var market = TinyMarket.still([
      programme("deprived", quintiles: ["1"], unitCost: 100, quality: 0.02),
      programme("others", quintiles: ["2"], unitCost: 100, quality: 0.03),
    ])
    market.budget = 200_000
    let plain = try market.allocate()
    market.weightByQuintile = [2, 1]
    let weighted = try market.allocate()
    #expect(plain.plan[0, 0, 0] == 0 && plain.plan[0, 1, 0] == 0)
    #expect(weighted.plan[1, 0, 0] == 0 && weighted.plan[1, 1, 0] == 0)
    expect([plain.value, weighted.value], near: [60, 80])
    #expect(plain.unit == "QALYs" && weighted.unit == "weighted QALYs")
  }

  @Test func `the stated value is that of an independent simulation`() throws {
    var market = TinyMarket(interventions: Self.bending, planYears: 3)
    market.budget = 3e5
    let allocation = try market.allocate()
    let pairs = zip(market.run(allocation.plan), market.baseline)
    var gain = 0.0
    for (position, (plan, nothing)) in pairs.enumerated() {
      let factor = (0..<position).reduce(1.0) { factor, _ in factor / 1.015 }
      gain +=
        factor * zip(plan.outcomes, nothing.outcomes).reduce(0) { $0 + $1.0.qalys - $1.1.qalys }
    }
    // Some hundred QALYs as the difference of sums of some ten thousand.
    let valueTolerance = 1e-9
    #expect(gain > 0)
    #expect(abs(allocation.value - gain) <= valueTolerance * gain)
    #expect(allocation.bound >= allocation.value && allocation.gap >= 0)
  }

  @Test func `the same question gets the same bytes`() throws {
    let market = TinyMarket(interventions: Self.bending, planYears: 3, budget: 3e5)
    let (once, again) = (try market.allocate(), try market.allocate())
    #expect(once.plan == again.plan && once.value == again.value && once.limits == again.limits)
  }
}
