import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

/// Products and sums of a dozen numbers, as a share of the answer.
let roundingTolerance = 1e-12

/// Expects a number within rounding of another.
func expect(
  _ value: Double, near expected: Double, tolerance: Double = roundingTolerance,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - expected) <= tolerance * max(abs(expected), 1), "\(value) is not \(expected)",
    sourceLocation: sourceLocation)
}

@Suite struct `What interventions do` {
  private typealias Tiny = TinySystem

  /// Units of beds or visits used by the people of a place in a year of doing nothing.
  private static func use(
    pod: Int = 0, place: Int, quintiles: [Int] = [0, 1], segments: [Int] = [0, 1]
  ) -> Double {
    segments.reduce(0.0) {
      $0 + Tiny.people(place, quintiles: quintiles, segments: [$1]) * Tiny.units[pod][$1]
    }
  }

  @Test(arguments: [0.25, 1], [0, 1])
  func `one intervention alone avoids its share of the units of those it reaches`(
    coverage: Double, place: Int
  ) {
    let tiny = TinySystem(interventions: [
      programme(segments: ["high"], quintiles: ["1"], shares: [0.5], activity: [avoiding(0.3)])
    ])
    let year = tiny.run([coverage])[0]
    let avoided = coverage * 0.5 * 0.3 * Self.use(place: place, quintiles: [0], segments: [1])
    expect(year.avoidedUnits[place, 0], near: avoided)
    expect(year.avoidedPounds[place, 0], near: avoided * 1500)
    expect(year.units[place, 0], near: Self.use(place: place) - avoided)
    expect(year.units[place, 1], near: Self.use(pod: 1, place: place))
  }

  @Test(arguments: [0.25, 1], [0, 1])
  func `two interventions on different people avoid the sum of what each would`(
    coverage: Double, place: Int
  ) {
    let tiny = TinySystem(interventions: [
      programme("one", segments: ["low"], activity: [avoiding(0.3)]),
      programme("two", segments: ["high"], activity: [avoiding(0.2)]),
    ])
    let avoided =
      0.3 * Self.use(place: place, segments: [0]) + 0.2 * Self.use(place: place, segments: [1])
    expect(tiny.run([coverage, coverage])[0].avoidedUnits[place, 0], near: coverage * avoided)
  }

  @Test(arguments: [(0.3, 0.2), (0.9, 0.9), (1, 0.4), (-0.2, 0.5)], [0.5, 1])
  func `two on the same people leave the product of what each leaves`(
    shares: (first: Double, second: Double), coverage: Double
  ) {
    let tiny = TinySystem(interventions: [
      programme("one", activity: [avoiding(shares.first)]),
      programme("two", activity: [avoiding(shares.second)]),
    ])
    let share = 1 - (1 - coverage * shares.first) * (1 - coverage * shares.second)
    let avoided = tiny.run([coverage, coverage])[0].avoidedUnits[0, 0]
    expect(avoided, near: share * Self.use(place: 0))
  }

  @Test func `the order in which interventions are declared does not matter`() {
    let one = programme("one", quintiles: ["1"], shares: [0.6], activity: [avoiding(0.3)])
    let two = programme("two", segments: ["high"], activity: [avoiding(0.5)])
    let forth = TinySystem(interventions: [one, two]).run([0.7, 0.4])[0]
    let back = TinySystem(interventions: [two, one]).run([0.4, 0.7])[0]
    expect(forth.avoidedUnits[0, 0], near: back.avoidedUnits[0, 0])
    expect(forth.avoidedPounds[1, 0], near: back.avoidedPounds[1, 0])
  }

  @Test(arguments: [0, 0.5, 3])
  func `avoided units are replaced at the stated ratio`(ratio: Double) {
    let tiny = TinySystem(interventions: [
      programme(activity: [avoiding(0.3, replacedAt: 1, ratio: ratio)])
    ])
    let year = tiny.run([0.5])[0]
    let avoided = 0.15 * Self.use(place: 0)
    expect(year.avoidedUnits[0, 0], near: avoided)
    expect(year.addedUnits[0, 1], near: avoided * ratio)
    expect(year.units[0, 1], near: Self.use(pod: 1, place: 0) + avoided * ratio)
    expect(
      year.pounds[0, 1], near: 50 * (Self.use(pod: 1, place: 0) + avoided * ratio))
  }

  @Test func `units are added for each person reached, whatever they use`() {
    let tiny = TinySystem(interventions: [
      programme(quintiles: ["2"], shares: [1], activity: [avoiding(0, pod: 1, added: 0.4)])
    ])
    let year = tiny.run([0.5])[0]
    expect(year.addedUnits[0, 1], near: 0.5 * 0.4 * Tiny.people(0, quintiles: [1]))
    #expect(year.avoidedUnits.elements.allSatisfy { $0 == 0 })
  }

  @Test func `quality of life is gained by those reached, where they live`() {
    let tiny = TinySystem(interventions: [
      programme(segments: ["high"], quintiles: ["1"], shares: [1], quality: 0.02)
    ])
    let (plan, nothing) = (tiny.run([0.5])[0], tiny.baseline[0])
    let gains = zip(plan.outcomes, nothing.outcomes).map { $0.qalys - $1.qalys }
    // Differences of some thousand QALYs, each right to about one part in 10¹⁶.
    let differenceTolerance = 1e-9
    expect(gains[0], near: 0.5 * 0.02 * 2000, tolerance: differenceTolerance)
    expect(gains[2], near: 0.5 * 0.02 * 1600, tolerance: differenceTolerance)
    #expect(gains[1] == 0 && gains[3] == 0)
  }

  @Test(arguments: [0.4, 1])
  func `hazard ratios on death combine as a product`(coverage: Double) {
    var tiny = TinySystem(interventions: [
      programme("one", deaths: 0.5), programme("two", deaths: 0.8),
    ])
    tiny.death = 0.1
    let deaths = tiny.run([coverage, coverage])[0].need.deaths.reduce(0, +)
    let ratio = (1 - coverage * 0.5) * (1 - coverage * 0.2)
    expect(deaths, near: 25_000 * chance(0.1, ratio: ratio))
  }

  @Test func `a hazard ratio on greater need keeps people well`() {
    var tiny = TinySystem(interventions: [programme(places: ["A"], upward: 0.5)])
    tiny.upward = 0.2
    let end = tiny.run([1])[0].need.end
    expect(end.total(place: 0, segment: 1), near: 3000 + 13_000 * chance(0.2, ratio: 0.5))
    expect(end.total(place: 1, segment: 1), near: 2000 + 7000 * 0.2)
  }

  @Test func `a place where it is not offered has nobody eligible`() {
    let tiny = TinySystem(interventions: [programme(places: ["B"])])
    #expect(tiny.model.isOffered(0, in: 1) && !tiny.model.isOffered(0, in: 0))
    let year = tiny.baseline[0]
    #expect(year.eligible[0, 0] == 0 && year.eligible[0, 1] == Tiny.people(1))
  }

  @Test func `capacity is new only where coverage rises`() {
    let coverage = [0.2, 0.5, 0.5, 0.1]
    let tiny = TinySystem(interventions: [programme(shares: [0.5, 1])])
    let years = tiny.run { _, _, year in coverage[year] }
    let eligible = 0.5 * Tiny.people(0, quintiles: [0]) + Tiny.people(0, quintiles: [1])
    for (year, rise) in zip(years, [0.2, 0.3, 0, 0]) {
      expect(year.eligible[0, 0], near: eligible)
      expect(year.newCapacity[0, 0], near: rise * eligible)
    }
    for (year, share) in zip(years, coverage) {
      expect(year.reached[0, 0], near: share * eligible)
    }
  }

  /// A yearly chance after a hazard ratio: 1 − (1 − p)ʰ, written with the power.
  private func chance(_ probability: Double, ratio: Double) -> Double {
    1 - pow(1 - probability, ratio)
  }
}
