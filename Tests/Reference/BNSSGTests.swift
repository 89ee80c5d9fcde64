import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// The published twenty-year projection of the Dynamic Population Model, version 1.
///
/// Source: NHS Bristol, North Somerset and South Gloucestershire ICB (Luke Shaw and others), Dynamic
/// Population Model version 1, MIT licence: adults by Cambridge Multimorbidity Score segment at the
/// end of year 20, to the person.
@Suite struct `Reference: the BNSSG Dynamic Population Model` {
  private static let twentieth = Result {
    let scenario = try ShippedScenarios.load("bnssg-dpm.yaml")
    var years: [YearOfSystem] = []
    scenario.model.simulate(scenario.model.nothing, from: scenario.model.startingPoint()) {
      years.append($1)
    }
    return years
  }

  @Test func `its people at the start are the published ones`() throws {
    let years = try Self.twentieth.get()
    #expect(years.count == 20)
    #expect(years[0].need.start.total.rounded() == 833_795)
  }

  @Test func `its adults at the end of year twenty are the published ones`() throws {
    let years = try Self.twentieth.get()
    #expect(years[19].need.end.total.rounded() == 950_789)
  }

  @Test(arguments: [("CS1", 403_856.0), ("CS5", 40_228)])
  func `a segment at the end of year twenty is the published one`(
    segment: String, people: Double
  ) throws {
    let end = try Self.twentieth.get()[19].need.end
    // One place, and neither sex, quintiles nor ages: a cell is a segment.
    let position = try #require(end.shape.segments.firstIndex { $0.id == segment })
    #expect(end.cells[position].rounded() == people)
  }
}
