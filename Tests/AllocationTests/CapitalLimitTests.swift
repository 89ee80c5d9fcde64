import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// A limit of one year's capital, and money that several years share.
@Suite struct `Capital, and money over years` {
  /// Nobody moves: 26,100 people, 17,000 of them in place A.
  private static func market(planYears: Int) -> TinyMarket {
    var market = TinyMarket.still([
      programme("scanner", unitCost: 10, capitalCost: 50, quality: 0.01)
    ])
    market.planYears = planYears
    return market
  }

  private static func capital(_ year: YearOfSystem, _ market: TinyMarket) -> Double {
    (year.newCapacity[0, 0] + year.newCapacity[0, 1]) * 50
      * market.terms.priceLevel(year: year.year - TinyMarket.start)
  }

  @Test func `capital buys capacity once, and its price is what one more person gains`() throws {
    var market = Self.market(planYears: 1)
    market.adding = { $0.capital = [10_000] }
    let allocation = try market.allocate()
    // 200 people at 50 pounds, 0.01 QALYs each.
    expect([allocation.value / 2], near: [1])
    let limit = try #require(allocation.limits.first { $0.kind == .capital })
    expect([limit.used / 10_000, limit.shadowPrice * 1e4], near: [1, 2])
    #expect(limit.id == "budget.capital" && limit.unit == "GBP")
    #expect(
      limit.sentence == "Programmes may use at most £10,000 of capital in 2026/27.")
    #expect(
      allocation.rows("budget.capital")
        == """
         budget.capital(all,2026_27): 850000 rise(scanner,A,2026_27) + 455000 rise(scanner,B,2026_27) <= 10000
        """)
  }

  @Test func `capital is kept to in every year of a plan as simulated`() throws {
    var market = Self.market(planYears: 3)
    (market.death, market.upward) = (0.04, 0.08)
    let byYear = [10_000.0, 0, 20_000]
    market.adding = { $0.capital = byYear }
    let run = market.run(try market.allocate().plan)
    for year in 0..<3 { #expect(isWithin(Self.capital(run[year], market), byYear[year])) }
    #expect(Self.capital(run[0], market) > 9_999)
  }

  @Test func `years that share money spend it when it does most good`() throws {
    var market = Self.market(planYears: 3)
    market.adding = {
      $0.overYears = [
        SpendingOverYears(
          id: "pot", money: .revenue, years: 0...1, bound: .atMost, pounds: 50_000)
      ]
    }
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let spent = (0..<3).map { market.spending(run[$0]) }
    expect([(spent[0] + spent[1]) / 50_000], near: [1])
    // Prices rise by 1% and QALYs are discounted by 1.5%: all of it goes to the first year.
    expect([spent[0] / 50_000], near: [1])
    // 2028/29 is not among the years: everybody is reached.
    expect([allocation.plan[0, 0, 2], allocation.plan[0, 1, 2]], near: [1, 1])
    let limit = try #require(allocation.limits.first { $0.kind == .overYears })
    #expect(limit.id == "over_years.pot" && "\(limit.year)" == "2027/28")
    #expect(
      limit.sentence
        == "Revenue spending on programmes must be at most £50,000 from 2026/27 to 2027/28 together."
    )
    // A pound reaches a tenth of a person in the first year.
    expect([limit.shadowPrice * 1e3], near: [1])
    #expect(
      allocation.rows("over_years")
        == """
         over_years.pot(all,2027_28): 170000 coverage(scanner,A,2026_27)
            + 171700 coverage(scanner,A,2027_28) + 91000 coverage(scanner,B,2026_27)
            + 91910 coverage(scanner,B,2027_28) <= 50000
        """)
  }

  @Test func `a floor over years is kept to even where it does no good`() throws {
    var market = TinyMarket(
      interventions: [programme("harm", line: "community", unitCost: 50, quality: -0.01)],
      planYears: 3)
    var scope = ProgrammeScope()
    (scope.serviceLine, scope.places) = ("community", ["B"])
    scope.serviceLineTitle = "Community care"
    market.adding = { [scope] in
      $0.overYears = [
        SpendingOverYears(
          id: "floor", money: .revenue, scope: scope, years: 1...2, bound: .atLeast, pounds: 30_000)
      ]
    }
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let inB = (0..<3).map { year in
      run[year].reached[0, 1] * 50 * market.terms.priceLevel(year: year)
    }
    expect([(inB[1] + inB[2]) / 30_000, inB[0]], near: [1, 0])
    let limit = try #require(allocation.limits.first { $0.kind == .overYears })
    #expect(
      limit.sentence
        == "Revenue spending on programmes of community care (community) in B must be at least £30,000 from "
        + "2027/28 to 2028/29 together.")
    #expect(limit.place == "B" && limit.shadowPrice > 0)
  }
}
