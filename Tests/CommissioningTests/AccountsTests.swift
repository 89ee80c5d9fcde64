import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Who pays whom` {
  private typealias Tiny = TinySystem

  /// Sums of pounds over a system, as a share of some millions.
  private static let moneyTolerance = 1e-9

  /// Half of the cost stays, in all, of an activity that is avoided.
  private static let halfStays = PointOfDelivery.CostBehaviour(
    fixedShare: 0.5, semiFixedShare: 0, variableShare: 0.5, stepUnits: 0, releaseLagYears: 0)

  private static func settle(
    _ tiny: TinySystem, coverage: [Double]
  ) -> (accounts: [YearOfAccounts], run: [YearOfSystem]) {
    let run = tiny.run(coverage)
    let accounts = Accounts(model: tiny.model, terms: tiny.terms)
    return (accounts.settle(run, against: tiny.baseline), run)
  }

  private static func system(
    payment: PointOfDelivery.Payment, behaviour: PointOfDelivery.CostBehaviour = halfStays
  ) -> TinySystem {
    TinySystem(
      interventions: [programme(activity: [avoiding(0.2)])],
      pods: [
        Tiny.pod("bed", payment: payment, behaviour: behaviour), Tiny.pod("visit", pounds: 50),
      ])
  }

  /// GBP of beds by place in a year of doing nothing.
  private static let bedPounds = Tiny.places.indices.map { place in
    Tiny.people(place, segments: [0]) * 0.1 * 1000 + Tiny.people(place, segments: [1]) * 0.9 * 1500
  }

  @Test(arguments: PointOfDelivery.Payment.allCases)
  func `doing nothing, every provider is paid what its activity costs`(
    payment: PointOfDelivery.Payment
  ) {
    var tiny = Self.system(payment: payment)
    (tiny.growth, tiny.death, tiny.upward) = (0.02, 0.02, 0.1)
    for year in Self.settle(tiny, coverage: [0]).accounts {
      #expect(year.positions.suffix(3).map(\.organisation) == ["H1", "H2", "C"])
      for provider in year.positions.suffix(3) {
        #expect(abs(provider.balance) <= Self.moneyTolerance * provider.cost)
        #expect(provider.cost > 0)
      }
      #expect(year.strandedByProvider.allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: PointOfDelivery.Payment.allCases, [0, 0.6])
  func `the systems' balances are the sum of the organisations'`(
    payment: PointOfDelivery.Payment, coverage: Double
  ) {
    var tiny = TinySystem(
      interventions: [
        programme(
          unitCost: 30, setUpCost: 80, decay: 0.4, upward: 0.8, deaths: 0.9,
          activity: [avoiding(0.2, replacedAt: 1, ratio: 4)])
      ],
      pods: [
        Tiny.pod(
          "bed", payment: payment,
          behaviour: .init(
            fixedShare: 0.3, semiFixedShare: 0.4, variableShare: 0.3, stepUnits: 100,
            releaseLagYears: 1)),
        Tiny.pod("visit", payment: .block, behaviour: Self.halfStays, pounds: 50),
      ])
    (tiny.growth, tiny.death, tiny.upward) = (0.01, 0.02, 0.1)
    let (accounts, run) = Self.settle(tiny, coverage: [coverage])
    #expect(accounts.count == 4)
    for (year, system) in zip(accounts, run) {
      let organisations = year.positions.reduce(0.0) { $0 + $1.balance }
      let systems = year.systems.reduce(0.0) { $0 + $1.balance }
      let cost = year.systems.reduce(0.0) { $0 + $1.cost }
      #expect(abs(organisations - systems) <= Self.moneyTolerance * cost)
      #expect(abs(year.costs.reduce(0.0) { $0 + $1.pounds } - cost) <= Self.moneyTolerance * cost)
      #expect(year.systems.map(\.organisation) == ["system:SA", "system:SB"])
      let programmes = year.costs.filter { $0.serviceLine == "prevention" }.reduce(0) {
        $0 + $1.pounds
      }
      let spent = (year.recurrent + year.nonRecurrent).reduce(0.0) { $0 + $1.reduce(0, +) }
      #expect(abs(programmes - spent) <= Self.moneyTolerance * cost)
      #expect((system.reached[0, 0] > 0) == (coverage > 0))
    }
  }

  @Test func `paid by activity, a provider is short by the cost that stays with it`() {
    let year = Self.settle(Self.system(payment: .activity), coverage: [0.5]).accounts[0]
    // A tenth of the beds is avoided; half of their cost stays.
    let stranded = [0.75 * Self.bedPounds[0], 0.25 * Self.bedPounds[0] + Self.bedPounds[1]]
      .map { $0 * 0.1 * 0.5 }
    for provider in 0..<2 {
      expect(year.strandedByProvider[provider], near: stranded[provider])
      expect(
        year.positions[2 + provider].balance, near: -stranded[provider],
        tolerance: Self.moneyTolerance)
    }
    let commissioners = year.positions.prefix(2).map(\.cost)
    let before = Self.settle(Self.system(payment: .activity), coverage: [0]).accounts[0].positions
    for (place, cost) in commissioners.enumerated() {
      expect(before[place].cost - cost, near: 0.1 * Self.bedPounds[place], tolerance: 1e-9)
    }
  }

  @Test func `paid by block, a provider keeps what it saves and the commissioner saves nothing`() {
    let year = Self.settle(Self.system(payment: .block), coverage: [0.5]).accounts[0]
    let nothing = Self.settle(Self.system(payment: .block), coverage: [0]).accounts[0]
    let released = [0.75 * Self.bedPounds[0], 0.25 * Self.bedPounds[0] + Self.bedPounds[1]]
      .map { $0 * 0.1 * 0.5 }
    for provider in 0..<2 {
      expect(
        year.positions[2 + provider].balance, near: released[provider],
        tolerance: Self.moneyTolerance)
      expect(year.positions[provider].cost, near: nothing.positions[provider].cost)
    }
    expect(
      year.systems.reduce(0) { $0 + $1.balance } - nothing.systems.reduce(0) { $0 + $1.balance },
      near: released.reduce(0, +), tolerance: Self.moneyTolerance)
  }

  @Test func `steps are released from what a provider sees in all its places together`() {
    // H2 loses 0.1 × (975 + 2,500…) units: few in either place alone make a step of their sum.
    let units = Tiny.places.indices.map {
      Tiny.people($0, segments: [0]) * 0.1 + Tiny.people($0, segments: [1]) * 0.9
    }
    let lost = 0.1 * (0.25 * units[0] + units[1])
    let tiny = Self.system(
      payment: .activity,
      behaviour: .init(
        fixedShare: 0, semiFixedShare: 1, variableShare: 0, stepUnits: lost * 0.999,
        releaseLagYears: 2))
    let accounts = Self.settle(tiny, coverage: [0.5]).accounts
    let pounds = 0.1 * (0.25 * Self.bedPounds[0] + Self.bedPounds[1])
    for (year, released) in zip(accounts, [0, 0, 0.999, 0.999]) {
      expect(year.strandedByProvider[1], near: pounds * (1 - released))
    }
  }

  @Test func `programmes are paid for in full, by the commissioner of those they serve`() {
    let tiny = TinySystem(interventions: [programme(places: ["A"], unitCost: 20, setUpCost: 100)])
    let (accounts, _) = Self.settle(tiny, coverage: [0.5])
    let nothing = Self.settle(tiny, coverage: [0]).accounts
    let running = 0.5 * Tiny.people(0) * 20
    for (position, year) in accounts.enumerated() {
      let setUp = position == 0 ? 0.5 * Tiny.people(0) * 100 : 0
      expect(year.recurrent[0][0], near: running)
      expect(year.nonRecurrent[0][0], near: setUp)
      #expect(year.recurrent[0][1] == 0 && year.nonRecurrent[0][1] == 0)
      let costs = zip(year.positions, nothing[position].positions).map { $0.cost - $1.cost }
      for (cost, expected) in zip(costs, [running + setUp, 0, 0, 0, running + setUp]) {
        expect(cost, near: expected, tolerance: Self.moneyTolerance)
      }
      #expect(abs(year.positions[4].balance) <= Self.moneyTolerance * year.positions[4].cost)
    }
  }

  @Test func `what the envelope pays for beyond modelled activity closes the first year's books`() {
    let tiny = Self.system(payment: .activity)
    for (position, year) in Self.settle(tiny, coverage: [0]).accounts.enumerated() {
      for system in year.systems where position == 0 {
        #expect(abs(system.balance) <= Self.moneyTolerance * system.cost)
      }
      let lines = year.costs.filter { $0.serviceLine == Accounts.notModelled }
      #expect(lines.map(\.provider) == ["SA", "SB"])
    }
  }

  @Test func `what is not modelled is the same under every plan and grows as doing nothing does`() {
    var tiny = Self.system(payment: .activity)
    tiny.growth = 0.03
    func notModelled(_ coverage: Double) -> [Double] {
      Self.settle(tiny, coverage: [coverage]).accounts.flatMap { year in
        year.costs.filter { $0.serviceLine == Accounts.notModelled }.map(\.pounds)
      }
    }
    let nothing = notModelled(0)
    #expect(bits(notModelled(0.7)) == bits(nothing))
    expect(nothing[2] / nothing[0], near: 1.03)
    expect(nothing[6] / nothing[0], near: 1.03 * 1.03 * 1.03)
  }

  @Test func `what is said to be spent beyond modelled activity is spent, balanced or not`() {
    var tiny = Self.system(payment: .activity)
    let closing = Self.settle(tiny, coverage: [0]).accounts
    // A thousand pounds more than the envelope of the first leaves, and two thousand less.
    let left = closing[0].costs.filter { $0.serviceLine == Accounts.notModelled }.map(\.pounds)
    let said = zip(left, [1000.0, -2000]).map(+)
    tiny.notModelled = said
    tiny.growth = 0.03
    let accounts = Self.settle(tiny, coverage: [0]).accounts
    for (position, year) in accounts.enumerated() {
      let lines = year.costs.filter { $0.serviceLine == Accounts.notModelled }
      for (line, pounds) in zip(lines, said) {
        expect(line.pounds, near: pounds * pow(1.03, Double(position)))
      }
    }
    for (system, short) in zip(accounts[0].systems, [1000.0, -2000]) {
      #expect(abs(system.balance + short) <= Self.moneyTolerance * system.cost)
    }
  }

  @Test func `without an envelope there are providers and no commissioners`() {
    var tiny = Self.system(payment: .activity)
    tiny.envelope = nil
    let year = Self.settle(tiny, coverage: [0.5]).accounts[0]
    #expect(year.systems.isEmpty && year.positions.map(\.organisation) == ["H1", "H2", "C"])
    #expect(!year.costs.contains { $0.serviceLine == Accounts.notModelled })
  }

  @Test(arguments: 0...3)
  func `prices grow by the stated rate each year`(year: Int) {
    var tiny = Self.system(payment: .activity)
    tiny.growth = 0.04
    let level = (0..<year).reduce(1.0) { level, _ in level * 1.04 }
    expect(tiny.terms.priceLevel(year: year), near: level)
    let accounts = Self.settle(tiny, coverage: [0]).accounts
    let acute = accounts[year].costs.filter { $0.serviceLine == "acute" }
    expect(acute.reduce(0) { $0 + $1.pounds }, near: level * Self.bedPounds.reduce(0, +))
  }
}
