import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Limits on access` {
  private static func limits(
    _ market: TinyMarket, _ measure: AccessLimit.Measure, _ least: Double, places: [Int] = [0, 1],
    from year: Int = 0
  ) -> InvestmentLimits {
    var limits = market.moneyAlone
    limits.access = [
      AccessLimit(
        id: "fair", intervention: 0, measure: measure, least: least, places: places, firstYear: year
      )
    ]
    return limits
  }

  @Test func `a share of the eligible is reached in every place it names, from its year on`() throws
  {
    var market = TinyMarket(
      interventions: [
        programme("costly", reach: 0.5, unitCost: 100),
        programme("good", unitCost: 100, quality: 0.01),
      ], planYears: 2)
    market.budget = 300_000
    let limits = Self.limits(market, .coverage, 0.1, from: 1)
    let allocation = try market.allocate(within: limits)
    expect((0..<2).map { allocation.plan[0, $0, 0] }, near: [0, 0])
    expect((0..<2).map { allocation.plan[0, $0, 1] }, near: [0.1, 0.1])
    #expect(
      allocation.program.text(of: "access") == """
        access.fair(A,2027/28): 0.1 <= 1 coverage(costly,A,2027/28)
        access.fair(B,2027/28): 0.1 <= 1 coverage(costly,B,2027/28)
        """)
    #expect(
      allocation.limits.first { $0.kind == .access }?.sentence
        == "costly must reach at least 10% of eligible people in 2027/28.")
  }

  /// Of those eligible in A 10 in 17 are of the first quintile, in B 56 in 91; who is in the second
  /// counts twice, so that A is the better buy.
  @Test func `of those reached, a share are of a quintile, by reaching more where they live`()
    throws
  {
    var market = TinyMarket.still([programme("talks", unitCost: 100, quality: 0.01)])
    market.weightByQuintile = [1, 2]
    market.budget = 500_000
    let limits = Self.limits(market, .shareOfReached(quintile: 0), 0.6)
    let allocation = try market.allocate(within: limits)
    let (a, b) = (17000 * allocation.plan[0, 0, 0], 9100 * allocation.plan[0, 1, 0])
    expect([(a * 10 / 17 + b * 56 / 91) / (0.6 * (a + b)), (a + b) / 5000], near: [1, 1])
    #expect(
      allocation.program.text(of: "access") == """
        access.fair(all,2026/27): 0 <= -200 coverage(talks,A,2026/27) + \
        140 coverage(talks,B,2026/27)
        """)
    let told = try #require(allocation.limits.first { $0.kind == .access })
    #expect(
      told.sentence
        == "Of the people talks reaches, at least 60% must be of quintile 1 in 2026/27.")
    expect([told.have / 3000, told.used / 3000], near: [1, 1])
  }

  @Test(arguments: [
    (AccessLimit.Measure.people(quintile: nil), 700.0, "at least 700 people in", 700.0 / 9100),
    (.people(quintile: 0), 700.0, "at least 700 people of quintile 1 in", 700.0 / 5600),
    (
      .residents(quintile: 1), 0.02,
      "at least 70 people of quintile 2, 2% of those who live there, in", 0.02
    ),
  ])
  func `people of a quintile are reached in a place, by number or for each who lives there`(
    measure: AccessLimit.Measure, least: Double, words: String, share: Double
  ) throws {
    var market = TinyMarket.still([
      programme("costly", unitCost: 100), programme("good", unitCost: 100, quality: 0.01),
    ])
    market.budget = 300_000
    let limits = Self.limits(market, measure, least, places: [1])
    let allocation = try market.allocate(within: limits)
    expect([allocation.plan[0, 0, 0], allocation.plan[0, 1, 0]], near: [0, share])
    let told = try #require(allocation.limits.first { $0.kind == .access })
    #expect(told.sentence.contains(words) && told.place == "B", "\(told.sentence)")
  }
}
