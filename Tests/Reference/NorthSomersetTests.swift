import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// The published model of North Somerset by age.
///
/// Source: NHS Bristol, North Somerset and South Gloucestershire ICB (Luke Shaw and others), Dynamic
/// Population Model, North Somerset test case of the package `dpm` (MIT licence): people in 2024, moves
/// by age band, who had each event, and the Office for National Statistics' number of each event in the
/// year to the middle of 2025 to 2043 (subnational population projections).
///
/// The package keeps its result in a form this test cannot cite. What is compared at the end is a
/// separate calculation in numpy of the steps the pack states (emigrants, deaths, moves, people turning
/// 17, immigrants), from the published tables.
@Suite struct `Reference: North Somerset by age` {
  struct Year: Sendable, CustomTestStringConvertible {
    let ending: Int
    let births: Double
    let deaths: Double
    let arrive: Double
    let leave: Double

    init(_ ending: Int, births: Double, deaths: Double, arrive: Double, leave: Double) {
      self.ending = ending
      self.births = births
      self.deaths = deaths
      self.arrive = arrive
      self.leave = leave
    }

    var testDescription: String { "the year to mid-\(ending)" }
  }

  static let published = [
    Year(2025, births: 2468.4, deaths: 2530.94, arrive: 11213.9, leave: 9328.6),
    Year(2026, births: 2529.28, deaths: 2561.18, arrive: 11269.1, leave: 9378.8),
    Year(2027, births: 2582.02, deaths: 2591.53, arrive: 11329.5, leave: 9447),
    Year(2028, births: 2602.16, deaths: 2627.63, arrive: 11393.1, leave: 9508.5),
    Year(2029, births: 2607.34, deaths: 2664.63, arrive: 11463.2, leave: 9588.4),
    Year(2030, births: 2583.9, deaths: 2700.63, arrive: 11527.3, leave: 9675.5),
    Year(2031, births: 2570.28, deaths: 2737.03, arrive: 11592.4, leave: 9743.9),
    Year(2032, births: 2537.88, deaths: 2780.67, arrive: 11656.1, leave: 9786.9),
    Year(2033, births: 2486.6, deaths: 2820.64, arrive: 11721.3, leave: 9817.4),
    Year(2034, births: 2455.5, deaths: 2862.09, arrive: 11780.1, leave: 9855.3),
    Year(2035, births: 2427.5, deaths: 2902.16, arrive: 11827.4, leave: 9917.7),
    Year(2036, births: 2392.28, deaths: 2933.8, arrive: 11868.2, leave: 9934.3),
    Year(2037, births: 2380.14, deaths: 2967.02, arrive: 11908.6, leave: 9927.8),
    Year(2038, births: 2387.46, deaths: 2992.71, arrive: 11945.4, leave: 9947.6),
    Year(2039, births: 2398, deaths: 3016.91, arrive: 11976.2, leave: 9971.9),
    Year(2040, births: 2408, deaths: 3030.2, arrive: 12002.1, leave: 9997.3),
    Year(2041, births: 2421.02, deaths: 3042.99, arrive: 12031.9, leave: 10017.9),
    Year(2042, births: 2436.82, deaths: 3051.42, arrive: 12063.9, leave: 10039.8),
    Year(2043, births: 2452.32, deaths: 3064.81, arrive: 12097.6, leave: 10069),
  ]

  private static let years = Result {
    let scenario = try ShippedScenarios.load("north-somerset.yaml")
    var years: [YearOfNeed] = []
    scenario.model.simulate(scenario.model.nothing, from: scenario.model.startingPoint()) {
      years.append($1.need)
    }
    return years
  }

  private static func bySegment(_ people: People) -> [Double] {
    let shape = people.shape
    return shape.segments.indices.map { segment in
      (0..<shape.ageCount).map {
        people.cells[shape.profileIndex(group: 0, segment: segment, age: $0)]
      }.reduce(0, +)
    }
  }

  @Test func `its people in 2024 are the published ones, by segment`() throws {
    let start = try #require(try Self.years.get().first).start
    #expect(start.total == 181_285)
    #expect(Self.bySegment(start) == [111_716, 31_882, 19_881, 11_729, 6_077])
  }

  /// The published numbers are written here to a hundredth.
  private static let eventTolerance = 0.006

  @Test(arguments: published)
  func `each year has the published number of every event`(year: Year) throws {
    let own = try #require(
      try Self.years.get().first { $0.year == FinancialYear(startingIn: year.ending - 1) })
    #expect(abs(own.births.reduce(0, +) - year.births) <= Self.eventTolerance)
    #expect(abs(own.deaths.reduce(0, +) - year.deaths) <= Self.eventTolerance)
    let net = year.arrive - year.leave
    #expect(abs(own.netMigration.reduce(0, +) - net) <= 2 * Self.eventTolerance)
  }

  @Test func `it runs from 2024 to 2043, adds up, and nobody is fewer than nobody`() throws {
    let years = try Self.years.get()
    #expect(years.count == 19 && years.last?.year.description == "2042/43")
    /// A billionth of a person, as every run is checked for.
    let peopleTolerance = 1e-9
    #expect(years.allSatisfy { $0.identityError <= peopleTolerance })
    #expect(years.allSatisfy { $0.end.cells.allSatisfy { $0 >= 0 } })
  }

  /// Transitions are kept to seven decimals in the pack, and 200 thousand people move nineteen times.
  private static let segmentTolerance = 0.5

  /// People in CS4 and CS5 grow by 83% where those of 65 and over grow by 24%: the start counts
  /// people without a linked record as CS1, which the moves undo (decision 4).
  @Test func `its segments in 2043 are those of a calculation apart`() throws {
    let end = try #require(try Self.years.get().last).end
    for (people, expected) in zip(
      Self.bySegment(end), [74473.7, 65335.5, 38791.1, 21729.0, 10917.4])
    {
      #expect(abs(people - expected) <= Self.segmentTolerance, "\(people), \(expected)")
    }
    let older = try #require(AgeRange(65, AgeRange.oldest))
    #expect(abs(end.total(ages: older) - 67936.6) <= Self.segmentTolerance)
  }
}
