import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Moves by rates` {
  private typealias Small = SmallPopulation

  /// Chances are sums, quotients and exponentials of numbers of the order of one.
  private static let tolerance = 1e-12

  /// Children stay; adults move both ways and die.
  private static func rates(upward ratio: Double = 1) throws -> RateMatrix {
    try RateMatrix(
      leaving: Matrix([
        [0, 0, 0, 0, 0.001], [0, 0, 0.1 * ratio, 0.02 * ratio, 0.005],
        [0, 0.07, 0, 0.12 * ratio, 0.02], [0, 0.01, 0.08, 0, 0.15], [0, 0, 0, 0, 0],
      ]))
  }

  /// Chances of those who live, `[sex, quintile, from, to, age]`.
  private static func dense(_ rates: RateMatrix) -> [Double] {
    let chances = rates.transition()
    return (0..<Small.shape.groupCount).flatMap { _ in
      (0..<4).flatMap { from in
        let alive = chances.row(from).prefix(4).reduce(0, +)
        return (0..<4).flatMap { Array(repeating: chances[from, $0] / alive, count: 6) }
      }
    }
  }

  private static func moves() throws -> SegmentMoves {
    let rates = try rates()
    return SegmentMoves(
      shape: Small.shape, dense: dense(rates), rates: Array(repeating: rates, count: 6))
  }

  private static func ratios(_ ratio: Double) -> [Double] {
    Array(repeating: ratio, count: Small.shape.profileSize)
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 2, 10])
  func `a hazard ratio acts on the rates, and the chances are those of the new rates`(
    ratio: Double
  ) throws {
    let moves = try Self.moves()
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(ratio))
    let after = Self.dense(try Self.rates(upward: ratio))
    for (position, exit) in moves.exits.enumerated() {
      for cell in 0..<24 {
        let (group, age) = (cell / 6, cell % 6)
        let found = changed[(group * moves.exits.count + position) * 6 + age]
        let expected = after[((group * 4 + exit.from) * 4 + exit.to) * 6 + age]
        #expect(abs(found - expected) <= Self.tolerance)
      }
    }
  }

  @Test func `a ratio on rates differs from one on chances, as people move on within the year`()
    throws
  {
    let byRates = try Self.moves()
    let byChances = SegmentMoves(shape: Small.shape, dense: Self.dense(try Self.rates()))
    #expect(byRates.probability == byChances.probability)
    let distance =
      zip(
        byRates.probability(withUpwardHazardRatios: Self.ratios(0.5)),
        byChances.probability(withUpwardHazardRatios: Self.ratios(0.5))
      ).map { abs($0 - $1) }.max() ?? 0
    #expect(distance > 1e-4 && distance < 0.02)
  }

  @Test func `a ratio at one age leaves every byte of the others`() throws {
    let moves = try Self.moves()
    var ratios = Self.ratios(1)
    for segment in 0..<4 {
      ratios[Small.shape.profileIndex(group: 1, segment: segment, age: 4)] = 0.5
    }
    let changed = moves.probability(withUpwardHazardRatios: ratios)
    for position in moves.exits.indices {
      for cell in 0..<24 where cell != 10 {
        let index = (cell / 6 * moves.exits.count + position) * 6 + cell % 6
        #expect(changed[index].bitPattern == moves.probability[index].bitPattern)
      }
    }
    #expect(changed != moves.probability)
  }

  @Test(arguments: [0, 0.3, 3])
  func `moves that drift has changed still sum to one after a ratio`(ratio: Double) throws {
    let rates = try Self.rates()
    let observed = Array(Self.dense(rates).prefix(4 * 4 * 6))
    let moves = CaseMixDrift(weight: 0).moves(
      from: ObservedCaseMix(
        moves: observed, average: Small.averageShares, shares: Small.shares,
        deathRisk: Small.deathRisk, annualDeath: Small.annualDeath,
        rates: Array(repeating: rates, count: 6)))
    let changed = moves.probability(withUpwardHazardRatios: Self.ratios(ratio))
    #expect(changed.allSatisfy { $0 >= 0 && $0 <= 1 })
    for segment in 0..<4 {
      for cell in 0..<24 {
        let group = cell / 6 * moves.exits.count
        let exits = moves.exits.indices.filter { moves.exits[$0].from == segment }
        let sum: Double = exits.reduce(0.0) { $0 + changed[(group + $1) * 6 + cell % 6] }
        #expect(abs(sum - 1) <= Self.tolerance)
      }
    }
  }
}
