import PopulationHealth
import Testing

/// Measures of health of all parts at once, beside those of one part after another.
@Suite struct `Health tables` {
  private typealias Small = SmallPopulation
  private static let years = Small.model().project(years: 3)
  private static let quality = QualityOfLife(
    shape: Small.shape, norms: [0.95, 0.94, 0.92, 0.9, 0.85, 0.8], multipliers: [1, 1, 0.9, 0.6],
    shares: Small.averageShares)

  /// A share of the value: sums are taken in another order.
  private static let tolerance = 1e-11

  private static func isSame(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= tolerance * max(1, abs(other))
  }

  private static func isSame(_ one: HealthMeasure.Value?, _ other: HealthMeasure.Value?) -> Bool {
    isSame(one?.value, other?.value) && isSame(one?.standardError, other?.standardError)
  }

  private static func members(_ count: Int) -> [Int?] { [nil] + (0..<count).map { $0 } }

  @Test(arguments: HealthMeasure.allCases)
  func `every part has the values it has by itself`(measure: HealthMeasure) throws {
    for year in Self.years {
      let tables = try #require(HealthTables(of: year, quality: Self.quality, fromAges: [2, 3]))
      let health = try #require(HealthOfYear(of: year, quality: Self.quality))
      for place in Self.members(Small.shape.places.count) {
        for sex in Self.members(Small.shape.sexes.count) {
          for quintile in Self.members(Small.shape.quintiles.count) {
            let part = health.experience(place: place, sex: sex, quintile: quintile)
            #expect(
              Self.isSame(
                tables.personYears(place: place, sex: sex, quintile: quintile),
                part.totalPersonYears))
            #expect(
              Self.isSame(
                tables.value(of: measure, place: place, sex: sex, quintile: quintile),
                measure.value(of: part)))
            for age in tables.fromAges {
              let own = tables.years(
                of: measure, fromAge: age, place: place, sex: sex, quintile: quintile)
              let other = part.lifeTable.flatMap { measure.years(of: part, table: $0, age: age) }
              #expect(Self.isSame(own, other))
            }
          }
          let slopes = (
            tables.inequality(in: measure, place: place, sex: sex)?.slopes.map(\.index.slope),
            health.inequality(in: measure, place: place, sex: sex)?.slopes.map(\.index.slope)
          )
          #expect(slopes.0?.count == slopes.1?.count)
          #expect(
            zip(slopes.0 ?? [], slopes.1 ?? []).allSatisfy { Self.isSame($0, $1) })
        }
      }
    }
  }

  @Test func `an empty place has no values, and those beside it keep theirs`() throws {
    let year = Small.quiet(start: Small.only(1000, segment: 1, age: 3)).firstYear()
    let tables = try #require(HealthTables(of: year, quality: Self.quality))
    #expect(tables.personYears(place: 1, sex: nil, quintile: nil) == 0)
    for measure in HealthMeasure.allCases {
      #expect(tables.value(of: measure, place: 1, sex: nil, quintile: nil) == nil)
      #expect(tables.inequality(in: measure, place: 1, sex: nil) == nil)
    }
    #expect(abs(tables.personYears(place: 0, sex: nil, quintile: nil) - 1000) <= 1e-9)
  }

  @Test func `years from an age that is not there are not given`() throws {
    let tables = try #require(
      HealthTables(of: Self.years[0], quality: Self.quality, fromAges: [99, 4]))
    #expect(!tables.fromAges.contains(99))
    let missing = tables.years(
      of: .lifeExpectancy, fromAge: 99, place: nil, sex: nil, quintile: nil)
    #expect(missing == nil)
  }
}
