import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Relations between programmes` {
  private static let market: TinyMarket = {
    var market = TinyMarket.still([
      programme("Best", unitCost: 100, quality: 0.03),
      programme("Second", reach: 0.5, unitCost: 100, quality: 0.02),
      programme("Useless", unitCost: 100),
    ])
    market.budget = 1e7
    return market
  }()

  private static func allocate(
    _ rule: RelationLimit.Rule, places: [Int] = [0, 1], budget: Double = 1e7
  ) throws -> Allocation {
    var market = market
    market.budget = budget
    var limits = market.moneyAlone
    limits.relations = [RelationLimit(id: "bond", rule: rule, places: places)]
    return try market.allocate(within: limits)
  }

  private static func coverage(_ allocation: Allocation, of intervention: Int) -> [Double] {
    (0..<2).map { allocation.plan[intervention, $0, 0] }
  }

  @Test func `one reaches no more than so many for each person another reaches`() throws {
    let allocation = try Self.allocate(.requires(0, needs: 2, peoplePerPerson: 4), places: [0])
    expect(Self.coverage(allocation, of: 0), near: [1, 1])
    expect(Self.coverage(allocation, of: 2), near: [0.25, 0])
    #expect(
      allocation.program.text(of: "relations") == """
        relations.bond(A,2026/27): 17000 coverage(Best,A,2026/27) + \
        -68000 coverage(Useless,A,2026/27) <= 0
        """)
    let told = try #require(allocation.limits.first { $0.kind == .relations })
    #expect(
      told.sentence
        == "Best may reach at most 4 people for each person useless reaches in 2026/27.")
    #expect(told.unit == "people" && told.place == "A" && told.id == "relations.bond")
  }

  @Test func `one runs only where another does`() throws {
    let allocation = try Self.allocate(.requires(0, needs: 2, peoplePerPerson: nil))
    expect(Self.coverage(allocation, of: 0), near: [1, 1])
    // To run at all is to reach a hundredth of what can be reached.
    expect(Self.coverage(allocation, of: 2), near: [0.01, 0.01])
    #expect(
      allocation.program.text(of: "relations") == """
        relations.bond(A,2026/27): 1 running(Best,A,2026/27) + \
        -1 running(Useless,A,2026/27) <= 0
        relations.bond(B,2026/27): 1 running(Best,B,2026/27) + \
        -1 running(Useless,B,2026/27) <= 0
        """)
    #expect(
      allocation.limits.first { $0.kind == .relations }?.sentence
        == "Best may only run where useless does in 2026/27.")
  }

  @Test func `of two that exclude each other a place runs one`() throws {
    let allocation = try Self.allocate(.excludes([0, 1]), places: [1])
    expect(Self.coverage(allocation, of: 0), near: [1, 1])
    expect(Self.coverage(allocation, of: 1), near: [0.5, 0])
    expect([allocation.value / (26100 * 0.03 + 8500 * 0.02)], near: [1])
    #expect(
      allocation.program.text(of: "relations") == """
        relations.bond(B,2026/27): 1 running(Best,B,2026/27) + \
        1 running(Second,B,2026/27) <= 1
        """)
    #expect(
      allocation.limits.first { $0.kind == .relations }?.sentence
        == "At most one of best and second may run in 2026/27.")
  }

  @Test func `substitutes add up to at most so much coverage`() throws {
    let allocation = try Self.allocate(.substitutes([0, 1], together: 0.8))
    expect(Self.coverage(allocation, of: 0), near: [0.8, 0.8])
    expect(Self.coverage(allocation, of: 1), near: [0, 0])
    let told = try #require(allocation.limits.first { $0.kind == .relations && $0.place == "B" })
    #expect(
      told.sentence
        == "Best and second together may reach at most 80% of eligible people in 2026/27.")
    expect([told.used, told.have, told.shadowPrice / (9100 * 0.03)], near: [0.8, 0.8, 1])
    #expect(
      allocation.program.text(of: "relations").hasPrefix(
        "relations.bond(A,2026/27): 1 coverage(Best,A,2026/27) + 1 coverage(Second,A,2026/27) "
          + "<= 0.8"))
  }

  @Test func `a package runs at the same share of every reach`() throws {
    // 5 QALYs for 200 pounds in two of three people, as half of them are reached by the second.
    let allocation = try Self.allocate(.sameShare([0, 1]), budget: 765_000)
    let (best, second) = (
      Self.coverage(allocation, of: 0), Self.coverage(allocation, of: 1)
    )
    expect(second.map { $0 * 2 }, near: best)
    expect([(best[0] * 17000 + best[1] * 9100) / 5100], near: [1])
    #expect(
      allocation.program.text(of: "relations").hasPrefix(
        "relations.bond(A,2026/27): 0 <= 1 coverage(Best,A,2026/27) + "
          + "-2 coverage(Second,A,2026/27) <= 0"))
    #expect(
      allocation.limits.first { $0.kind == .relations }?.sentence
        == "Best and second must run at the same share of their reach in 2026/27.")
  }

  @Test func `a package runs in full or not at all`() throws {
    let allocation = try Self.allocate(.allOrNone([0, 2]))
    expect(Self.coverage(allocation, of: 2), near: [0.01, 0.01])
    expect(Self.coverage(allocation, of: 0), near: [1, 1])
    // A hundredth of the useless one costs more than what is left for the best.
    let poor = try Self.allocate(.allOrNone([0, 2]), budget: 9000)
    #expect(poor.plan[0, 0, 0] == 0 && poor.plan[2, 0, 0] == 0 && poor.plan[2, 1, 0] == 0)
    #expect(poor.value > 0)
    #expect(
      allocation.limits.first { $0.kind == .relations }?.sentence
        == "Best and useless must both run or neither in 2026/27.")
  }
}
