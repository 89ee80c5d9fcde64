import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Testing

/// Prevention moves illness later more than it takes it away: people who do not fall ill, or do not
/// die, live on to ages of greater need, so that the share in high need hardly falls.
///
/// Source: University of Liverpool for the Health Foundation, modelling of adults of 30 and over in
/// England from 2023 to 2043: even if everybody had the healthiest level of eight risk factors, the
/// share with major illness would be 28% rather than 30%. A tenth of the way there is well under one
/// point.
@Suite struct `Reference: every risk factor lower by a tenth for twenty years` {
  private static let cut = Result {
    try #require(
      RiskCut(by: 0.1, for: 20, in: try ShippedScenarios.load("south-yorkshire.yaml")))
  }

  private static func sum(
    _ years: [YearOfSystem], _ value: (YearOfSystem.Outcomes) -> Double
  ) -> Double {
    years.flatMap(\.outcomes).map(value).compensatedSum
  }

  /// Today −0.10 points, from 15.12% to 15.02%.
  @Test func `the share of adults in high need falls by well under one percentage point`() throws {
    let cut = try Self.cut.get()
    let before = cut.highNeedShare(of: try #require(cut.baseline.last))
    let after = cut.highNeedShare(of: try #require(cut.years.last))
    let points = (after - before) * 100
    #expect(points < -0.02 && points > -0.5, "\(points) points, from \(before * 100)%")
  }

  /// Today 127,483 life-years and 108,091 QALYs more, 12,635 fewer deaths and 1,748 fewer years of high
  /// need, of 3.5 million.
  @Test func `people live longer, and with more quality of life`() throws {
    let cut = try Self.cut.get()
    func change(_ value: (YearOfSystem.Outcomes) -> Double) -> Double {
      Self.sum(cut.years, value) - Self.sum(cut.baseline, value)
    }
    let lifeYears = change(\.lifeYears)
    let share = lifeYears / Self.sum(cut.baseline, \.lifeYears)
    #expect(share > 0.001 && share < 0.01, "\(lifeYears) life-years")
    #expect(change(\.qalys) > 0.5 * lifeYears, "\(change(\.qalys)) QALYs")
    #expect(change(\.deaths) < 0, "\(change(\.deaths)) deaths")
    // Those who do not die live on to need care: fewer years of high need, but not by far.
    let highNeed = change(\.highNeedYears) / Self.sum(cut.baseline, \.highNeedYears)
    #expect(highNeed < 0 && highNeed > -0.05, "\(highNeed) of years of high need")
  }

  @Test func `no condition becomes commoner, and none that a factor brings stays as it was`() throws
  {
    let cut = try Self.cut.get()
    let risk = try #require(cut.model.risk)
    let links = try #require(cut.links.last)
    for link in links {
      let caused = risk.relativeRisks.contains { $0.condition == link.condition }
      let title = risk.conditions[link.condition].title
      #expect((link.casesAvoided + link.deathsAvoided > 0) == caused, "\(title)")
      #expect(link.casesAvoided <= link.casesExpected, "\(title)")
    }
  }

  @Test func `deeper cuts do more, and less than in proportion`() throws {
    let scenario = try ShippedScenarios.load("south-yorkshire.yaml")
    let gains = try [0.1, 0.2].map { share in
      let cut = try #require(RiskCut(by: share, for: 5, in: scenario))
      return Self.sum(cut.baseline, \.deaths) - Self.sum(cut.years, \.deaths)
    }
    #expect(gains[1] > gains[0] && gains[1] < 2 * gains[0], "\(gains)")
  }
}
