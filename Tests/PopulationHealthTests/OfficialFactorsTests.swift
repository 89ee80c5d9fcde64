import PopulationHealth
import Testing

@Suite struct `People brought to official totals` {
  private typealias Small = SmallPopulation

  /// Twenty thousand to sixty thousand people of each sex under and from two, growing.
  private static let official = OfficialProjection(
    bands: [AgeRange(0, 1), AgeRange(2, 5)].compactMap { $0 },
    byYear: Dictionary(
      uniqueKeysWithValues: (1...3).map { step in
        let size = 1 + Double(step) / 10
        return (Small.year + step, [41_000 * size, 82_000 * size, 40_000 * size, 79_000 * size])
      }))

  private static let factors = OfficialFactors(
    bringing: Small.model(), to: official, through: Small.year + 2)

  private static func model(_ factors: OfficialFactors?) -> NeedModel {
    let plain = Small.model()
    return NeedModel(
      start: plain.start, startYear: plain.startYear, shares: plain.shares, moves: plain.moves,
      deaths: plain.deaths, births: plain.births, migrants: plain.migrants,
      officialFactors: factors)
  }

  @Test func `the country comes to its totals every year, and adds up`() {
    for year in Self.model(Self.factors).project(years: 3) {
      let totals = Self.official.totals(of: year.end)
      for (own, wanted) in zip(totals, Self.official.byYear[year.year + 1] ?? []) {
        #expect(abs(own / wanted - 1) <= 1e-12, "rounding: \(own), \(wanted)")
      }
      /// A billionth of a person in any place.
      #expect(year.identityError <= 1e-9)
      #expect(year.adjustment.contains { abs($0) > 1 })
    }
  }

  @Test func `without factors nothing is adjusted and not a byte changes`() {
    for (one, other) in zip(Self.model(nil).project(years: 3), Small.model().project(years: 3)) {
      #expect(bits(one.end.cells) == bits(other.end.cells))
      #expect(one.adjustment.allSatisfy { $0 == 0 })
    }
  }

  @Test func `a year past the factors is left as projected`() {
    let years = Self.model(Self.factors).project(years: 4)
    #expect(years[3].adjustment.allSatisfy { $0 == 0 })
  }

  @Test func `a plan keeps its effect: people are as much more as they were before`() {
    let fewer = RateChanges(
      upwardMoves: nil, deaths: Array(repeating: 0.5, count: Small.shape.profileSize))
    func gain(_ factors: OfficialFactors?) -> [Double] {
      let model = Self.model(factors)
      let (plan, nothing) = (model.firstYear(changes: fewer), model.firstYear())
      return zip(plan.end.cells, nothing.end.cells).map { $1 > 0 ? $0 / $1 : 1 }
    }
    let (free, held) = (gain(nil), gain(Self.factors))
    #expect(held.contains { $0 > 1.001 })
    #expect(zip(free, held).allSatisfy { abs($0 - $1) <= 1e-12 })
  }
}
