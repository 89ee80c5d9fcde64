import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Testing

/// England by sex, broad age band and year against the official projection, as it comes and when it is
/// brought to it.
///
/// Source: Office for National Statistics, 2022-based national population projections, England,
/// migration category variant, published 2025 (Open Government Licence v3.0): thousands at mid-year,
/// which stand for people at the start of the financial year.
@Suite struct `Reference: England by sex and age against the official projection` {
  struct Official: Sendable, CustomTestStringConvertible {
    let year: Int
    let sex: String
    /// Thousands aged 0–14, 15–29, 30–44, 45–64, 65–74, 75–84, and 85 and over.
    let thousands: [Double]

    var testDescription: String { "\(sex), mid-\(year)" }
  }

  static let bands = [(0, 14), (15, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 90)]

  static let official = [
    Official(
      year: 2032, sex: "F",
      thousands: [4435.4, 5572.5, 6376.6, 7584.8, 3422.7, 2328.9, 1175.5]),
    Official(
      year: 2032, sex: "M",
      thousands: [4664.8, 5876.6, 6235.8, 7180.8, 3162.0, 1955.5, 788.0]),
    Official(
      year: 2042, sex: "F",
      thousands: [4400.3, 5316.2, 6442.3, 8227.6, 3389.4, 2876.5, 1453.6]),
    Official(
      year: 2042, sex: "M",
      thousands: [4632.7, 5596.5, 6680.1, 7760.1, 3095.4, 2424.3, 966.7]),
  ]

  /// To 64, births and migrants are derived from the projection itself: what is left is the migrants
  /// of years between those published, and deaths. From 65 mortality by quintile comes from other
  /// tables than the official ones, and falls at its long-run rate from the first year.
  private static func tolerance(_ year: Int, from age: Int) -> Double {
    switch (year, age) {
    case (2032, ..<65): 0.005
    case (2032, _): 0.025
    case (_, ..<65): 0.015
    default: 0.04
    }
  }

  private static func comparison(_ overrides: [String]) throws -> OfficialComparison {
    let scenario = try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: [
        "system=all", "budget=null", "limits=null",
        "years={first: 2022/23, count: 25, follow_up: 0}",
      ] + overrides)
    return try #require(OfficialComparison(of: scenario))
  }

  private static let asProjected = Result { try comparison([]) }
  private static let constrained = Result {
    try comparison(["people.constrain_to=official_projection"])
  }

  @Test(arguments: official)
  func `people are near the official projection at every age`(official: Official) throws {
    let rows = try Self.asProjected.get().rows.filter {
      $0.year == FinancialYear(startingIn: official.year) && $0.sex == (official.sex == "F" ? 0 : 1)
    }
    for (band, thousands) in zip(Self.bands, official.thousands) {
      let own = rows.filter { band.0 <= $0.band.lower && $0.band.upper <= band.1 }
      // Thousands are published to one decimal, and bands sum up to four of them.
      let published = own.map(\.official).reduce(0, +) / 1000
      #expect(abs(published - thousands) < 0.06, "the pack's table is the published one")
      let ratio = own.map(\.people).reduce(0, +) / 1000 / thousands
      #expect(
        abs(ratio - 1) <= Self.tolerance(official.year, from: band.0),
        "\(band.0) to \(band.1): \(ratio)")
    }
  }

  @Test(arguments: [2032, 2042])
  func `everybody together is within a percent and a half`(year: Int) throws {
    let rows = try Self.asProjected.get().rows.filter {
      $0.year == FinancialYear(startingIn: year)
    }
    let ratio = rows.map(\.people).reduce(0, +) / rows.map(\.official).reduce(0, +)
    #expect(abs(ratio - 1) <= 0.015, "\(ratio)")
  }

  @Test func `every year from mid-2022 to mid-2047 is compared, for both sexes and 19 bands`()
    throws
  {
    let rows = try Self.asProjected.get().rows
    #expect(rows.count == 26 * 2 * 19)
    #expect(rows.first?.year.description == "2022/23" && rows.last?.year.description == "2047/48")
    /// Men of 90 and over in 2047 are 9% more: their mortality falls as fast as at younger ages.
    let farthest = try #require(try Self.asProjected.get().farthest)
    #expect(abs(farthest.ratio - 1) <= 0.1, "\(farthest)")
  }

  @Test
  func `brought to it, people of every sex, band and year after the first are the official ones`()
    throws
  {
    let rows = try Self.constrained.get().rows.filter { $0.year.start > 2022 }
    #expect(rows.count == 25 * 2 * 19)
    // Rounding in sums over some thousand cells.
    #expect(rows.allSatisfy { abs($0.ratio - 1) <= 1e-12 })
  }

  @Test func `brought to it, every place adds up, its adjustment in plain sight`() throws {
    let scenario = try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: ["people.constrain_to=official_projection", "years.follow_up=10"])
    let factors = try #require(scenario.model.need.officialFactors)
    #expect(factors.byYear.count == 24)
    // A fortieth a year is more than any band is off in its worst year.
    #expect(factors.byYear.values.joined().allSatisfy { abs($0 - 1) <= 0.025 })
    let start = scenario.model.startingPoint()
    /// A billionth of a person in any place, as every run is checked for.
    let peopleTolerance = 1e-9
    #expect(start.before.count == 4)
    #expect(start.before.allSatisfy { $0.identityError <= peopleTolerance })
    #expect(start.before.allSatisfy { $0.adjustment.contains { $0 != 0 } })
  }
}
