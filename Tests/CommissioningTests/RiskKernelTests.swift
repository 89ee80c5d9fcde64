import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `How an effect through a risk factor comes and goes` {
  /// Shares of one year's effect in each of four years.
  private static func kernel(
    _ intervention: Intervention, persistence: [Double] = [], excess: [Double] = []
  ) -> [Double] {
    let tiny = TinySystem(
      interventions: [intervention],
      risk: TinyRisk.model(persistence: persistence, excess: excess))
    return tiny.model.riskPaths(of: 0).first?.kernel ?? []
  }

  private static func expectKernel(
    _ kernel: [Double], near expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // Products and sums of a few shares.
    let isNear =
      kernel.count == expected.count
      && zip(kernel, expected).allSatisfy { abs($0 - $1) <= 1e-15 }
    #expect(isNear, "\(kernel) is not \(expected)", sourceLocation: sourceLocation)
  }

  @Test func `excess risk goes as its table says, and stays where that ends`() {
    Self.expectKernel(
      Self.kernel(leaving(0.5, decay: 0), excess: [1, 0.6, 0.25]), near: [0, 0.4, 0.75, 0.75])
  }

  @Test func `while all of the excess risk is left nothing changes, and later cases fall`() {
    var tiny = TinySystem(
      interventions: [leaving(0.5, decay: 0)], risk: TinyRisk.model(excess: [1, 0.6, 0.25]))
    (tiny.death, tiny.upward) = (0.1, 0.1)
    let run = tiny.run { _, _, year in year == 0 ? 1 : 0 }
    let nothing = tiny.baseline
    #expect(run[0].whatHappens == nothing[0].whatHappens)
    let fraction = TinyRisk.fraction(leaving: 0.5, quintile: 1, condition: TinyRisk.chd)
    for (year, gone) in [(1, 0.4), (2, 0.75), (3, 0.75)] {
      let people = run[year].outcomes[1].lifeYears
      let expected = people * TinyRisk.conditions[TinyRisk.chd].incidence[1]
      expect(
        run[year].cases(TinyRisk.chd, quintile: 1), near: expected * (1 - gone * fraction))
    }
  }

  @Test func `people go back as their table says, and no further`() {
    Self.expectKernel(
      Self.kernel(leaving(0.5, decay: 0), persistence: [1, 0.8, 0.5]), near: [1, 0.8, 0.5, 0.5])
  }

  @Test func `decay comes on top of both`() {
    Self.expectKernel(
      Self.kernel(leaving(0.5, decay: 0.1), persistence: [1, 0.8, 0.5], excess: [0.5, 0.2, 0]),
      near: [0.5, 0.9 * 0.8 * 0.8, 0.81 * 0.5, 0.729 * 0.5])
  }

  @Test func `the years count from the end of the lag`() {
    Self.expectKernel(
      Self.kernel(leaving(0.5, lag: 1, decay: 0), persistence: [1, 0.8], excess: [0.5, 0]),
      near: [0, 0.5, 0.8, 0.8])
  }

  @Test func `people who come into effect later go through the same years later`() {
    Self.expectKernel(
      Self.kernel(
        leaving(0.5, ramp: 2, decay: 0), persistence: [1, 0.8, 0.4], excess: [1, 0.5, 0]),
      near: [0, 0.5 * 0.4, 0.5 * (0.4 + 0.4), 0.5 * (0.4 + 0.4)])
  }

  @Test func `nobody goes back on a change of the whole population`() {
    let law = programme(
      decay: 0,
      riskFactors: [.init(factor: TinyRisk.smoking, change: .scale(0.9), range: 0.9...0.9)])
    Self.expectKernel(
      Self.kernel(law, persistence: [1, 0.5], excess: [1, 0.5]), near: [0, 0.5, 0.5, 0.5])
  }

  @Test func `an effect on a condition itself has no such years`() {
    let direct = programme(decay: 0.5, conditions: [hazard(0.8, on: TinyRisk.chd)])
    Self.expectKernel(
      Self.kernel(direct, persistence: [0.5], excess: [1]), near: [1, 0.5, 0.25, 0.125])
  }
}

@Suite struct `What the chain says` {
  private static func system(_ intervention: Intervention) -> TinySystem {
    var tiny = TinySystem(interventions: [intervention], risk: TinyRisk.model())
    tiny.conditionShares = [[0.3, 0], [0, 0]]
    return tiny
  }

  private static func stop(
    _ intervention: Intervention, _ change: (inout TinySystem) -> Void = { _ in }
  ) -> ChainStop? {
    var tiny = system(intervention)
    change(&tiny)
    return tiny.model.chainStop(of: 0)
  }

  @Test func `cases avoided are the difference of new cases where nothing else differs`() {
    let tiny = Self.system(leaving(0.4))
    let (run, nothing) = (tiny.run([0.6]), tiny.baseline)
    let model = tiny.model
    var plan = model.nothing
    for index in plan.shares.indices { plan.shares[index] = 0.6 }
    for year in run.indices {
      let links = model.conditionLinks(of: plan, year: year, need: run[year].need)
      for (condition, link) in links.enumerated() {
        let (before, after) = (0..<4).reduce((0.0, 0.0)) {
          ($0.0 + nothing[year].newCases[$1, condition], $0.1 + run[year].newCases[$1, condition])
        }
        expect(link.casesExpected, near: before)
        #expect(link.casesAvoided > 0)
        // A difference of some hundreds of cases.
        expect(link.casesAvoided, near: before - after, tolerance: 1e-11)
        expect(
          link.movesAvoided,
          near: link.casesAvoided * TinyRisk.conditions[condition].chanceOfMovingUp)
      }
    }
  }

  @Test func `deaths avoided are those of the condition times what is gone of its risk`() {
    let tiny = Self.system(programme(conditions: [hazard(0.6, on: TinyRisk.chd)]))
    let model = tiny.model
    var plan = model.nothing
    for index in plan.shares.indices { plan.shares[index] = 1 }
    let links = model.conditionLinks(of: plan, year: 0, need: tiny.run([1])[0].need)
    let deaths =
      0.01 * (TinySystem.people(0, quintiles: [0]) + TinySystem.people(1, quintiles: [0]))
      + 0.005 * (TinySystem.people(0, quintiles: [1]) + TinySystem.people(1, quintiles: [1]))
    expect(links[TinyRisk.chd].deathsAvoided, near: 0.4 * deaths)
    #expect(links[TinyRisk.stroke].deathsAvoided == 0)
  }

  @Test(arguments: [
    NeedModel.Deaths.scheduled(ScheduledEvents(byYear: [:])),
    .shared(SharedEvents(byYear: [:], chance: TinySystem.people.map { _ in 0 })),
  ])
  func `no deaths are avoided where they are fixed in advance`(deaths: NeedModel.Deaths) {
    var tiny = Self.system(programme(conditions: [hazard(0.6, on: TinyRisk.chd)]))
    tiny.fixedDeaths = deaths
    let model = tiny.model
    var plan = model.nothing
    for index in plan.shares.indices { plan.shares[index] = 1 }
    let links = model.conditionLinks(of: plan, year: 0, need: tiny.run([1])[0].need)
    #expect(links[TinyRisk.chd].deathsAvoided == 0 && links[TinyRisk.chd].casesAvoided > 0)
  }

  @Test func `a programme that changes something stops nowhere`() {
    #expect(Self.stop(leaving(0.4)) == nil)
    #expect(Self.stop(programme(deaths: 0.9)) == nil)
    #expect(Self.stop(programme(activity: [avoiding(0.1)])) == nil)
    #expect(Self.stop(programme(conditions: [hazard(0.9, on: TinyRisk.chd)])) == nil)
  }

  @Test func `it stops where nobody is eligible`() {
    #expect(Self.stop(leaving(0.4, shares: [0, 0])) == .eligible)
    #expect(Self.stop(programme(places: [], deaths: 0.9)) == .eligible)
  }

  @Test func `it stops where nobody is reached`() {
    #expect(Self.stop(programme(reach: 0, deaths: 0.9)) == .reach)
  }

  @Test func `it stops where no effect is stated`() {
    #expect(Self.stop(programme()) == .effect)
    #expect(Self.stop(programme(conditions: [hazard(1, on: TinyRisk.chd)])) == .effect)
  }

  @Test func `it stops where the risk factor does not change`() {
    #expect(Self.stop(leaving(0)) == .riskFactor)
    let both = programme(
      riskFactors: [.init(factor: TinyRisk.pressure, change: .shift(0), range: -1...1)],
      conditions: [hazard(1, on: TinyRisk.chd)])
    #expect(Self.stop(both) == .riskFactor)
  }

  @Test func `it stops where no condition is likelier with the risk factor`() {
    #expect(
      Self.stop(leaving(0.4)) { $0.risk = TinyRisk.model(relativeRisks: [1, 1]) } == .relativeRisk)
  }

  @Test(arguments: [leaving(0.4, lag: 4), programme(lag: 9, deaths: 0.9)])
  func `it stops where the years studied end before the effect starts`(
    intervention: Intervention
  ) {
    #expect(Self.stop(intervention) == .time)
  }

  @Test func `it stops where all of the excess risk stays`() {
    #expect(Self.stop(leaving(0.4)) { $0.risk = TinyRisk.model(excess: [1]) } == .time)
  }

  @Test func `it stops where the conditions mean nothing for need, deaths or care`() {
    let harmless = TinyRisk.conditions.map {
      Condition(
        id: $0.id, title: $0.title, chanceOfMovingUp: 0, incidence: $0.incidence, deaths: [0, 0],
        upwardRate: [0.1, 0.1], deathRate: [0.1, 0.1])
    }
    let stop = Self.stop(leaving(0.4)) {
      $0.risk = TinyRisk.model(conditions: harmless)
      $0.conditionShares = []
    }
    #expect(stop == .condition)
    #expect(Self.stop(leaving(0.4)) { $0.risk = TinyRisk.model(conditions: harmless) } == nil)
  }
}
