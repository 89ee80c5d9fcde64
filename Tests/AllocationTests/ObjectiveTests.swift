import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `What a plan is chosen for` {
  private static func market(_ objective: (inout TinyMarket) -> Void = { _ in }) -> TinyMarket {
    var market = TinyMarket(
      interventions: [
        programme("saves", segments: ["high"], reach: 0.8, unitCost: 300, deaths: 0.6),
        programme("keeps", segments: ["low"], reach: 0.6, unitCost: 50, upward: 0.7),
        programme("eases", reach: 0.7, unitCost: 40, quality: 0.01),
        programme("spares", segments: ["high"], reach: 0.5, unitCost: 120, bedsAvoided: 0.3),
      ], planYears: 3)
    market.budget = 2e5
    market.poundsPerQALY = 30_000
    objective(&market)
    return market
  }

  /// Gains under the plans best by each measure.
  private static func gains(
    _ measure: Objective.Measure, of plan: CoveragePlan, in market: TinyMarket
  ) -> Double {
    var market = market
    market.measure = measure
    return market.meter.gain(of: market.run(plan))
  }

  /// All but the gap in life expectancy, which needs people of every age from birth.
  private static let measures = Objective.Measure.allCases.filter { $0 != .inequality }

  @Test func `a gap that nobody can measure is no objective`() {
    let market = Self.market { $0.measure = .inequality }
    #expect(throws: AllocationFailure.notMeasurable) { try market.allocate() }
  }

  @Test(arguments: measures)
  func `no plan that is best by another measure does better by this one`(
    measure: Objective.Measure
  ) throws {
    var market = Self.market()
    market.measure = measure
    let best = try market.allocate()
    #expect(best.value > 0)
    for other in Self.measures where other != measure {
      var rival = Self.market()
      rival.measure = other
      let gain = Self.gains(measure, of: try rival.allocate().plan, in: market)
      #expect(best.value >= gain - Allocator.tolerance * abs(gain))
    }
  }

  @Test func `net monetary benefit is net QALYs at the price of one`() throws {
    let qalys = try Self.market().allocate()
    let pounds = try Self.market { $0.measure = .netBenefit }.allocate()
    expect([pounds.value / 30_000 / qalys.value], near: [1])
  }

  @Test func `a mix counts each measure by its weight`() throws {
    let market = Self.market()
    let parts = [
      Objective.Part(measure: .lifeYears, weight: 2),
      Objective.Part(measure: .bedDays, weight: 0.01),
    ]
    let objective = Objective(
      parts: parts, weightByQuintile: [1, 1], discount: .greenBook, poundsPerQALY: nil)
    let best = try market.allocator.allocate(for: objective)
    let sum = parts.reduce(0.0) {
      $0 + $1.weight * Self.gains($1.measure, of: best.plan, in: market)
    }
    expect([best.value / sum], near: [1])
  }

  @Test func `what is wanted next is had without giving up what is wanted first`() throws {
    let market = Self.market { $0.poundsPerQALY = nil }
    let first = try market.allocate()
    let objective = Objective(
      parts: [.init(measure: .qalys, weight: 1)], weightByQuintile: [1, 1], discount: .greenBook,
      poundsPerQALY: nil, then: [.bedDays], givingUp: 0.05)
    let both = try market.allocator.allocate(for: objective)
    let qalys = Self.gains(.qalys, of: both.plan, in: market)
    #expect(qalys >= first.value * 0.95 * (1 - Allocator.limitTolerance))
    #expect(
      both.value >= Self.gains(.bedDays, of: first.plan, in: market) * (1 - Allocator.tolerance))
    #expect(both.stages.map(\.objective) == ["qalys", "bed-days"])
  }

  @Test func `along a frontier no plan is better by both measures`() throws {
    let market = Self.market { $0.poundsPerQALY = nil }
    let frontier = try market.allocator.frontier(
      .init(first: .qalys, second: .bedDays, points: 6), counting: market.objective)
    #expect(frontier.points.count == 6)
    for (one, next) in zip(frontier.points, frontier.points.dropFirst()) {
      #expect(next.second >= one.second * (1 - Allocator.limitTolerance))
      #expect(next.first <= one.first * (1 + Allocator.tolerance))
    }
    let ends = (frontier.points[0], frontier.points[5])
    #expect(ends.0.first > ends.1.first && ends.1.second > ends.0.second)
  }

  @Test func `alternatives gain nearly as much and buy something else`() throws {
    var market = Self.market { $0.poundsPerQALY = nil }
    market.budget = 4e4
    let best = try market.allocate()
    let found = try market.allocator.alternatives(
      3, within: 0.3, of: best, for: market.objective)
    #expect(found.plans.count > 1 && found.plans[0].plan == best.plan)
    for plan in found.plans.dropFirst() {
      #expect(plan.value >= 0.7 * best.value * (1 - Allocator.limitTolerance))
      #expect(plan.moved > 0.1)
    }
  }

  /// Of what leaves programmes and places, l, and what comes to them, c, the larger is half of l + c and of
  /// |l - c|, which are the sum of all changes without their signs and the change of the sum.
  @Test func `money moved is the larger of what leaves and what comes, unspent money in full`()
    throws
  {
    var market = Self.market { $0.poundsPerQALY = nil }
    market.budget = 4e4
    let best = try market.allocate()
    let plans = try market.allocator.alternatives(
      3, within: 0.3, of: best, for: market.objective
    ).plans
    let spent = plans.map { $0.pounds.elements }
    // Sums of six numbers, rounded.
    let rounding = 1e-12
    var unspent: [Double] = []
    for (plan, own) in zip(plans, spent) {
      let changes = zip(own, spent[0]).map { $0 - $1 }
      let (all, net) = (changes.reduce(0) { $0 + abs($1) }, abs(changes.reduce(0, +)))
      let most = max(own.reduce(0, +), spent[0].reduce(0, +))
      #expect(abs(plan.moved - (all + net) / 2 / most) <= rounding)
      unspent.append(net / most)
    }
    #expect(plans[0].moved == 0)
    #expect(unspent.contains { $0 > 0.1 }, "some plan leaves money unspent: \(unspent)")
  }

  @Test func `every start is told of, and the best of them is the plan`() throws {
    let best = try Self.market().allocate()
    #expect(
      best.starts.map(\.name) == ["doing nothing", "half of every reach", "every reach in full"])
    #expect(best.starts.map(\.value).max() == best.value && best.startsAgree)
  }

  @Test func `alternatives keep what was wanted first`() throws {
    let market = Self.market { $0.poundsPerQALY = nil }
    let objective = Objective(
      parts: [.init(measure: .qalys, weight: 1)], weightByQuintile: [1, 1], discount: .greenBook,
      poundsPerQALY: nil, then: [.bedDays], givingUp: 0.05)
    let best = try market.allocator.allocate(for: objective)
    let found = try market.allocator.alternatives(3, within: 0.5, of: best, for: objective)
    let first = best.stages[0].value
    #expect(found.plans.count > 1)
    for plan in found.plans {
      let qalys = Self.gains(.qalys, of: plan.plan, in: market)
      #expect(qalys >= 0.95 * first * (1 - 2 * Allocator.limitTolerance))
    }
  }

  @Test func `with no slack the best plan is still there`() throws {
    let market = Self.market()
    let best = try market.allocate()
    let found = try market.allocator.alternatives(2, within: 0, of: best, for: market.objective)
    #expect(found.plans[0].plan == best.plan && !found.isCutShort)
  }

  @Test func `each end of a frontier is as sure as the best plan by its own measure`() throws {
    let market = Self.market { $0.poundsPerQALY = nil }
    let frontier = try market.allocator.frontier(
      .init(first: .qalys, second: .bedDays, points: 2), counting: market.objective)
    #expect(frontier.points.count == 2 && !frontier.isCutShort)
    #expect(frontier.points.allSatisfy { $0.gap <= Allocator.tolerance })
  }

  @Test func `without time there is a reason or a plan that says so`() throws {
    let market = Self.market()
    let hasty = Allocator(
      model: market.model, terms: market.terms, limits: InvestmentLimits(budget: [2e5, 2e5, 2e5]),
      start: market.model.startingPoint(), baseline: market.baseline, timeLimit: .zero)
    do throws(AllocationFailure) {
      let best = try hasty.allocate(for: market.objective)
      #expect(best.isTimedOut && !best.startsAgree)
    } catch {
      #expect(error == .timedOut)
    }
  }
}
