import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `What programmes do through risk factors` {
  private typealias Tiny = TinySystem

  private static func system(_ interventions: [Intervention]) -> TinySystem {
    TinySystem(interventions: interventions, risk: TinyRisk.model())
  }

  private static func expected(_ condition: Int, place: Int, quintile: Int) -> Double {
    Tiny.people(place, quintiles: [quintile])
      * TinyRisk.conditions[condition].incidence[quintile]
  }

  @Test(arguments: [0.25, 1], [0, 1])
  func `one intervention alone avoids the impact fraction of new cases`(
    coverage: Double, quintile: Int
  ) {
    let year = Self.system([leaving(0.4)]).run([coverage])[0]
    for condition in [TinyRisk.chd, TinyRisk.stroke] {
      let fraction = TinyRisk.fraction(leaving: 0.4, quintile: quintile, condition: condition)
      expect(
        year.cases(condition, place: 1, quintile: quintile),
        near: Self.expected(condition, place: 1, quintile: quintile) * (1 - coverage * fraction))
    }
  }

  @Test func `the people eligible are those in the category, or the stated part of them`() {
    let all = Self.system([leaving(0.4)]).baseline[0]
    expect(all.eligible[0, 0], near: 10_000 * 0.2 + 6000 * 0.1)
    let half = Self.system([leaving(0.4, shares: [0.5, 0.25])]).baseline[0]
    expect(half.eligible[0, 0], near: 10_000 * 0.2 * 0.5 + 6000 * 0.1 * 0.25)
  }

  @Test func `a stated part of those in the category avoids that part of the cases`() {
    let year = Self.system([leaving(0.4, shares: [0.5, 0])]).run([1])[0]
    let fraction = TinyRisk.fraction(leaving: 0.4, quintile: 0, condition: TinyRisk.chd)
    expect(
      year.cases(TinyRisk.chd, quintile: 0),
      near: Self.expected(TinyRisk.chd, place: 0, quintile: 0) * (1 - 0.5 * fraction))
    expect(
      year.cases(TinyRisk.chd, quintile: 1),
      near: Self.expected(TinyRisk.chd, place: 0, quintile: 1))
  }

  @Test func `two on different people avoid the sum of what each would`() {
    let (low, high) = (leaving(0.4, "a", segments: ["low"]), leaving(0.3, "b", segments: ["high"]))
    let nothing = Self.system([low]).baseline[0]
    func avoided(_ interventions: [Intervention]) -> Double {
      let run = Self.system(interventions).run(interventions.map { _ in 0.8 })[0]
      return nothing.cases(TinyRisk.chd, quintile: 0) - run.cases(TinyRisk.chd, quintile: 0)
    }
    #expect(avoided([low]) > 0 && avoided([high]) > 0)
    // Differences of some hundreds of cases.
    expect(avoided([low, high]), near: avoided([low]) + avoided([high]), tolerance: 1e-11)
  }

  @Test(arguments: [(0.4, 0.8), (1, 1), (0.5, 0)], [0.5, 1])
  func `two on the same people leave the product of what each leaves`(
    effects: (leave: Double, ratio: Double), coverage: Double
  ) {
    let tiny = Self.system([
      leaving(effects.leave),
      programme("treat", conditions: [hazard(effects.ratio, on: TinyRisk.chd)]),
    ])
    let year = tiny.run([coverage, coverage])[0]
    let fraction = TinyRisk.fraction(
      leaving: effects.leave, quintile: 0, condition: TinyRisk.chd)
    let left = (1 - coverage * fraction) * (1 - coverage * (1 - effects.ratio))
    let expected = Self.expected(TinyRisk.chd, place: 0, quintile: 0)
    expect(year.cases(TinyRisk.chd, quintile: 0), near: expected * left)
    #expect(year.cases(TinyRisk.chd, quintile: 0) >= 0)
  }

  @Test func `two that each leave nothing of a condition do not avoid more than all of it`() {
    let cure = { programme($0, conditions: [hazard(0, on: TinyRisk.chd)]) }
    var tiny = Self.system([cure("one"), cure("two")])
    (tiny.death, tiny.upward) = (0.1, 0.1)
    let year = tiny.run([1, 1])[0]
    #expect((0..<4).allSatisfy { year.newCases[$0, TinyRisk.chd] == 0 })
    #expect(year.need.end.cells.allSatisfy { $0 >= 0 } && year.need.deaths.allSatisfy { $0 > 0 })
  }

  @Test func `people at a multiple of the average risk avoid that multiple of cases`() {
    let tiny = Self.system([
      programme(shares: [0.1, 0.1], conditions: [hazard(0.8, on: TinyRisk.stroke, multiple: 4)])
    ])
    expect(
      tiny.run([1])[0].cases(TinyRisk.stroke, quintile: 0),
      near: Self.expected(TinyRisk.stroke, place: 0, quintile: 0) * (1 - 0.1 * 4 * 0.2))
  }

  @Test func `a lower level in those above a threshold works through its impact fraction`() {
    let part = RiskFactor.Part.above(140)
    let tiny = Self.system([
      programme(
        shares: [0.5, 0.5], having: .init(factor: TinyRisk.pressure, part: part),
        riskFactors: [.init(factor: TinyRisk.pressure, change: .shift(-7), range: -7...(-7))])
    ])
    let model = TinyRisk.model()
    let impacts = model.impacts(
      of: .shift(-7), factor: TinyRisk.pressure, part: part, variant: 0)
    let share = model.share(of: part, factor: TinyRisk.pressure, variant: 0)
    let year = tiny.run([0.6])[0]
    for quintile in 0...1 {
      expect(
        year.cases(TinyRisk.stroke, quintile: quintile),
        near: Self.expected(TinyRisk.stroke, place: 0, quintile: quintile)
          * (1 - 0.6 * 0.5 * impacts[0].fraction[quintile]))
    }
    expect(year.eligible[0, 0], near: 0.5 * (10_000 * share[0] + 6000 * share[1]))
  }

  @Test func `a factor changed in people eligible for another changes in the average of them`() {
    let tiny = Self.system([
      programme(
        having: .init(factor: TinyRisk.smoking, part: .category(TinyRisk.current)),
        riskFactors: [.init(factor: TinyRisk.pressure, change: .shift(-7), range: -7...(-7))])
    ])
    let impacts = TinyRisk.model().impacts(
      of: .shift(-7), factor: TinyRisk.pressure, part: .everyone, variant: 0)
    expect(
      tiny.run([1])[0].cases(TinyRisk.stroke, quintile: 0),
      near: Self.expected(TinyRisk.stroke, place: 0, quintile: 0)
        * (1 - TinyRisk.smokers[0] * impacts[0].fraction[0]))
  }

  @Test func `fewer cases mean fewer moves and deaths, by the shares that are theirs`() {
    var tiny = Self.system([programme(conditions: [hazard(0.6, on: TinyRisk.chd)])])
    (tiny.death, tiny.upward) = (0.1, 0.2)
    let year = tiny.run([1])[0]
    let shares = TinyRisk.conditions[TinyRisk.chd]
    expect(shares.shareOfUpwardMoves[0], near: 0.1)
    expect(shares.shareOfDeaths[1], near: 0.05)
    for quintile in 0...1 {
      let people = Tiny.people(0, quintiles: [quintile])
      let death = chance(0.1, ratio: 1 - 0.4 * shares.shareOfDeaths[quintile])
      expect(year.need.deaths[quintile], near: people * death)
      let move = chance(0.2, ratio: 1 - 0.4 * shares.shareOfUpwardMoves[quintile])
      let low = Tiny.people(0, quintiles: [quintile], segments: [0])
      let cell = Tiny.shape.profileIndex(group: quintile, segment: 0, age: 0)
      expect(year.need.end.cells[cell], near: low * (1 - death) * (1 - move))
    }
  }

  @Test func `care that is a case of a condition goes with the cases`() {
    var tiny = Self.system([leaving(0.4)])
    tiny.conditionShares = [[0.3, 0.1], [0, 0]]
    let year = tiny.run([0.5])[0]
    var (units, pounds) = (0.0, 0.0)
    for quintile in 0...1 {
      let part = zip([0.3, 0.1], [TinyRisk.chd, TinyRisk.stroke]).reduce(0.0) {
        $0 + $1.0 * 0.5
          * TinyRisk.fraction(leaving: 0.4, quintile: quintile, condition: $1.1)
      }
      for segment in 0...1 {
        let beds =
          part * Tiny.people(0, quintiles: [quintile], segments: [segment])
          * Tiny.units[0][segment]
        units += beds
        pounds += beds * Tiny.poundsPerUnit[0][segment]
      }
    }
    // Units gone are differences of thousands.
    expect(year.avoidedUnits[0, 0], near: units, tolerance: 1e-10)
    expect(year.avoidedPounds[0, 0], near: pounds, tolerance: 1e-10)
    #expect(year.avoidedUnits[0, 1] == 0)
  }

  @Test func `care that a programme avoids comes out of what the conditions leave`() {
    var tiny = Self.system([
      programme(activity: [avoiding(0.25)], conditions: [hazard(0.5, on: TinyRisk.chd)])
    ])
    tiny.conditionShares = [[0.4, 0], [0, 0]]
    let (plan, nothing) = (tiny.run([1])[0], tiny.baseline[0])
    expect(plan.units[0, 0], near: nothing.units[0, 0] * (1 - 0.4 * 0.5) * 0.75)
  }

  @Test(arguments: [
    leaving(0), programme(conditions: [hazard(1, on: TinyRisk.chd)]),
    programme(
      riskFactors: [.init(factor: TinyRisk.pressure, change: .shift(0), range: -1...1)]),
  ])
  func `a programme that changes nothing changes no byte`(intervention: Intervention) {
    var tiny = Self.system([intervention])
    (tiny.death, tiny.upward) = (0.1, 0.1)
    tiny.conditionShares = [[0.3, 0.1], [0.2, 0]]
    #expect(tiny.run([0.7]).map(\.whatHappens) == tiny.baseline.map(\.whatHappens))
  }

  @Test func `relative risks of 1 change no byte`() {
    var tiny = Self.system([leaving(0.5)])
    tiny.risk = TinyRisk.model(relativeRisks: [1, 1])
    (tiny.death, tiny.upward) = (0.1, 0.1)
    #expect(tiny.run([0.7]).map(\.whatHappens) == tiny.baseline.map(\.whatHappens))
  }

  @Test func `nothing differs before the first year of coverage`() {
    var tiny = Self.system([leaving(0.5, decay: 0.1)])
    (tiny.death, tiny.upward) = (0.1, 0.1)
    let plan = tiny.run { _, _, year in year >= 2 ? 0.5 : 0 }.map(\.whatHappens)
    let nothing = tiny.baseline.map(\.whatHappens)
    #expect(plan.prefix(2) == nothing.prefix(2))
    #expect(plan[2] != nothing[2] && plan[3] != nothing[3])
  }

  /// A yearly chance after a hazard ratio: 1 − (1 − p)ʰ, written with the power.
  private func chance(_ probability: Double, ratio: Double) -> Double {
    1 - pow(1 - probability, ratio)
  }
}
