import PopulationHealth
import Testing

@Suite struct `Shares of segments` {
  private typealias Small = SmallPopulation

  /// Sixty halvings of an interval sixteen wide leave nothing but rounding.
  private static let roundingTolerance = 1e-12

  private static func tilted(_ ratio: Double) -> SegmentShares {
    Small.shares.tilted(
      costs: Small.costs, toCostRatios: Array(repeating: ratio, count: 24))
  }

  private static func cost(_ shares: SegmentShares, group: Int, age: Int) -> Double {
    (0..<4).reduce(0.0) {
      $0 + shares.profile[shares.shape.profileIndex(group: group, segment: $1, age: age)]
        * Small.costs[$1]
    }
  }

  @Test(arguments: [0.7, 0.9, 1, 1.1, 1.6], [2, 3, 4, 5])
  func `tilted shares cost what they should`(ratio: Double, age: Int) {
    for group in 0..<4 {
      let cost = Self.cost(Self.tilted(ratio), group: group, age: age)
      let wanted = ratio * Self.cost(Small.shares, group: group, age: age)
      #expect(abs(cost - wanted) <= Self.roundingTolerance * wanted)
    }
  }

  @Test func `each sex, quintile and age is tilted by its own ratio`() {
    let ratios = (0..<24).map { 0.8 + 0.02 * Double($0) }
    let tilted = Small.shares.tilted(costs: Small.costs, toCostRatios: ratios)
    for cell in 0..<24 where cell % 6 > 1 {
      let ratio =
        Self.cost(tilted, group: cell / 6, age: cell % 6)
        / Self.cost(Small.shares, group: cell / 6, age: cell % 6)
      #expect(abs(ratio - ratios[cell]) <= Self.roundingTolerance)
    }
  }

  @Test func `a ratio of one changes nothing`() {
    let pairs = zip(Self.tilted(1).profile, Small.shares.profile)
    #expect(pairs.allSatisfy { abs($0 - $1) <= Self.roundingTolerance })
  }

  @Test(arguments: [0.001, 0.7, 1, 1.6, 1000])
  func `tilted shares sum to one and none is below zero`(ratio: Double) {
    let profile = Self.tilted(ratio).profile
    #expect(profile.allSatisfy { $0 >= 0 })
    for group in 0..<4 {
      for age in 0..<6 {
        let sum = (0..<4).reduce(0.0) {
          $0 + profile[Small.shape.profileIndex(group: group, segment: $1, age: age)]
        }
        #expect(abs(sum - 1) <= Self.roundingTolerance)
      }
    }
  }

  @Test func `where only one segment is possible nothing is tilted`() {
    let tilted = Self.tilted(1.5)
    for group in 0..<4 {
      for segment in 0..<4 {
        let start = Small.shape.profileIndex(group: group, segment: segment, age: 0)
        #expect(tilted.profile[start...(start + 1)] == Small.shares.profile[start...(start + 1)])
      }
    }
  }

  @Test func `a ratio beyond the dearest segment goes as near to it as the tilt reaches`() {
    let cost = Self.cost(Self.tilted(1000), group: 0, age: 4)
    // At the tilt's end, θ = 8, a rank weighs e⁸ ≈ 3,000 times the one below it.
    #expect(cost < 4000 && cost > 3990)
  }

  @Test func `shares do not depend on places`() {
    let placed = Small.shares.placed(in: Small.shape.selecting(places: ["B"]))
    #expect(placed.profile == Small.shares.profile && placed.shape.places == ["B"])
  }
}
