import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// England against the official projection.
///
/// Source: Office for National Statistics, 2022-based national population projections, England,
/// migration category variant, published 2025 (Open Government Licence v3.0): thousands at mid-year. The
/// people at the start of 2032/33 stand for mid-2032.
@Suite struct `Reference: England against the official projection` {
  /// Thousands at mid-year.
  struct Official: Sendable, CustomTestStringConvertible {
    let year: Int
    let total: Double
    let from65: Double
    let from85: Double

    var testDescription: String { "mid-\(year)" }
  }

  static let official = [
    Official(year: 2032, total: 60_759.9, from65: 12_832.6, from85: 1_963.5),
    Official(year: 2042, total: 63_261.7, from65: 14_205.9, from85: 2_420.3),
  ]

  /// Ours starts from other counts of mid-2022 and holds rates between places as they were; a percent
  /// and a half in ten or twenty years is what that is worth.
  private static let totalTolerance = 0.015
  /// Old people are few, and mortality by quintile and its trend are read from other tables than
  /// the official ones.
  private static let oldTolerance = 0.04

  /// The projected years before a plan that would start in mid-2042.
  private static let years = Result {
    let scenario = try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: ["system=all", "years.first=2042/43", "years.count=1", "years.follow_up=0"])
    return scenario.model.startingPoint().before
  }

  private static func thousands(_ year: Int, _ ages: AgeRange?) throws -> Double {
    let people = try #require(
      try years.get().first { $0.year + 1 == FinancialYear(startingIn: year) }?.end)
    return people.total(ages: ages ?? .all) / 1000
  }

  @Test(arguments: official)
  func `everybody`(official: Official) throws {
    let ours = try Self.thousands(official.year, .all)
    #expect(abs(ours / official.total - 1) <= Self.totalTolerance, "\(ours) thousand")
  }

  @Test(arguments: official)
  func `people of 65 and over`(official: Official) throws {
    let ours = try Self.thousands(official.year, AgeRange(65, 90))
    #expect(abs(ours / official.from65 - 1) <= Self.oldTolerance, "\(ours) thousand")
  }

  @Test(arguments: official)
  func `people of 85 and over`(official: Official) throws {
    let ours = try Self.thousands(official.year, AgeRange(85, 90))
    #expect(abs(ours / official.from85 - 1) <= Self.oldTolerance, "\(ours) thousand")
  }

  @Test func `the people of every year add up in every place`() throws {
    let years = try Self.years.get()
    #expect(years.first?.start.shape.places.count == 106 && years.count == 20)
    /// A billionth of a person in any place, as every run is checked for.
    let peopleTolerance = 1e-9
    #expect(years.allSatisfy { $0.identityError <= peopleTolerance })
    #expect(years.allSatisfy { $0.end.cells.allSatisfy { $0 >= 0 } })
  }

  /// Shares are smoothed over ages, and deaths and infants differ a little between places.
  private static let shareTolerance = 0.05

  @Test(arguments: [AgeRange(0, 16), AgeRange(17, 29), AgeRange(30, 44)])
  func `each place keeps its share of England's young`(ages: AgeRange?) throws {
    let range = try #require(ages)
    let years = try Self.years.get()
    func shares(_ people: People) -> [Double] {
      let wanted = people.shape.ageIndices(in: range)
      let byPlace = people.shape.places.indices.map { place in
        people.placeRange(place).filter { wanted.contains($0 % people.shape.ageCount) }
          .map { people.cells[$0] }.compensatedSum
      }
      return byPlace.map { $0 / byPlace.compensatedSum }
    }
    let before = shares(try #require(years.first).start)
    let after = shares(try #require(years.last).end)
    for (place, pair) in zip(before, after).enumerated() {
      #expect(abs(pair.1 / pair.0 - 1) <= Self.shareTolerance, "place \(place): \(pair)")
    }
  }
}
