import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `How effects come and go` {
  private static func expect(_ timing: EffectTiming, is expected: [Double]) {
    let kernel = timing.kernel(years: expected.count)
    #expect(kernel.count == expected.count)
    for (value, wanted) in zip(kernel, expected) {
      #expect(abs(value - wanted) <= roundingTolerance, "\(kernel)")
    }
  }

  @Test(arguments: 0...6)
  func `an effect that lasts only while funded is one step after its lag`(lag: Int) {
    let step = (0..<6).map { $0 == lag ? 1.0 : 0 }
    Self.expect(EffectTiming(lag: lag, ramp: 1, decay: 1), is: step)
  }

  @Test(arguments: 1...4)
  func `a lasting effect builds up in equal parts over its ramp and stays`(ramp: Int) {
    let line = (0..<6).map { min(1, Double($0 + 1) / Double(ramp)) }
    Self.expect(EffectTiming(lag: 0, ramp: ramp, decay: 0), is: line)
  }

  @Test(arguments: [0.1, 0.5, 0.9], [0, 3])
  func `what remains is lost at the same rate each year`(decay: Double, lag: Int) {
    let remaining = (0..<12).map { $0 < lag ? 0 : pow(1 - decay, Double($0 - lag)) }
    Self.expect(EffectTiming(lag: lag, ramp: 1, decay: decay), is: remaining)
  }

  @Test(arguments: 1...5, [0, 2])
  func `while funded, a ramp spreads the effect without adding to it`(ramp: Int, lag: Int) {
    let parts = (0..<9).map { (lag..<(lag + ramp)).contains($0) ? 1 / Double(ramp) : 0 }
    Self.expect(EffectTiming(lag: lag, ramp: ramp, decay: 1), is: parts)
  }

  @Test(arguments: [0.2, 0.5, 1], [1, 4])
  func `the whole effect of a year's coverage is one over the decay`(decay: Double, ramp: Int) {
    let kernel = EffectTiming(lag: 1, ramp: ramp, decay: decay).kernel(years: 200)
    // After 200 years at most 0.8¹⁹⁵, some 10⁻¹⁹, is still to come.
    #expect(abs(kernel.reduce(0, +) - 1 / decay) <= roundingTolerance)
  }

  @Test func `a ramp and a decay together are the mean of the ramp's decays`() {
    Self.expect(
      EffectTiming(lag: 1, ramp: 2, decay: 0.5), is: [0, 0.5, 0.75, 0.375, 0.1875])
  }

  @Test func `no years have no effect`() {
    #expect(EffectTiming(lag: 0, ramp: 1, decay: 1).kernel(years: 0).isEmpty)
  }
}

@Suite struct `Arms of a study` {
  /// A programme that changes everything a programme can change.
  private static func strong(lag: Int) -> Intervention {
    programme(
      lag: lag, ramp: 2, decay: 0.3, upward: 0.6, deaths: 0.7, quality: 0.01,
      activity: [avoiding(0.2, replacedAt: 1, ratio: 2), avoiding(0, pod: 1, added: 0.1)])
  }

  private static func system(_ interventions: [Intervention]) -> TinySystem {
    var tiny = TinySystem(interventions: interventions, planYears: 5, followUpYears: 3)
    (tiny.death, tiny.upward) = (0.03, 0.1)
    return tiny
  }

  @Test func `an intervention that changes nothing changes no byte of any year`() {
    let tiny = Self.system([
      programme(
        unitCost: 100, setUpCost: 50, decay: 0.2,
        activity: [avoiding(0, replacedAt: 1, ratio: 3), avoiding(0, pod: 1)])
    ])
    let (plan, nothing) = (tiny.run([1]), tiny.baseline)
    #expect(plan.count == 8)
    #expect(plan.map(\.whatHappens) == nothing.map(\.whatHappens))
    #expect(plan[0].reached[0, 0] > 0)
  }

  @Test func `an intervention nobody is covered by changes no byte of any year`() {
    let without = Self.system([]).baseline
    #expect(
      Self.system([Self.strong(lag: 0)]).baseline.map(\.whatHappens) == without.map(\.whatHappens))
  }

  @Test(arguments: [0, 1, 3])
  func `the arms are the same, byte for byte, until the effect starts`(lag: Int) {
    let tiny = Self.system([Self.strong(lag: lag)])
    let pairs = Array(zip(tiny.run([0.5]), tiny.baseline))
    #expect(pairs.prefix(lag).allSatisfy { $0.whatHappens == $1.whatHappens })
    #expect(pairs.dropFirst(lag).allSatisfy { $0.whatHappens != $1.whatHappens })
  }

  @Test(arguments: [1, 4])
  func `the arms are the same until the first year in which anything is bought`(first: Int) {
    let tiny = Self.system([Self.strong(lag: 0)])
    let pairs = Array(zip(tiny.run { _, _, year in year >= first ? 0.5 : 0 }, tiny.baseline))
    #expect(pairs.prefix(first).allSatisfy { $0.whatHappens == $1.whatHappens })
    #expect(pairs[first].0.whatHappens != pairs[first].1.whatHappens)
  }

  @Test func `a place where nothing is bought is as it was, byte for byte`() {
    let tiny = Self.system([Self.strong(lag: 0)])
    for (plan, nothing) in zip(tiny.run { _, place, _ in place == 0 ? 0.5 : 0 }, tiny.baseline) {
      let there = plan.need.end.placeRange(1)
      #expect(bits(Array(plan.need.end.cells[there])) == bits(Array(nothing.need.end.cells[there])))
      #expect(bits(Array(plan.units.row(1))) == bits(Array(nothing.units.row(1))))
      #expect(plan.outcomes[2...] == nothing.outcomes[2...])
    }
  }

  @Test(arguments: [0, 0.1, 0.5])
  func `nobody benefits twice: however long the benefit lasts, exposure never passes one`(
    decay: Double
  ) {
    let tiny = TinySystem(
      interventions: [programme(decay: decay, activity: [avoiding(0.25)])], planYears: 6)
    let shares = tiny.run([0.7]).map {
      $0.avoidedUnits[0, 0] / ($0.units[0, 0] + $0.avoidedUnits[0, 0]) / 0.25
    }
    var sum = 0.0
    for (year, share) in shares.enumerated() {
      sum += 0.7 * pow(1 - decay, Double(year))
      expect(share, near: min(sum, 1))
    }
    #expect(shares.contains { $0 > 0.99 })
  }

  @Test func `benefits already bought play out after the plan`() {
    var tiny = TinySystem(
      interventions: [programme(decay: 0.5, activity: [avoiding(0.4)])], planYears: 1)
    tiny.followUpYears = 3
    let years = tiny.run([0.5])
    #expect(years.count == 4)
    for (year, exposure) in zip(years, [0.5, 0.25, 0.125, 0.0625]) {
      expect(year.avoidedUnits[0, 0] / years[0].avoidedUnits[0, 0], near: exposure / 0.5)
      #expect((year.reached[0, 0] > 0) == (exposure == 0.5))
    }
  }
}
