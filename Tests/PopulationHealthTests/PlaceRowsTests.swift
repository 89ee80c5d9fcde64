import PopulationHealth
import Testing

/// Loops over all rows of a place beside the sums they stand for, cell by cell, at numbers of ages that fill
/// registers and that do not.
@Suite struct `Rows of a place` {
  /// Sums of a few hundred products of numbers below ten, taken in another order.
  private static let roundingTolerance = 1e-11

  static let ageCounts = [1, 7, 8, 9, 17, 91]
  private static let conditions = 3
  private static let classes = [0, 1, 1]
  private static let highNeed = [false, false, true]

  private static func shape(_ ages: Int) -> PopulationShape {
    PopulationShape(
      places: ["A", "B"], sexes: ["F", "M"], quintiles: ["1", "2"],
      segments: highNeed.enumerated().map {
        Segment(id: "\($0)", title: "\($0)", ages: nil, needRank: $0, isHighNeed: $1)
      }, ages: AgeRange(0, ages - 1))
  }

  /// Numbers that differ from cell to cell, some of them zero.
  private static func numbers(_ count: Int, step: Int) -> [Double] {
    (0..<count).map { Double($0 * step % 11) / 1.7 }
  }

  /// Every cell of a place: its group, segment and age, and where it stands among people.
  private static func cells(
    of place: Int, in shape: PopulationShape
  ) -> [(group: Int, segment: Int, age: Int, cell: Int)] {
    (0..<shape.groupCount).flatMap { group in
      shape.segments.indices.flatMap { segment in
        (0..<shape.ageCount).map {
          let cell = shape.profileIndex(group: group, segment: segment, age: $0)
          return (group, segment, $0, place * shape.profileSize + cell)
        }
      }
    }
  }

  private static func expect(
    _ found: [Double], near expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (one, other) in zip(found, expected) {
      #expect(
        abs(one - other) <= roundingTolerance * max(1, abs(other)), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ageCounts)
  func `new cases are people times incidence times what is left of the risk of their class`(
    ages: Int
  ) {
    let shape = Self.shape(ages)
    let size = shape.groupCount * ages
    let people = Self.numbers(shape.stateSize, step: 7)
    let incidence = Self.numbers(Self.conditions * size, step: 5)
    let left = Self.numbers(2 * 2 * size, step: 3)
    // All of the second condition's risk is left.
    let starts = [0, nil, 2 * size]
    var expected = Array(repeating: 0.0, count: Self.conditions * shape.groupCount)
    for (group, segment, age, cell) in Self.cells(of: 1, in: shape) {
      let row = group * ages + age
      for (condition, start) in starts.enumerated() {
        let kept = start.map { left[$0 + Self.classes[segment] * size + row] } ?? 1
        expected[condition * shape.groupCount + group] +=
          people[cell] * incidence[condition * size + row] * kept
      }
    }
    let found = Rows.cases(
      among: people, place: 1, incidence: incidence, left: left, from: starts,
      classes: Self.classes, shape: shape)
    Self.expect(found, near: expected)
    let all = Rows.cases(
      among: people, place: 1, incidence: incidence, left: [], from: [nil, nil, nil],
      classes: Self.classes, shape: shape)
    Self.expect(
      Array(all[shape.groupCount..<(2 * shape.groupCount)]),
      near: Array(expected[shape.groupCount..<(2 * shape.groupCount)]))
  }

  @Test(arguments: ageCounts)
  func `years lived are summed by group, by their quality and in high need`(ages: Int) {
    let shape = Self.shape(ages)
    let people = Self.numbers(shape.stateSize, step: 7)
    let utility = Self.numbers(shape.blockSize, step: 2)
    var expected = Array(repeating: 0.0, count: 3 * shape.groupCount)
    for (group, segment, age, cell) in Self.cells(of: 1, in: shape) {
      expected[3 * group] += people[cell]
      expected[3 * group + 1] += people[cell] * utility[segment * ages + age]
      expected[3 * group + 2] += Self.highNeed[segment] ? people[cell] : 0
    }
    Self.expect(
      Rows.lived(by: people, place: 1, utility: utility, shape: shape), near: expected)
  }

  @Test(arguments: ageCounts)
  func `ratios of moves and of deaths lose each condition's share of what is gone`(
    ages: Int
  ) {
    let shape = Self.shape(ages)
    let size = shape.groupCount * ages
    let conditions = [0, 2]
    let left = Self.numbers(conditions.count * 2 * size, step: 3)
    let shares = [4, 6].map { Self.numbers(Self.conditions * size, step: $0) }
    let found = Rows.ratios(
      left: left, of: conditions, upwardMoves: shares[0], deaths: shares[1],
      classes: Self.classes, shape: shape)
    for (ratios, shares) in zip([found.upwardMoves, found.deaths], shares) {
      let expected = Self.cells(of: 0, in: shape).map { group, segment, age, _ in
        let row = group * ages + age
        return conditions.enumerated().reduce(1.0) { ratio, condition in
          let own = (condition.offset * 2 + Self.classes[segment]) * size + row
          return ratio - shares[condition.element * size + row] * (1 - left[own])
        }
      }
      Self.expect(ratios, near: expected)
    }
  }

  @Test(arguments: ageCounts) func `sums of rows that lie apart are their own`(ages: Int) {
    let values = Self.numbers(4 * (ages + 2), step: 7)
    let expected = (0..<4).map { values[($0 * (ages + 2))..<($0 * (ages + 2) + ages)].reduce(0, +) }
    Self.expect(Rows.sums(of: values, every: ages + 2, count: ages), near: expected)
  }

  @Test(arguments: [(0, 0, 3), (2, 1, 0), (7, 3, 1)])
  func `a person in a segment of another age is found`(block: Int, segment: Int, age: Int) {
    let shape = SmallPopulation.shape
    let none = Array(repeating: 0.0, count: shape.blockCount)
    func year(_ end: People) -> YearOfNeed {
      YearOfNeed(
        year: SmallPopulation.year, start: end, end: end, deathsByAge: DeathsByAge(shape: shape),
        births: none, netMigration: none)
    }
    var people = SmallPopulation.everybody
    #expect(year(people).peopleOutOfAge == 0)
    people.cells[block * shape.blockSize + segment * shape.ageCount + age] += 2
    #expect(year(people).peopleOutOfAge == 2)
  }
}
