import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// Coverage that is decided elsewhere.
@Suite struct `Pinned decisions` {
  private static func market(_ pins: [PinnedDecision]) -> TinyMarket {
    var market = TinyMarket(
      interventions: [
        programme("good", reach: 0.5, unitCost: 50, deaths: 0.9, quality: 0.01),
        programme("harm", line: "community", unitCost: 50, quality: -0.01),
      ], planYears: 3)
    market.budget = 4e5
    market.adding = { $0.pinned = pins }
    return market
  }

  private static func pin(
    _ id: String, _ level: PinnedDecision.Level = .national, of intervention: String,
    places: [String] = [], years: ClosedRange<Int> = 0...2, _ coverage: PinnedDecision.Coverage
  ) -> PinnedDecision {
    PinnedDecision(
      id: id, level: level, intervention: intervention, places: places, years: years,
      coverage: coverage, reason: "a promise")
  }

  @Test func `what is pinned is done, good or bad, where and when it is pinned`() throws {
    let market = Self.market([
      Self.pin("must", of: "harm", places: ["A"], years: 1...2, .exactly(0.02)),
      Self.pin("least", of: "harm", places: ["B"], .atLeast(0.01)),
      Self.pin("most", .place, of: "good", places: ["B"], .atMost(0.1)),
    ])
    let allocation = try market.allocate()
    let plan = allocation.plan
    expect((0..<3).map { plan[1, 0, $0] }, near: [0, 0.02, 0.02])
    expect((0..<3).map { plan[1, 1, $0] }, near: [0.01, 0.01, 0.01])
    expect((0..<3).map { plan[0, 1, $0] }, near: [0.1, 0.1, 0.1])
    let told = allocation.limits.filter { $0.kind == .pinned }
    #expect(Set(told.map(\.id)) == ["pinned.must", "pinned.least", "pinned.most"])
    #expect(
      told.map(\.sentence).contains(
        "Decided at national level: harm must reach 2% of eligible people in 2027/28 (a promise)."))
    #expect(
      told.map(\.sentence).contains(
        "Decided at place level: good must reach at most 10% of eligible people in 2026/27 "
          + "(a promise)."))
  }

  @Test func `levels that decide differently are both named`() throws {
    let market = Self.market([
      Self.pin("nation", of: "good", .atLeast(0.2)),
      Self.pin("town", .place, of: "good", places: ["B"], years: 1...1, .atMost(0.1)),
    ])
    let failure = try #require(throws: AllocationFailure.self) { try market.allocate() }
    guard case .conflictingLimits(let clash) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(Set(clash.parts.map(\.id)) == ["pinned.nation", "pinned.town"])
    #expect(clash.parts.allSatisfy { $0.sentence.contains("2027/28 (a promise)") })
    #expect(clash.parts.contains { $0.sentence.hasPrefix("Decided at place level: ") })
  }

  @Test func `the rows read as their sentences`() throws {
    let market = Self.market([
      Self.pin("must", of: "harm", places: ["A"], years: 1...1, .exactly(0.02)),
      Self.pin("least", of: "good", places: ["B"], years: 0...0, .atLeast(0.01)),
    ])
    #expect(
      try market.allocate().rows("pinned")
        == """
         pinned.must(A,2027_28): coverage(harm,A,2027_28) = 0.02
         pinned.least(B,2026_27): coverage(good,B,2026_27) >= 0.01
        """)
  }
}
