import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Two programmes of which only the larger counts` {
  private typealias Tiny = TinySystem

  /// A system in which nobody dies or moves, so that cases and units are of the people given.
  private static func calm(
    _ interventions: [Intervention], _ interactions: [Interaction] = []
  ) -> TinySystem {
    var tiny = TinySystem(interventions: interventions, risk: TinyRisk.model())
    tiny.interactions = interactions
    return tiny
  }

  /// A system in which people die and move, and much of their care is cases of the conditions.
  private static func system(
    _ interventions: [Intervention], _ interactions: [Interaction] = []
  ) -> TinySystem {
    var tiny = calm(interventions, interactions)
    (tiny.death, tiny.upward) = (0.1, 0.2)
    tiny.conditionShares = [[0.3, 0.1], [0.2, 0]]
    return tiny
  }

  private static func larger(
    _ first: Int = 0, _ second: Int = 1, on condition: Int? = nil
  ) -> Interaction {
    Interaction(
      first: first, second: second, condition: condition, rule: .larger, source: "made up")
  }

  private static func cases(_ year: YearOfSystem, quintile: Int) -> Double {
    year.cases(TinyRisk.chd, quintile: quintile)
  }

  private static func expected(quintile: Int) -> Double {
    Tiny.people(0, quintiles: [quintile]) * TinyRisk.conditions[TinyRisk.chd].incidence[quintile]
  }

  /// A programme that changes all that the rule covers.
  private static func whole(
    _ id: String, segments: [String] = ["low", "high"], _ ratio: Double = 0.7,
    quality: Double = 0
  ) -> Intervention {
    programme(
      id, segments: segments, decay: 0.3, upward: ratio, deaths: ratio, quality: quality,
      activity: [avoiding(1 - ratio, replacedAt: 1, ratio: 2)],
      conditions: [hazard(ratio, on: TinyRisk.chd), hazard(ratio, on: TinyRisk.stroke)])
  }

  @Test(arguments: [0, 1])
  func `one alone has every byte it has without the rule`(alone: Int) {
    let programmes = [
      Self.whole("one", 0.6, quality: 0.01), Self.whole("two"), leaving(0.4, "three", decay: 0.1),
    ]
    for third in [0.0, 0.5] {
      let coverage = [alone == 0 ? 0.4 : 0, alone == 1 ? 0.4 : 0, third]
      #expect(
        Self.system(programmes, [Self.larger()]).run(coverage).map(\.whatHappens)
          == Self.system(programmes).run(coverage).map(\.whatHappens))
    }
  }

  @Test func `the same programme twice is, to the byte, one of it`() {
    let pair = [Self.whole("one"), Self.whole("two")]
    let twice = Self.system(pair, [Self.larger()]).run([0.4, 0.4])
    #expect(twice.map(\.whatHappens) == Self.system(pair).run([0.4, 0]).map(\.whatHappens))
    #expect(twice.map(\.whatHappens) != Self.system(pair).run([0.4, 0.4]).map(\.whatHappens))
  }

  @Test func `on different people both count, to the byte`() {
    let pair = [Self.whole("one", segments: ["low"]), Self.whole("two", segments: ["high"], 0.8)]
    #expect(
      Self.system(pair, [Self.larger()]).run([0.4, 0.3]).map(\.whatHappens)
        == Self.system(pair).run([0.4, 0.3]).map(\.whatHappens))
  }

  @Test func `the larger is found cell by cell`() {
    let pair = [
      leaving(0.5, "one"),
      programme("two", quintiles: ["2"], shares: [1], conditions: [hazard(0.8, on: TinyRisk.chd)]),
    ]
    let year = Self.calm(pair, [Self.larger(on: TinyRisk.chd)]).run([1, 1])[0]
    let left = (0...1).map {
      1 - TinyRisk.fraction(leaving: 0.5, quintile: $0, condition: TinyRisk.chd)
    }
    #expect(left[1] > 0.8)
    expect(Self.cases(year, quintile: 0), near: Self.expected(quintile: 0) * left[0])
    expect(Self.cases(year, quintile: 1), near: Self.expected(quintile: 1) * 0.8)
  }

  @Test func `the larger is found year by year`() {
    let pair = [
      programme("brief", decay: 0.9, conditions: [hazard(0.5, on: TinyRisk.chd)]),
      programme("lasting", decay: 0, conditions: [hazard(0.8, on: TinyRisk.chd)]),
    ]
    let years = Self.calm(pair, [Self.larger(on: TinyRisk.chd)]).run { _, _, year in
      year == 0 ? 1 : 0
    }
    for (year, left) in zip(years, [0.5, 0.8, 0.8, 0.8]) {
      expect(Self.cases(year, quintile: 0), near: Self.expected(quintile: 0) * left)
    }
  }

  @Test func `a third multiplies with the larger of the pair`() {
    let programmes = [0.8, 0.6, 0.9].enumerated().map {
      programme("p\($0)", conditions: [hazard($1, on: TinyRisk.chd)])
    }
    let year = Self.calm(programmes, [Self.larger()]).run([1, 1, 1])[0]
    expect(Self.cases(year, quintile: 0), near: Self.expected(quintile: 0) * 0.6 * 0.9)
  }

  @Test(arguments: [
    (first: 0.8, second: 1.1, left: 0.8 * 1.1), (1.2, 1.1, 1.2), (1, 1.1, 1.1), (0.7, 1, 0.7),
  ])
  func `harm counts beside benefit, and of two harms the greater`(
    ratios: (first: Double, second: Double, left: Double)
  ) {
    let pair = [ratios.first, ratios.second].enumerated().map {
      programme(
        "p\($0)", activity: [avoiding(1 - $1)], conditions: [hazard($1, on: TinyRisk.chd)])
    }
    let tiny = Self.calm(pair, [Self.larger()])
    let (plan, nothing) = (tiny.run([1, 1])[0], tiny.baseline[0])
    expect(Self.cases(plan, quintile: 0), near: Self.expected(quintile: 0) * ratios.left)
    expect(plan.units[0, 0], near: nothing.units[0, 0] * ratios.left)
  }

  @Test
  func
    `a rule for all holds for deaths, moves and units avoided, and one for a condition does not`()
  {
    let pair = [
      programme("one", upward: 0.5, deaths: 0.9, activity: [avoiding(0.2)]),
      programme("two", upward: 0.8, deaths: 0.6, activity: [avoiding(0.3)]),
    ]
    func year(_ interactions: [Interaction]) -> YearOfSystem {
      Self.system(pair, interactions).run([1, 1])[0]
    }
    let (all, none) = (year([Self.larger()]), year([]))
    let best = Self.system([
      programme("best", upward: 0.5, deaths: 0.6, activity: [avoiding(0.3)])
    ]).run([1])[0]
    #expect(all.whatHappens == best.whatHappens)
    #expect(year([Self.larger(on: TinyRisk.chd)]).whatHappens == none.whatHappens)
    #expect(none.need.deaths[0] < all.need.deaths[0])
  }

  @Test func `a rule for one condition leaves the others as they are`() {
    let pair = [Self.whole("one"), Self.whole("two")]
    let year = Self.calm(pair, [Self.larger(on: TinyRisk.chd)]).run([1, 1])[0]
    expect(Self.cases(year, quintile: 0), near: Self.expected(quintile: 0) * 0.7)
    let strokes = Tiny.people(0, quintiles: [0]) * TinyRisk.conditions[TinyRisk.stroke].incidence[0]
    expect(year.cases(TinyRisk.stroke, quintile: 0), near: strokes * 0.7 * 0.7)
  }

  @Test func `units take the place of those avoided by the one that counts`() {
    let pair = [
      programme("one", shares: [0.5, 0.5], activity: [avoiding(0.2, replacedAt: 1, ratio: 3)]),
      programme(
        "two", segments: ["high"], activity: [avoiding(0.3, replacedAt: 1, ratio: 1)]),
    ]
    let tiny = Self.calm(pair, [Self.larger()])
    let year = tiny.run([1, 1])[0]
    let (low, high) = (
      Tiny.people(0, segments: [0]) * Tiny.units[0][0],
      Tiny.people(0, segments: [1]) * Tiny.units[0][1]
    )
    expect(year.avoidedUnits[0, 0], near: 0.1 * low + 0.3 * high)
    expect(year.addedUnits[0, 1], near: 3 * 0.1 * low + 0.3 * high)
  }

  @Test func `units added and quality of life are given by both`() {
    let pair = ["one", "two"].map {
      programme($0, quality: 0.01, activity: [avoiding(0, pod: 1, added: 0.5)])
    }
    let tiny = Self.calm(pair, [Self.larger()])
    let (plan, nothing) = (tiny.run([0.4, 0.3])[0], tiny.baseline[0])
    let people = Tiny.people(0)
    expect(plan.addedUnits[0, 1], near: 0.7 * 0.5 * people)
    let gain = zip(plan.outcomes, nothing.outcomes).prefix(2).reduce(0.0) {
      $0 + $1.0.qalys - $1.1.qalys
    }
    // A difference of some thousand QALYs.
    expect(gain, near: 0.7 * 0.01 * people, tolerance: 1e-9)
  }

  @Test func `it makes no difference which of the two a rule names first`() {
    let pair = [Self.whole("one"), Self.whole("two")]
    #expect(
      Self.system(pair, [Self.larger(0, 1)]).run([0.4, 0.6]).map(\.whatHappens)
        == Self.system(pair, [Self.larger(1, 0)]).run([0.4, 0.6]).map(\.whatHappens))
  }

  @Test func `stating that each counts on what the other leaves changes no byte`() {
    let pair = [Self.whole("one"), Self.whole("two", 0.5)]
    let stated = Interaction(
      first: 0, second: 1, condition: nil, rule: .residual, source: "made up")
    #expect(
      Self.system(pair, [stated]).run([0.4, 0.6]).map(\.whatHappens)
        == Self.system(pair).run([0.4, 0.6]).map(\.whatHappens))
  }
}
