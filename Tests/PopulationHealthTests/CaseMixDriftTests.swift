import Foundation
import PopulationHealth
import Testing

/// Fitting stops when no factor changes by 1e-13, and shares are of the order of one.
private let fittingTolerance = 1e-11

@Suite struct `Case-mix drift` {
  private typealias Small = SmallPopulation

  private static let tilted = Small.shares.tilted(
    costs: Small.costs,
    toCostRatios: [1.3, 0.8, 1.2, 0.9].flatMap { (ratio: Double) in
      Array(repeating: ratio, count: 6)
    })

  private static func moves(
    weight: Double, shares: SegmentShares = tilted, death: [Double] = Small.annualDeath
  ) -> SegmentMoves {
    CaseMixDrift(weight: weight).moves(
      from: ObservedCaseMix(
        moves: Small.observedMoves, average: Small.averageShares, shares: shares,
        deathRisk: Small.deathRisk, annualDeath: death))
  }

  @Test(arguments: [0, 1, 2, 3], [2, 3, 4, 5])
  func `at weight 0 the mix of every sex, quintile and age stays as it is`(group: Int, age: Int) {
    let start = spread(Self.tilted)
    let model = Small.model(
      start: start, shares: Self.tilted, moves: Self.moves(weight: 0),
      births: .scheduled(Small.nothing), migrants: .scheduled(Small.nothing))
    let end = model.firstYear().end
    for place in 0..<2 {
      let (mix, before) = (
        self.mix(end, place, group, age), self.mix(start, place, group, age)
      )
      #expect(zip(mix, before).allSatisfy { abs($0 - $1) <= fittingTolerance })
    }
  }

  @Test func `at weight 1 the average mix moves as was observed`() {
    let sameDeath = (0..<24).map { Small.annualDeath[$0 % 6] }
    let moves = Self.moves(weight: 1, shares: Small.shares, death: sameDeath)
    for group in 0..<4 {
      for (position, exit) in moves.exits.enumerated() {
        // Only where somebody may be: nobody is an adult before two or a child after one.
        let ages: ClosedRange<Int> = exit.from == 0 ? 0...1 : 2...5
        for age in ages {
          let used = moves.probability[(group * moves.exits.count + position) * 6 + age]
          let observed = Small.observedMoves[(exit.from * 4 + exit.to) * 6 + age]
          #expect(abs(used - observed) <= fittingTolerance)
        }
      }
    }
  }

  @Test(arguments: [0, 0.25, 0.5, 1])
  func `the chances of staying and moving sum to one`(weight: Double) {
    #expect(Self.moves(weight: weight).largestRowError <= fittingTolerance)
  }

  @Test func `the more drift is carried, the further the mix drifts`() {
    let highNeed = [0, 0.25, 0.5, 0.75, 1].map { weight in
      Small.model(
        start: spread(Self.tilted), shares: Self.tilted, moves: Self.moves(weight: weight)
      ).firstYear().end.total(place: 0, segment: 3)
    }
    let steps = zip(highNeed, highNeed.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 })
  }

  /// With two segments and nobody dying, the flows that carry the shares into the wanted mix have one
  /// degree of freedom: those who stay in the first segment. The least relative entropy to the
  /// observed flows is found by trying them all.
  @Test(arguments: [0, 0.4, 1], [0.2, 0.6, 0.9])
  func `of all moves with the wanted mix, the nearest in relative entropy is used`(
    weight: Double, share: Double
  ) {
    let shape = Small.twoSegments
    let (shares, observed) = ([share, 1 - share], [0.85, 0.15, 0.3, 0.7])
    let moves = CaseMixDrift(weight: weight).moves(
      from: ObservedCaseMix(
        moves: observed, average: shares, shares: SegmentShares(shape: shape, byAge: shares),
        deathRisk: [1, 1], annualDeath: [0]))
    let arriving = (0..<2).map { shares[0] * observed[$0] + shares[1] * observed[2 + $0] }
    let driven = (0..<2).map { shares[$0] * pow(arriving[$0] / shares[$0], weight) }
    let target = driven[0] / (driven[0] + driven[1])

    func entropy(staying: Double) -> Double {
      let flows = [
        staying, shares[0] - staying, target - staying, shares[1] - target + staying,
      ]
      let expected = (0..<4).map { shares[$0 / 2] * observed[$0] }
      return zip(flows, expected).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * log($1.0 / $1.1) : 0) }
    }
    let (least, most) = (max(0, target - shares[1]), min(shares[0], target))
    let tries = (0...100_000).map { least + (most - least) * Double($0) / 100_000 }
    let best = tries.min { entropy(staying: $0) < entropy(staying: $1) } ?? 0
    // The exits are staying low, going high, staying high, going low.
    let used = moves.probability[0] * shares[0]
    #expect(abs(used - best) <= (most - least) / 100_000)
    #expect(
      abs(used + moves.probability[3] * shares[1] - target) <= fittingTolerance,
      "the wanted mix is met")
  }

  @Test(arguments: [
    (0, ["steady", "between", "observed"], 0.5), (1, ["steady", "between", "observed"], 0.5),
    (0.25, ["steady", "between", "observed"], 0.25),
  ])
  func `a setting is shown beside both ends, and half-way where it is an end`(
    weight: Double, names: [String], between: Double
  ) {
    let shown = CaseMixDrift(weight: weight).besideOthers
    #expect(shown.map(\.name) == names)
    #expect(shown.map(\.weight) == [0, between, 1])
    #expect(shown.contains(CaseMixDrift(weight: weight)))
  }

  private func spread(_ shares: SegmentShares) -> People {
    People(
      shape: Small.shape,
      cells: (0..<Small.shape.stateSize).map { cell in
        let (block, age) = (cell / Small.shape.blockSize, cell % 6)
        return Double(800 + 31 * block + 7 * age) * shares.profile[cell % Small.shape.profileSize]
      })
  }

  private func mix(_ people: People, _ place: Int, _ group: Int, _ age: Int) -> [Double] {
    let cells = (0..<4).map {
      people.cells[
        place * Small.shape.profileSize
          + Small.shape.profileIndex(group: group, segment: $0, age: age)]
    }
    return cells.map { $0 / cells.reduce(0, +) }
  }
}
