import PopulationHealth
import Testing

/// Loops over migrants of a group beside what they stand for, age by age, at numbers of ages that fill registers
/// and that do not.
@Suite struct `Rows of migrants` {
  private typealias Place = `Rows of a place`
  private static let segments = 3

  @Test(arguments: Place.ageCounts)
  func `migrants join in the mix that is there, and no more leave than there are`(ages: Int) {
    // Nobody is there at every fifth age, and more would leave than are there at every third.
    let cells = Place.numbers(Self.segments * ages, step: 7).enumerated().map {
      $0.offset % ages % 5 == 0 ? 0 : $0.element
    }
    let shares = (0..<(Self.segments * ages)).map { [0.5, 0.3, 0.2][$0 / ages] }
    let coming = (0..<ages).map { $0 % 3 == 0 ? -40 : Double($0 % 4) / 3 }
    var (expected, total) = (cells, 0.0)
    for age in 0..<ages {
      let rows = (0..<Self.segments).map { $0 * ages + age }
      let there = rows.reduce(0) { $0 + cells[$1] }
      let more = max(coming[age], -there)
      total += more
      for row in rows {
        expected[row] = there > 0 ? cells[row] * (1 + more / there) : more * shares[row]
      }
    }
    // Other numbers stand before each row, and nothing is done to them.
    var found = [7] + cells
    let came = Rows.join(
      [7, 7] + coming, at: 2, to: &found, at: 1, shares: shares, at: 0, segments: Self.segments,
      ages: ages)
    #expect(found.removeFirst() == 7)
    Place.expect(found, near: expected)
    Place.expect([came], near: [total])
    #expect(found.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: Place.ageCounts)
  func `half of a year's migrants have had their birthday, and the last age keeps its own`(
    ages: Int
  ) {
    let blocks = 2
    let people = Place.numbers(blocks * Self.segments * ages, step: 7)
    let external = Place.numbers(blocks * ages, step: 5)
    let rates = Place.numbers(blocks * ages, step: 3).map { $0 / 100 - 0.02 }
    var (before, after) = ([Double](), [Double]())
    for block in 0..<blocks {
      let moving = (0..<ages).map { age in
        (0..<Self.segments).reduce(0.0) { $0 + people[(block * Self.segments + $1) * ages + age] }
          * rates[block * ages + age] / 2
      }
      let coming = Array(external[(block * ages)..<((block + 1) * ages)])
      before += (0..<ages).map { moving[$0] + ($0 + 1 < ages ? coming[$0 + 1] / 2 : 0) }
      after += (0..<ages).map { age in
        (age == 0 ? coming[0] : coming[age] / 2 + moving[age - 1])
          + (age == ages - 1 ? moving[age] : 0)
      }
    }
    var found = NeedModel.MigrantsByAge()
    Rows.findMigrants(
      among: people, at: 0, external: external, at: 0, rates: rates, at: 0, blocks: blocks,
      segments: Self.segments, ages: ages, into: &found)
    Place.expect(found.before, near: before)
    Place.expect(found.after, near: after)
  }
}
