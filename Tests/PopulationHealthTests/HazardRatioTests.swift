import Foundation
import PopulationHealth
import Testing

@Suite struct `Hazard ratios` {
  private typealias Small = SmallPopulation

  /// Rates and rows are sums and logarithms of a few numbers of the order of one.
  private static let roundingTolerance = 1e-12

  private static func ratios(_ ratio: Double) -> [Double] {
    Array(repeating: ratio, count: Small.shape.profileSize)
  }

  @Test func `a ratio of exactly one leaves every byte as it was`() {
    let model = Small.model()
    let plain = model.firstYear()
    let changed = model.firstYear(
      changes: RateChanges(upwardMoves: Self.ratios(1), deaths: Self.ratios(1)))
    #expect(bits(changed.end.cells) == bits(plain.end.cells))
    #expect(bits(changed.deaths) == bits(plain.deaths))
    #expect(bits(changed.births) == bits(plain.births))
    #expect(bits(changed.netMigration) == bits(plain.netMigration))
  }

  @Test func `a change in one place leaves every byte of the other`() {
    let model = Small.model()
    let level = model.mortalityLevel(for: model.start, in: Small.year)
    let plain = model.advance(model.start, through: Small.year, level: level)
    let half = RateChanges(upwardMoves: Self.ratios(0.5), deaths: Self.ratios(0.5))
    let changed = model.advance(
      model.start, through: Small.year, level: level,
      changes: [half, RateChanges(upwardMoves: nil, deaths: nil)])
    let (there, here) = (plain.end.placeRange(1), plain.end.placeRange(0))
    #expect(bits(Array(changed.end.cells[there])) == bits(Array(plain.end.cells[there])))
    #expect(changed.end.cells[here] != plain.end.cells[here])
    #expect(changed.identityError <= 1e-9, "a billionth of a person: rounding of the sums")
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 0.97, 0.999_999, 1.000_1, 1.04, 2])
  func `a ratio on death scales the rate, the −ln of one less the chance`(ratio: Double) {
    let model = Small.quiet(
      start: Small.only(1000, segment: 3, age: 4), deaths: .published(Small.mortality()))
    let plain = model.firstYear().deaths[0] / 1000
    let changed =
      model.firstYear(changes: RateChanges(upwardMoves: nil, deaths: Self.ratios(ratio)))
      .deaths[0] / 1000
    #expect(plain > 0.01)
    #expect(abs(log1p(-changed) - ratio * log1p(-plain)) <= Self.roundingTolerance)
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 0.97, 0.999_999, 1.000_1, 1.04, 2])
  func `a ratio on greater need scales the rate of every move up and of no move down`(
    ratio: Double
  ) {
    let moves = Small.observed
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(ratio))
    for (position, exit) in moves.exits.enumerated() where exit.from != exit.to {
      let ranks = (moves.shape.segments[exit.from].needRank, moves.shape.segments[exit.to].needRank)
      guard let from = ranks.0, let to = ranks.1 else { continue }
      let row = position * 6 + 3
      let (before, after) = (moves.probability[row], changed[row])
      let expected = to > from ? -expm1(ratio * log1p(-before)) : before
      #expect(abs(after - expected) <= Self.roundingTolerance)
    }
  }

  /// The distance at which a chance is found by another series, times the hazards of the small model,
  /// lies between these ratios; both series keep within a few units in the last place.
  @Test(arguments: [0, 0.01, 0.1, 0.49, 0.5, 0.8, 0.9, 0.95, 0.99, 1.01, 1.05, 1.1, 1.25, 2])
  func `a chance after a ratio is as exact near a ratio of one as far from it`(ratio: Double) {
    let moves = Small.observed
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(ratio))
    for (position, exit) in moves.exits.enumerated() where exit.from != exit.to {
      let ranks = (moves.shape.segments[exit.from].needRank, moves.shape.segments[exit.to].needRank)
      guard let from = ranks.0, let to = ranks.1, to > from else { continue }
      let (before, after) = (moves.probability[position * 6 + 3], changed[position * 6 + 3])
      let expected = -expm1(ratio * log1p(-before))
      #expect(abs(after - expected) <= 4 * expected.ulp)
    }
  }

  @Test func `children who grow up have no rank of need and keep their chances`() {
    let moves = Small.observed
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(0.5))
    for (position, exit) in moves.exits.enumerated() where exit.from == 0 {
      let row = (position * 6)..<(position * 6 + 6)
      #expect(bits(Array(changed[row])) == bits(Array(moves.probability[row])))
    }
  }

  @Test(arguments: [0, 0.3, 1, 1.5, 3, 10])
  func `after a ratio the chances still sum to one and none is below zero`(ratio: Double) {
    // Of those in the lowest segment 70% move up in a year: a large ratio must not take more than all.
    let adult = [[0.3, 0.4, 0.3], [0.06, 0.34, 0.6], [0.01, 0.07, 0.92]]
    let dense = (0..<4).flatMap { _ in
      (0..<16).flatMap { pair -> [Double] in
        let (from, to) = (pair / 4, pair % 4)
        let chance = from == 0 || to == 0 ? (from == to ? 1 : 0) : adult[from - 1][to - 1]
        return Array(repeating: chance, count: 6)
      }
    }
    let moves = SegmentMoves(shape: Small.shape, dense: dense)
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(ratio))
    #expect(changed.allSatisfy { $0 >= 0 && $0 <= 1 })
    for segment in 0..<4 {
      for cell in 0..<24 {
        let exits = moves.exits.indices.filter { moves.exits[$0].from == segment }
        let sum = exits.reduce(0.0) {
          $0 + changed[(cell / 6 * moves.exits.count + $1) * 6 + cell % 6]
        }
        #expect(abs(sum - 1) <= Self.roundingTolerance)
      }
    }
  }

  @Test func `a lower ratio leaves more people alive and fewer in need`() {
    let model = Small.model()
    func outcome(_ ratio: Double) -> (deaths: Double, inNeed: Double) {
      let year = model.firstYear(
        changes: RateChanges(upwardMoves: Self.ratios(ratio), deaths: Self.ratios(1)))
      let deaths = model.firstYear(
        changes: RateChanges(upwardMoves: nil, deaths: Self.ratios(ratio))
      ).deaths
      return (deaths.compensatedSum, year.end.total(place: 0, segment: 3))
    }
    let outcomes = [0, 0.5, 0.9, 1].map(outcome)
    for (less, more) in zip(outcomes, outcomes.dropFirst()) {
      #expect(less.deaths < more.deaths && less.inNeed < more.inNeed)
    }
  }
}
