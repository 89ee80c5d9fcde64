import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// England for twenty years with nothing done; `OfficialProjectionTests` sets it beside the official
/// projection.
@Suite struct `England for twenty years` {
  /// The projected years before a plan that would start in mid-2042.
  private static let years = Result {
    let scenario = try ShippedScenarios.load(
      "south-yorkshire.yaml",
      overrides: ["system=all", "years.first=2042/43", "years.count=1", "years.follow_up=0"])
    return scenario.model.startingPoint().before
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
