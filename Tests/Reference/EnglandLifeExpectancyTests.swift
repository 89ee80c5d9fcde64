import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Testing

/// Life expectancy at birth in the England pack against that of published deaths by deprivation.
///
/// The pack's chances of death are of 2022/23 (a projected life table shaped by the ratios between
/// quintiles in 2014 to 2016) with a trend of about −1.1% a year; the published deaths are of 2014 to
/// 2016, whose middle is mid-2015. So that like is held to like, the base year's people live through
/// 2015/16, which starts there, with the pack's own trend taken back seven years. In its base year the
/// pack is 0.25 to 0.7 years above 2014 to 2016.
@Suite struct `Reference: life expectancy in England by deprivation` {
  /// Half a year: death rates fell more slowly from 2015 to 2022 than the trend of the pack.
  private static let tolerance = 0.5

  private static let model = Result {
    try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: ["system=all", "years.first=2022/23", "years.count=1", "years.follow_up=0"]
    ).model
  }

  /// The base year's people living through a year.
  private static func health(in year: FinancialYear) throws -> HealthOfYear {
    let model = try model.get()
    let lived = model.need.advance(
      model.need.start, through: year,
      level: model.need.mortalityLevel(for: model.need.start, in: year))
    return try #require(HealthOfYear(of: lived, quality: model.quality))
  }

  private static let thatTime = Result { try health(in: FinancialYear(startingIn: 2015)) }
  private static let baseYear = Result { try health(in: FinancialYear(startingIn: 2022)) }

  private static func atBirth(
    _ health: HealthOfYear, sex: String, quintile: String
  ) throws -> Double {
    let shape = health.shape
    let sexPosition: Int = try #require(shape.sexes.firstIndex(of: sex))
    let fifth: Int = try #require(shape.quintiles.firstIndex(of: quintile))
    let experience = health.experience(place: nil, sex: sexPosition, quintile: fifth)
    return try #require(HealthMeasure.lifeExpectancy.value(of: experience)).value
  }

  @Test(arguments: Deaths2014To2016.groups.indices)
  func `is within half a year of that of the deaths of 2014 to 2016`(position: Int) throws {
    let group = Deaths2014To2016.groups[position]
    let published = try #require(
      LifeTable(
        startAges: Deaths2014To2016.startAges, personYears: group.personYears,
        deaths: group.deaths)
    ).expectation[0]
    let ours = try Self.atBirth(Self.thatTime.get(), sex: group.sex, quintile: group.quintile)
    #expect(
      abs(ours - published) <= Self.tolerance,
      "\(group.sex), quintile \(group.quintile): \(ours) and \(published)")
  }

  /// Deaths and people by age last birthday stand for what happens between birthdays.
  private static let lifeTableTolerance = 0.02

  @Test(arguments: Deaths2014To2016.groups.indices)
  func `the life table of a year is that of the chances people died by`(position: Int) throws {
    let (sex, quintile) = (
      Deaths2014To2016.groups[position].sex, Deaths2014To2016.groups[position].quintile
    )
    let model = try Self.model.get()
    guard case .published(let rates) = model.need.deaths else {
      Issue.record("the pack gives chances of death")
      return
    }
    let shape = model.shape
    let group = shape.group(
      sex: try #require(shape.sexes.firstIndex(of: sex)),
      quintile: try #require(shape.quintiles.firstIndex(of: quintile)))
    let chances = rates.annualProbability[(group * 91)..<((group + 1) * 91)].map { $0 }
    // Birth to the year's end is half a year, of which infants who die live a tenth; ages then run
    // from half past one birthday to half past the next; at 90 and over the chance stays.
    let atBirth = rates.atBirth[group]
    var (alive, years) = (1 - atBirth, 0.5 * (1 - atBirth) + 0.05 * atBirth)
    for chance in chances.dropLast() {
      years += alive * (1 - chance / 2)
      alive *= 1 - chance
    }
    years += alive * (1 / chances[90] - 0.5)
    let ours = try Self.atBirth(Self.baseYear.get(), sex: sex, quintile: quintile)
    #expect(abs(ours - years) <= Self.lifeTableTolerance, "\(ours) and \(years)")
  }

  /// A published gap to compare with: 2014 to 2016, by fifths, the slope is 7.2 years for women
  /// and 9.3 for men; the pack keeps the ratios of those years.
  @Test(arguments: ["F", "M"])
  func `the gap between fifths is that of the deaths of 2014 to 2016`(sex: String) throws {
    let groups = Deaths2014To2016.groups.filter { $0.sex == sex }
    let published = try groups.map { group in
      try #require(
        LifeTable(
          startAges: Deaths2014To2016.startAges, personYears: group.personYears,
          deaths: group.deaths)
      ).expectation[0]
    }
    let theirs = try #require(
      SlopeIndex(values: published, people: groups.map { $0.personYears.reduce(0, +) }))
    let health = try Self.thatTime.get()
    let ours = try #require(
      health.inequality(
        in: .lifeExpectancy, place: nil, sex: health.shape.sexes.firstIndex(of: sex))
    ).slopes[0].index
    #expect(abs(ours.slope - theirs.slope) <= Self.gapTolerance, "\(ours.slope), \(theirs.slope)")
  }

  /// Ratios are interpolated over ages, and people are spread over quintiles by the index of 2025.
  private static let gapTolerance = 0.1
}
