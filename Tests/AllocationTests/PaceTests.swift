import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// How fast programmes may grow and shrink.
@Suite struct `The pace of change` {
  private static let programmes = [
    programme("clinic", reach: 0.5, unitCost: 60, decay: 0.3, deaths: 0.9, quality: 0.004),
    programme("visits", line: "community", unitCost: 90, setUpCost: 30, quality: 0.006),
    programme("calls", line: "community", unitCost: 20, quality: 0.0011),
  ]

  private static func market(_ pace: PaceOfChange, budget: Double = 4e5) -> TinyMarket {
    var market = TinyMarket(interventions: programmes, planYears: 4)
    market.budget = budget
    market.adding = { $0.pace = [pace] }
    return market
  }

  private static func scope(line: String? = nil, places: [String] = []) -> ProgrammeScope {
    var scope = ProgrammeScope()
    (scope.serviceLine, scope.places) = (line, places)
    return scope
  }

  @Test func `coverage of the programmes named moves no faster up or down, and others are free`()
    throws
  {
    let market = Self.market(
      PaceOfChange(
        id: "slow", measure: .coverage, scope: Self.scope(line: "community", places: ["A"]),
        up: 0.1, down: 0.05), budget: 3e6)
    let allocation = try market.allocate()
    var binds = false
    for intervention in 1..<3 {
      var before = 0.0
      for year in 0..<4 {
        let now = allocation.plan[intervention, 0, year]
        #expect(isWithin(now - before, 0.1) && isWithin(before - now, 0.05))
        binds = binds || now - before > 0.0999
        before = now
      }
    }
    #expect(binds)
    #expect(allocation.plan[0, 0, 0] > 0.1 || allocation.plan[1, 1, 0] > 0.1)
    let limit = try #require(allocation.limits.first { $0.kind == .pace })
    #expect(limit.place == "A" && limit.id.hasPrefix("pace.slow.up."))
  }

  @Test func `spending of a line moves no faster than shares of the year before`() throws {
    let market = Self.market(
      PaceOfChange(
        id: "line", measure: .spending, scope: Self.scope(line: "community"), up: 0.2, down: 0.1),
      budget: 1.5e6)
    let run = market.run(try market.allocate().plan)
    let spent = (0..<4).map { market.spending(run[$0], serviceLine: "community") }
    #expect(spent[0] > 0)
    for year in 1..<4 {
      #expect(isWithin(spent[year], 1.2 * spent[year - 1]))
      #expect(isWithin(0.9 * spent[year - 1], spent[year]))
    }
  }

  @Test func `pounds may rise from nothing by so many, and no more`() throws {
    var scope = ProgrammeScope()
    scope.provider = "H"
    let market = Self.market(
      PaceOfChange(id: "hospital", measure: .pounds, scope: scope, up: 5e4, down: 2e4))
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    var before = 0.0
    for year in run.prefix(4) {
      let now = market.spending(year)
      #expect(isWithin(now - before, 5e4) && isWithin(before - now, 2e4))
      before = now
    }
    expect([market.spending(run[0]) / 5e4], near: [1])
    let limit = try #require(allocation.limits.first { $0.id == "pace.hospital.up" })
    #expect(
      limit.sentence
        == "Spending on programmes by Hospital may rise by at most £50,000 from nothing to 2026/27."
    )
    expect([limit.have / 5e4, limit.used / 5e4], near: [1, 1])
  }

  @Test func `the rows read as their sentences`() throws {
    var market = TinyMarket.still([
      programme("clinic", reach: 0.5, unitCost: 60, quality: 0.004)
    ])
    market.planYears = 2
    market.adding = {
      $0.pace = [
        PaceOfChange(
          id: "reach", measure: .coverage, scope: Self.scope(places: ["B"]), up: 0.2, down: nil),
        PaceOfChange(
          id: "money", measure: .spending, scope: Self.scope(), up: 0.25, down: 0.1),
      ]
    }
    let allocation = try market.allocate()
    #expect(allocation.rows("pace") == Self.rows)
    #expect(
      allocation.limits.filter { $0.kind == .pace }.map(\.sentence).contains(
        "Coverage of clinic may rise by at most 10% of eligible people from nothing to 2026/27."))
  }

  private static let rows = """
     pace.reach.up.clinic(B,2026_27): coverage(clinic,B,2026_27) <= 0.1
     pace.reach.up.clinic(B,2027_28): - coverage(clinic,B,2026_27) + coverage(clinic,B,2027_28) <= 0.1
     pace.money.up(all,2027_28): - 1275000 coverage(clinic,A,2026_27)
        + 1030200 coverage(clinic,A,2027_28) - 682500 coverage(clinic,B,2026_27)
        + 551460 coverage(clinic,B,2027_28) <= 0
     pace.money.down(all,2027_28): 918000 coverage(clinic,A,2026_27)
        - 1030200 coverage(clinic,A,2027_28) + 491400 coverage(clinic,B,2026_27)
        - 551460 coverage(clinic,B,2027_28) <= 0
    """
}
