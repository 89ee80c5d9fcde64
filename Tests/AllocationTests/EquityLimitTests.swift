import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing
import Wording

@Suite struct `Limits on inequality` {
  /// Lives are saved for less among the better off.
  private static let market: TinyMarket = {
    var market = TinyMarket(interventions: [
      programme("affluent", quintiles: ["2"], unitCost: 100, deaths: 0.7),
      programme("deprived", quintiles: ["1"], unitCost: 150, deaths: 0.7),
    ])
    market.budget = 4e5
    return market
  }()

  private static func allocate(_ rule: EquityLimit.Rule?) throws -> Allocation {
    var limits = market.moneyAlone
    limits.equity = rule.map { [EquityLimit(id: "fair", rule: $0)] } ?? []
    return try market.allocate(within: limits)
  }

  private static func gap(_ run: [YearOfSystem]) throws -> Double {
    let measure = InequalityMeasure(in: .lifeExpectancy, years: [0], of: market.model)
    return try #require(measure).value(of: run)
  }

  @Test func `a gap that the best plan would widen stays as it is`() throws {
    let nothing = try Self.gap(Self.market.baseline)
    let free = try Self.allocate(nil)
    #expect(try Self.gap(Self.market.run(free.plan)) > nothing + 0.01)
    let held = try Self.allocate(.gapMayNotWiden(.lifeExpectancy, years: [0]))
    // The limit is kept to a millionth of a gap that is taken as at least a year.
    let gap = try Self.gap(Self.market.run(held.plan))
    #expect(gap <= nothing + Allocator.limitTolerance * max(1, abs(nothing)))
    #expect(held.value > 0 && held.value < free.value)
    let told = try #require(held.limits.first { $0.kind == .equity })
    #expect(told.id == "equity.fair" && told.unit == "years" && told.shadowPrice > 0)
    #expect(
      told.sentence
        == "The gap in life expectancy may be at most \(Amount.fixed(nothing, 3)) years in "
        + "2026/27, as under doing nothing.")
  }

  @Test(arguments: [nil, 0.8])
  func `the most deprived get their share of what is gained`(share: Double?) throws {
    let held = try Self.allocate(.shareOfGain(quintile: 0, atLeast: share))
    let run = Self.market.run(held.plan)
    var (gained, lived) = ([0.0, 0], [0.0, 0])
    for (year, nothing) in zip(run, Self.market.baseline) {
      for cell in 0..<4 {
        gained[cell % 2] += year.outcomes[cell].qalys - nothing.outcomes[cell].qalys
        lived[cell % 2] += nothing.outcomes[cell].lifeYears
      }
    }
    let least = (share ?? lived[0] / (lived[0] + lived[1])) * (gained[0] + gained[1])
    #expect(gained[0] >= least - Allocator.limitTolerance * max(1, least))
    #expect(held.value > 0)
    #expect(held.value < (try Self.allocate(nil)).value)
    let told = try #require(held.limits.first { $0.kind == .equity })
    #expect(told.shadowPrice > 0)
  }

  @Test func `its row is linear in what simulation says each decision gains`() throws {
    var market = TinyMarket.still([
      programme("affluent", quintiles: ["2"], unitCost: 100, quality: 0.02),
      programme("deprived", quintiles: ["1"], unitCost: 100, quality: 0.01),
    ])
    market.budget = 4e5
    var limits = market.moneyAlone
    limits.equity = [
      EquityLimit(id: "fair", rule: .shareOfGain(quintile: 0, atLeast: 0.6))
    ]
    let allocation = try market.allocate(within: limits)
    // Of 140 QALYs for the second quintile in A, six tenths count against; of 100 for the first, four
    // tenths for.
    #expect(
      allocation.program.text(of: "equity") == """
        equity.fair(all,2026/27): 0 <= -84 coverage(affluent,A,2026/27) + \
        -42 coverage(affluent,B,2026/27) + 40 coverage(deprived,A,2026/27) + \
        22.4 coverage(deprived,B,2026/27)
        """)
    // 0.012 a = 0.004 d and a + d = 4,000.
    expect([allocation.value / (1000 * 0.02 + 3000 * 0.01)], near: [1])
    #expect(
      allocation.limits.first { $0.kind == .equity }?.sentence
        == "Quintile 1 must get at least 60% of the QALYs gained over the whole study.")
  }
}
