import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Limits on capacity` {
  /// 6,180 stays of four days a year, 4,080 of them of the 5,100 people of high need. Beds can be spared
  /// with visits, which do nobody else any good.
  private static let market: TinyMarket = {
    var market = TinyMarket.still([
      programme("visits", segments: ["high"], unitCost: 100, bedsAvoided: 0.5),
      programme("talks", unitCost: 100, quality: 0.01).with(activity: [
        .init(
          pod: 0, avoided: Estimate(value: 0, low: 0, high: 0), replacement: nil,
          addedPerPerson: 0.02)
      ]),
    ])
    market.budget = 300_000
    return market
  }()

  private static func beds(_ occupancy: Double, _ amount: CapacityLimit.Amount) -> CapacityLimit {
    CapacityLimit(
      id: "beds", room: .beds(pod: nil, occupancy: occupancy), places: [0, 1], amount: amount)
  }

  private static func allocate(_ limit: CapacityLimit) throws -> Allocation {
    var limits = market.moneyAlone
    limits.capacity = [limit]
    return try market.allocate(within: limits)
  }

  @Test func `beds are spared just as far as there are too few`() throws {
    // At 80% occupied, 70 beds give 70 x 365 x 0.8 / 4 = 5,110 stays: 1,070 fewer than doing nothing.
    let allocation = try Self.allocate(Self.beds(0.8, .byYear([70])))
    let stays =
      Self.market.run(allocation.plan)[0].units[0, 0]
      + Self.market.run(allocation.plan)[0].units[1, 0]
    expect([stays / 5110], near: [1])
    // A visit spares 0.4 stays and a talk adds 0.02: v + t = 3,000 people, 0.4 v = 1,070 + 0.02 t.
    let visits = (1070 + 0.02 * 3000) / 0.42
    expect([allocation.value / ((3000 - visits) * 0.01)], near: [1])
    let told = try #require(allocation.limits.first { $0.kind == .capacity })
    #expect(told.id == "capacity.beds" && told.unit == "beds" && told.place == "all")
    #expect(
      told.sentence == "All hospital stays may take at most 70 beds at 80% occupancy in 2026/27.")
    expect([told.used / 70, told.have], near: [1, 70])
    // A bed more is 73 stays: 73 / 0.42 people who get a talk and no visit.
    expect([told.shadowPrice], near: [73 / 0.42 * 0.01])
  }

  @Test func `its rows say what each decision takes of it`() throws {
    let allocation = try Self.allocate(Self.beds(0.8, .byYear([70])))
    // Visits in A spare 0.4 x 3,000 stays of 4 days: 16.4384 beds. Doing nothing takes 84.6575.
    #expect(
      allocation.program.text(of: "capacity") == """
        capacity.beds(all,2026/27): -16.4384 coverage(visits,A,2026/27) + \
        -11.5068 coverage(visits,B,2026/27) + 4.65753 coverage(talks,A,2026/27) + \
        2.49315 coverage(talks,B,2026/27) <= -14.6575
        """)
  }

  @Test func `as many beds as doing nothing takes are kept to though talks would add to them`()
    throws
  {
    let allocation = try Self.allocate(Self.beds(0.92, .doingNothing(year: 0)))
    let run = Self.market.run(allocation.plan)[0]
    #expect(run.units[0, 0] + run.units[1, 0] <= 6180 * (1 + Allocator.limitTolerance))
    let told = try #require(allocation.limits.first { $0.kind == .capacity })
    #expect(
      told.sentence
        == "All hospital stays may take at most 73.6 beds at 92% occupancy in 2026/27, as under "
        + "doing nothing in 2026/27.")
  }

  @Test func `units that programmes add have a limit of their own, in the places it names`() throws
  {
    let allocation = try Self.allocate(
      CapacityLimit(
        id: "stays", room: .units(pod: 0, onlyAdded: true), places: [0], amount: .byYear([10])))
    let run = Self.market.run(allocation.plan)[0]
    #expect(run.addedUnits[0, 0] <= 10 * (1 + Allocator.limitTolerance))
    expect([(run.addedUnits[0, 0] + run.addedUnits[1, 0]) / 60], near: [1])
    let told = try #require(allocation.limits.first { $0.kind == .capacity })
    #expect(told.place == "A" && told.unit == "admission")
    #expect(told.sentence == "Programmes may add at most 10 bed in 2026/27.")
  }

  @Test func `people who live longer take beds too, and are counted`() throws {
    var market = TinyMarket(
      interventions: [
        programme("clinic", unitCost: 60, deaths: 0.7, quality: 0.002),
        programme("visits", segments: ["high"], unitCost: 100, bedsAvoided: 0.5),
      ], planYears: 2)
    market.budget = 4e5
    let room = market.baseline.prefix(2).map { $0.units[0, 0] + $0.units[1, 0] - 150 }
    var limits = market.moneyAlone
    let free = try market.allocate(within: limits)
    limits.capacity = [
      CapacityLimit(
        id: "stays", room: .units(pod: 0, onlyAdded: false), places: [0, 1], amount: .byYear(room))
    ]
    let allocation = try market.allocate(within: limits)
    for year in 0..<2 {
      let units = [free, allocation].map { market.run($0.plan)[year].units }
      let stays = units.map { $0[0, 0] + $0[1, 0] }
      #expect(stays[0] > room[year] && stays[1] <= room[year] * (1 + Allocator.limitTolerance))
    }
    #expect(allocation.value < free.value)
    #expect(allocation.value > 0)
  }
}
