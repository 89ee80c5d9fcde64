import Allocation
import Commissioning
import PopulationHealth
import Testing

/// What it would take to buy what is not bought, found again by changing it.
@Suite struct `What is not bought` {
  /// In QALYs for a pound: 3e-4, 2e-4 and, for the costly one, set-up in it, less.
  private static func market(
    unitCost: Double = 100, setUpCost: Double = 0, quality: Double = 0.01, planYears: Int = 1
  ) -> TinyMarket {
    var market = TinyMarket.still([
      programme("good", segments: ["high"], reach: 0.5, unitCost: 100, quality: 0.03),
      programme("fair", segments: ["low"], unitCost: 100, quality: 0.02),
      programme(
        "dear", segments: ["low"], quintiles: ["2"], unitCost: unitCost, setUpCost: setUpCost,
        quality: quality),
    ])
    market.planYears = planYears
    market.budget = 400_000
    return market
  }

  private static func threshold(_ market: TinyMarket) throws -> BuyingThreshold {
    let explanation = try market.explain()
    return try #require(explanation.thresholds.first { $0.intervention == 2 })
  }

  @Test func `a programme comes in at the cost of the programme at the margin`() throws {
    let threshold = try Self.threshold(Self.market())
    // At the margin 2e-4 QALYs a pound: 0.01 of a QALY is worth 50 pounds, or has to be 0.02.
    #expect(!threshold.isBoughtInPart && threshold.keptOutBy == .limits)
    expect(
      [(threshold.unitCostNeeded ?? 0) / 50, (threshold.effectNeeded ?? 0) / 2], near: [1, 1])
  }

  @Test(arguments: [(49.5, true), (50.5, false)])
  func `just inside its threshold it is bought, just outside it is not`(
    unitCost: Double, isBought: Bool
  ) throws {
    let plan = try Self.market(unitCost: unitCost).allocate().plan
    #expect((plan[2, 0, 0] + plan[2, 1, 0] > 0) == isBought)
  }

  @Test(arguments: [(0.0202, true), (0.0198, false)])
  func `just past the effect it would need it is bought, just short of it it is not`(
    quality: Double, isBought: Bool
  ) throws {
    let plan = try Self.market(quality: quality).allocate().plan
    #expect((plan[2, 0, 0] + plan[2, 1, 0] > 0) == isBought)
  }

  @Test func `what is set up once is spread over the years in which it would run`() throws {
    let market = Self.market(setUpCost: 30, planYears: 3)
    let threshold = try Self.threshold(market)
    #expect(threshold.years == 0...2)
    let cost = try #require(threshold.unitCostNeeded)
    var plans: [CoveragePlan] = []
    for factor in [0.98, 1.02] {
      plans.append(
        try Self.market(unitCost: cost * factor, setUpCost: 30, planYears: 3).allocate().plan)
    }
    #expect(plans[0].shares[12...].contains { $0 > 0 })
    #expect(plans[1].shares[12...].allSatisfy { $0 == 0 })
  }

  @Test func `what does harm comes in at no price and no effect`() throws {
    let threshold = try Self.threshold(Self.market(quality: -0.01))
    #expect(threshold.unitCostNeeded == nil && threshold.effectNeeded == nil)
    #expect(threshold.keptOutBy == .worth)
  }

  @Test func `what its own limit on capital holds could not be more at any cost`() throws {
    var market = TinyMarket.still([
      programme("scanner", places: ["A"], unitCost: 100, capitalCost: 50, quality: 0.03)
    ])
    market.planYears = 2
    market.adding = { $0.capital = [20_000, 20_000] }
    // Room for 400 people more each year, and money for all there are.
    let allocation = try market.allocate()
    #expect(allocation.plan[0, 0, 1] > allocation.plan[0, 0, 0] && allocation.plan[0, 0, 0] > 0)
    #expect(try market.explain().thresholds.isEmpty)
  }

  @Test func `what is pinned at none is kept out by that, and not by what it is worth`() throws {
    var market = Self.market(unitCost: 10)
    market.adding = {
      $0.pinned = [
        PinnedDecision(
          id: "ban", level: .national, intervention: "dear", places: ["A"], years: 0...0,
          coverage: .exactly(0), reason: "a ban")
      ]
    }
    let thresholds = try market.explain().thresholds.filter { $0.intervention == 2 }
    #expect(thresholds.map(\.place) == [0])
    let banned = try #require(thresholds.first)
    #expect(banned.keptOutBy == .ownLimits && !banned.isBoughtInPart)
    #expect(banned.unitCostNeeded == nil && banned.effectNeeded == nil)
  }

  /// With no money at all its price is any that keeps everything out, and holds for nothing.
  @Test func `without money nothing is said of what it would take`() throws {
    var market = Self.market()
    market.budget = 0
    let thresholds = try market.explain().thresholds
    #expect(thresholds.count == 6)
    #expect(thresholds.allSatisfy { $0.keptOutBy == .limits })
    #expect(thresholds.allSatisfy { !$0.isCostKnown && !$0.isEffectKnown })
    #expect(thresholds.allSatisfy { $0.unitCostNeeded == nil && $0.effectNeeded == nil })
  }

  @Test func `what is bought in part is at the margin already`() throws {
    let thresholds = try Self.market().explain().thresholds.filter { $0.intervention == 1 }
    #expect(thresholds.contains { $0.isBoughtInPart })
    for threshold in thresholds {
      expect([threshold.unitCostShare ?? 0, threshold.effectNeeded ?? 0], near: [1, 1])
    }
    // All that can be of the best is bought, so that there is nothing to say of it.
    #expect(try !Self.market().explain().thresholds.contains { $0.intervention == 0 })
  }
}
