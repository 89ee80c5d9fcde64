import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// Whether `observed` is what was observed.
///
/// Source of the moves: NHS Bristol, North Somerset and South Gloucestershire ICB, Dynamic Population
/// Model, yearly moves by age band, March 2021 to May 2024 (MIT licence).
@Suite struct `Reference: case-mix drift in England` {
  private static let scenario = Result {
    try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: [
        "system=all", "years={first: 2022/23, count: 1, follow_up: 0}", "budget=null",
        "limits=null",
      ])
  }

  /// People of high need at the start of 2043/44 over those at the start of 2022/23.
  private static func growth(_ moves: (ObservedCaseMix) -> SegmentMoves) throws -> Double {
    let scenario = try Self.scenario.get()
    let model = scenario.model.need.replacing(
      moves: moves(try #require(scenario.caseMix).observed))
    func highNeed(_ people: People) -> Double {
      let shape = people.shape
      return people.cells.indices.lazy.filter {
        shape.segments[$0 % shape.blockSize / shape.ageCount].isHighNeed
      }.map { people.cells[$0] }.reduce(0, +)
    }
    var last = model.start
    model.project(through: FinancialYear(startingIn: 2042)) { last = $0.end }
    return highNeed(last) / highNeed(model.start)
  }

  /// What decision 4 and assumption M-mix-01 say, to the tenth of a point they say it.
  @Test(arguments: [(0, 1.367), (0.25, 1.384), (0.5, 1.402), (1, 1.448)])
  func `people of high need grow as is written down`(weight: Double, growth: Double) throws {
    let own = try Self.growth(CaseMixDrift(weight: weight).moves)
    #expect(abs(own - growth) <= 0.0005, "\(own)")
  }

  /// Under `observed` each quintile keeps its distance from the others. The published moves know no
  /// quintiles: given to all alike, they bring them together.
  @Test func `observed grows need as the published moves do, given to everybody alike`() throws {
    let used = try Self.growth(CaseMixDrift.observed.moves)
    let published = try Self.growth { mix in
      SegmentMoves(
        shape: mix.shares.shape,
        dense: (0..<mix.shares.shape.groupCount).flatMap { _ in mix.moves })
    }
    /// A point of growth in twenty-one years; it is half a point.
    #expect(abs(used - published) <= 0.01, "used \(used), published \(published)")
  }

  /// One row of the published table, to the decimals it is kept to.
  @Test func `the observed moves are the published ones`() throws {
    let scenario = try Self.scenario.get()
    let observed = try #require(scenario.caseMix).observed
    let (segments, ages) = (scenario.model.shape.segments.count, scenario.model.shape.ageCount)
    for age in [17, 29] {
      let row = (1..<segments).map { observed.moves[(segments + $0) * ages + age] }
      // CS1 at 17 to 29, of everyone: to CS1, CS2, CS3, CS4 and CS5, and 0.0001767 who die.
      let published = [0.9355705, 0.0571833, 0.0068685, 0.0001989, 0.0000021]
      for (used, chance) in zip(row, published) {
        #expect(abs(used - chance / (1 - 0.0001767)) <= 1e-7, "seven decimals: \(used), \(chance)")
      }
    }
  }
}
