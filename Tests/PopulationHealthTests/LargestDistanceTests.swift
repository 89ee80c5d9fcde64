import PopulationHealth
import Testing

struct LargestDistanceTests {
  @Test(arguments: [([], 0.0), ([0.5, 2, 1], 2), ([-3, -1], 0), ([.infinity, 1], .infinity)])
  func `the largest distance is the largest`(distances: [Double], largest: Double) {
    #expect(distances.largestDistance == largest)
  }

  @Test(arguments: [[Double.nan], [1, .nan], [.nan, 1], [1, .nan, 2]])
  func `what is not a number is not hidden by what is`(distances: [Double]) {
    #expect(distances.largestDistance.isNaN)
  }

  @Test func `a population with one cell that is not a number fails its identity`() {
    var poisoned = SmallPopulation.everybody
    poisoned.cells[0] = .nan
    let year = YearOfNeed(
      year: SmallPopulation.year, start: SmallPopulation.everybody, end: poisoned,
      deathsByAge: DeathsByAge(shape: SmallPopulation.shape),
      births: Array(repeating: 0, count: SmallPopulation.shape.blockCount),
      netMigration: Array(repeating: 0, count: SmallPopulation.shape.blockCount))
    #expect(year.identityError.isNaN)
  }
}
