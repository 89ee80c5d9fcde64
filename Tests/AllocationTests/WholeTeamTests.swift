import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// Programmes that come in whole teams, cost something to open, and must reach enough people.
@Suite struct `Programmes of a least size` {
  private static let teams = Intervention.Resources(
    unitCost: 100, setUpCost: 0, teamPeople: 1000, workforce: [0: 5])
  private static let openings = Intervention.Resources(
    unitCost: 50, setUpCost: 0, openingCost: 150_000, leastPeople: 3000, workforce: [:])

  private static func market(_ planYears: Int = 1, budget: Double) -> TinyMarket {
    var market = TinyMarket.still([
      programme("Teams", unitCost: 0, quality: 0.03).with(resources: teams),
      programme("Centres", unitCost: 0, quality: 0.02).with(resources: openings),
    ])
    (market.planYears, market.budget) = (planYears, budget)
    return market
  }

  /// Pounds of a year, worked out from people alone.
  private static func pounds(_ market: TinyMarket, _ run: [YearOfSystem], year: Int) -> Double {
    let price = market.terms.priceLevel(year: year)
    var pounds = 0.0
    for (position, intervention) in market.interventions.enumerated() {
      let resources = intervention.resources
      for place in 0..<2 {
        let people = run[year].reached[position, place]
        let before = year == 0 ? 0 : run[year - 1].reached[position, place]
        // A millionth of a team is rounding.
        let teams =
          resources.teamPeople > 0 ? (people / resources.teamPeople - 1e-6).rounded(.up) : 0
        pounds += resources.unitCost * max(people, teams * resources.teamPeople)
        if people > 0, before == 0 { pounds += resources.openingCost }
      }
    }
    return pounds * price
  }

  /// Every choice of teams and openings in the two places, with what money is left spent on the centres
  /// that are open.
  private static func bestByEnumeration(budget: Double) -> Double {
    let people = [17000.0, 9100]
    var best = 0.0
    for inA in 0...17 {
      for inB in 0...10 {
        for open in 0..<4 {
          let centres = (0..<2).filter { open >> $0 & 1 == 1 }
          let left =
            budget - 100_000 * Double(inA + inB) - 150_000 * Double(centres.count)
          let most = min(left / 50, centres.reduce(0) { $0 + people[$1] })
          guard left >= 0, most >= 3000 * Double(centres.count) else { continue }
          let reached = min(1000 * Double(inA), people[0]) + min(1000 * Double(inB), people[1])
          best = max(best, 0.03 * reached + 0.02 * max(most, 0))
        }
      }
    }
    return best
  }

  @Test(arguments: [90_000.0, 310_000, 450_000, 725_000, 1_180_000, 2_600_000, 5e6])
  func `no choice of teams and openings does better`(budget: Double) throws {
    let market = Self.market(budget: budget)
    let allocation = try market.allocate()
    // The allocator stops when a further step promises less than its tolerance.
    let best = Self.bestByEnumeration(budget: budget)
    #expect(allocation.value >= best * (1 - Allocator.tolerance))
    #expect(allocation.value <= best * (1 + Allocator.limitTolerance))
    let run = market.run(allocation.plan)
    let spent = Self.pounds(market, run, year: 0)
    #expect(spent <= budget * (1 + Allocator.limitTolerance))
    let told = try #require(allocation.limits.first { $0.kind == .budget })
    #expect(abs(told.used - spent) <= Allocator.limitTolerance * budget)
  }

  @Test(arguments: [310_000.0, 725_000, 2_600_000])
  func `whole teams are staffed and paid for, and centres reach enough people`(budget: Double)
    throws
  {
    // People die and fall ill, so that who is eligible depends on the plan.
    var market = Self.market(3, budget: budget)
    (market.death, market.upward) = (0.04, 0.08)
    market.interventions[0] = programme("Teams", unitCost: 0, deaths: 0.7, quality: 0.03)
      .with(resources: Self.teams)
    market.workforce = [
      WorkforceLimit(
        staffGroup: 0, id: "nurses", title: "Nurses", wholeTimeEquivalents: [40, 42, 44])
    ]
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    for year in 0..<3 {
      #expect(Self.pounds(market, run, year: year) <= budget * (1 + Allocator.limitTolerance))
      var staffed = 0.0
      for place in 0..<2 {
        let teams = run[year].staffed[0, place] / 1000
        #expect(abs(teams - teams.rounded()) <= 1e-6)
        #expect(run[year].staffed[0, place] >= run[year].reached[0, place] - 1e-3)
        // No team is there for a handful of people it was not meant for.
        #expect(run[year].reached[0, place] > (teams - 1) * 1000 + 1)
        staffed += teams * 1000
        let centre = run[year].reached[1, place]
        #expect(centre == 0 || centre >= 3000 * (1 - Allocator.limitTolerance))
      }
      #expect(staffed / 1000 * 5 <= Double(40 + 2 * year) * (1 + Allocator.limitTolerance))
    }
    let book = Accounts(model: market.model, terms: market.terms)
      .settle(run, against: market.baseline)
    for year in 0..<3 {
      expect([book[year].programmePounds / Self.pounds(market, run, year: year)], near: [1])
    }
  }

  @Test func `what is closed and opened again is paid for twice`() throws {
    let market = Self.market(3, budget: 1e6)
    var plan = market.model.nothing
    plan[1, 0, 0] = 0.2
    plan[1, 0, 2] = 0.3
    let run = market.run(plan)
    #expect(run.map { $0.opened[1, 0] } == [1, 0, 1])
    let book = Accounts(model: market.model, terms: market.terms)
      .settle(run, against: market.baseline)
    expect(
      (0..<3).map { book[$0].nonRecurrent[1][0] / market.terms.priceLevel(year: $0) / 150_000 },
      near: [1, 0, 1])
  }

  @Test func `a centre stays open where that costs less than opening it again`() throws {
    // One opening and four years for 3,000 people or more, out of one place's money.
    var market = Self.market(4, budget: 330_000)
    market.interventions = [market.interventions[1]]
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    for place in 0..<2 {
      #expect(run.reduce(0) { $0 + $1.opened[0, place] } <= 1)
    }
    #expect(run.prefix(4).allSatisfy { $0.reached[0, 0] + $0.reached[0, 1] > 3000 })
    #expect(
      allocation.program.rows.contains {
        $0.name == "opening(Centres,A,2027/28)" && $0.terms.count == 3
      })
  }

  @Test func `its rows tie teams and openings to coverage`() throws {
    let program = try Self.market(budget: 725_000).allocate().program
    #expect(
      program.text(of: "scale") == """
        scale.Centres(A,2026/27): 0 <= 17000 coverage(Centres,A,2026/27) + \
        -3000 running(Centres,A,2026/27)
        scale.Centres(B,2026/27): 0 <= 9100 coverage(Centres,B,2026/27) + \
        -3000 running(Centres,B,2026/27)
        """)
    let teams = try #require(program.rows.first { $0.name == "teams(Teams,B,2026/27)" })
    #expect(teams.upper == 0)
    expect(teams.terms.map(\.coefficient), near: [9.1, -1])
    let column = try #require(program.variables.first { $0.name == "teams(Teams,B,2026/27)" })
    #expect(column.isWhole && column.upper == 10)
  }
}
