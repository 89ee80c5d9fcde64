import PopulationHealth
import Testing

/// Loops over all rows of a place beside the sums they stand for, cell by cell, at numbers of ages that fill
/// registers and that do not.
@Suite struct `Rows of a place` {
  /// Sums of a few hundred products of numbers below ten, taken in another order.
  private static let roundingTolerance = 1e-11

  static let ageCounts = [1, 7, 8, 9, 17, 24, 30, 91]
  private static let conditions = 3
  /// Of the last segment all of every risk is left.
  private static let classes = [0, 1, 1, -1]
  private static let highNeed = [false, false, true, false]

  static func shape(_ ages: Int, highNeed: [Bool] = highNeed) -> PopulationShape {
    PopulationShape(
      places: ["A", "B"], sexes: ["F", "M"], quintiles: ["1", "2"],
      segments: highNeed.enumerated().map {
        Segment(id: "\($0)", title: "\($0)", ages: nil, needRank: $0, isHighNeed: $1)
      }, ages: AgeRange(0, ages - 1))
  }

  /// Numbers that differ from cell to cell, some of them zero.
  static func numbers(_ count: Int, step: Int) -> [Double] {
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

  static func expect(
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
    let people = Self.numbers(shape.profileSize, step: 7)
    let incidence = Self.numbers(Self.conditions * size, step: 5)
    let left = Self.numbers(2 * 2 * size, step: 3)
    // All of the second condition's risk is left.
    let positions = [0, nil, 1]
    var expected = Array(repeating: 0.0, count: Self.conditions * shape.groupCount)
    for (group, segment, age, cell) in Self.cells(of: 0, in: shape) {
      for (condition, position) in positions.enumerated() {
        let kind = Self.classes[segment]
        let kept =
          kind < 0 ? 1 : position.map { left[((group * 2 + $0) * 2 + kind) * ages + age] } ?? 1
        let chance = incidence[(group * Self.conditions + condition) * ages + age]
        expected[condition * shape.groupCount + group] += people[cell] * chance * kept
      }
    }
    let found = Rows.cases(
      among: people, incidence: incidence, left: left, at: positions,
      classes: Self.classes, shape: shape)
    Self.expect(found, near: expected)
    let all = Rows.cases(
      among: people, incidence: incidence, left: [], at: [nil, nil, nil],
      classes: Self.classes, shape: shape)
    Self.expect(
      Array(all[shape.groupCount..<(2 * shape.groupCount)]),
      near: Array(expected[shape.groupCount..<(2 * shape.groupCount)]))
  }

  @Test(arguments: ageCounts, [1, 3, 4, 7])
  func `people weighed by tables are sums of products, wherever there are people of a segment`(
    ages: Int, tables count: Int
  ) {
    // Nobody, children, adults of two kinds, and everybody; more segments than are weighed side by side.
    let inhabited = [0..<0, 0..<(ages / 4), (ages / 4)..<ages, (ages / 2)..<ages]
    let kinds = [1, 2, 2, 3, 0, 3] + Array(repeating: 4, count: 9)
    let shape = Self.shape(ages, highNeed: kinds.map { _ in false })
    let size = shape.groupCount * ages
    var people = Self.numbers(shape.profileSize, step: 7).map { $0 + 1 }
    let tables = Self.numbers(count * size, step: 5)
    var expected = Array(repeating: 0.0, count: count * kinds.count)
    for (group, segment, age, cell) in Self.cells(of: 0, in: shape) {
      let kind = kinds[segment]
      if kind < inhabited.count && !inhabited[kind].contains(age) { people[cell] = 0 }
      for table in 0..<count {
        expected[table * kinds.count + segment] +=
          people[cell] * tables[(table * shape.groupCount + group) * ages + age]
      }
    }
    Self.expect(
      Rows.weigh(people, by: tables, count: count, shape: shape), near: expected)
  }

  @Test(arguments: ageCounts)
  func `years lived are summed by group, by their quality and in high need`(ages: Int) {
    let shape = Self.shape(ages)
    let people = Self.numbers(shape.profileSize, step: 7)
    let utility = Self.numbers(shape.blockSize, step: 2)
    var expected = Array(repeating: 0.0, count: 3 * shape.groupCount)
    for (group, segment, age, cell) in Self.cells(of: 0, in: shape) {
      expected[3 * group] += people[cell]
      expected[3 * group + 1] += people[cell] * utility[segment * ages + age]
      expected[3 * group + 2] += Self.highNeed[segment] ? people[cell] : 0
    }
    Self.expect(
      Rows.lived(by: people, utility: utility, shape: shape), near: expected)
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
        let kind = Self.classes[segment]
        guard kind >= 0 else { return 1.0 }
        return conditions.enumerated().reduce(1.0) { ratio, condition in
          let own = (group * conditions.count + condition.offset) * 2 + kind
          let share = shares[(group * Self.conditions + condition.element) * ages + age]
          return ratio - share * (1 - left[own * ages + age])
        }
      }
      Self.expect(ratios, near: expected)
    }
  }

  @Test(arguments: ageCounts)
  func `what is left of risks is the product over paths, and all of it where nobody is exposed`(
    ages: Int
  ) {
    let shape = Self.shape(ages)
    let size = shape.groupCount * ages
    // The young are on no path, or on the last alone.
    let fractions = (0..<(3 * size)).map { cell in
      ages > 50 && cell < 2 * size && cell % ages < 50 ? 0 : Double(cell * 3 % 11) / 34
    }
    let exposures = Self.numbers(2 * ages, step: 5).map { $0 / 9 }
    // Whether each class is on the way of the first two paths, and of the third.
    let flags = [0, 1, 1, 1]
    let (first, last) = (ages > 50 ? 50 : 0, 0)
    let risks = [
      [Rows.Path(fraction: 0, exposure: 0, part: 0, firstAge: first, flags: 0)],
      [
        Rows.Path(fraction: 1, exposure: 0, part: 0, firstAge: first, flags: 0),
        Rows.Path(fraction: 2, exposure: 1, part: 0, firstAge: last, flags: 2),
      ],
    ]
    var expected: [Double] = []
    for group in 0..<shape.groupCount {
      for paths in risks {
        for kind in 0..<2 {
          for age in 0..<ages {
            var left = 1.0
            for path in paths where flags[path.flags + kind] == 1 {
              let fraction = fractions[path.fraction * size + group * ages + age]
              left *= 1 - fraction * exposures[path.exposure * ages + age]
            }
            expected.append(left)
          }
        }
      }
    }
    Self.expect(
      Rows.remain(
        after: risks, fractions: fractions, exposures: exposures, flags: flags, classes: 2,
        shape: shape), near: expected)
  }

  @Test(arguments: ageCounts)
  func `use that is lost is people times use times the share of each condition that is gone`(
    ages: Int
  ) {
    let shape = Self.shape(ages)
    let size = shape.groupCount * ages
    let people = Self.numbers(shape.profileSize, step: 7)
    let tables = Self.numbers(2 * size, step: 5)
    // Nothing has gone of the risks of the young, nor of any of the first class.
    let left = (0..<(2 * 2 * size)).map { cell in
      let (isFirst, isYoung) = (cell / ages % 2 == 0, ages > 40 && cell % ages < 40)
      return isFirst || isYoung ? 1 : Double(cell % 7) / 8
    }
    let shares = [0.25, 0.5, 0, 0.75, 0.125, 0]
    let (tableOfPod, isKept) = ([1, 0, 1], [false, true, true])
    let lost = Rows.lost(
      people, left: left, shares: shares, classes: Self.classes, tables: tables,
      tableOfPod: tableOfPod, isKept: isKept, shape: shape)
    func gone(_ pod: Int, _ kind: Int, _ row: Int) -> Double {
      guard kind >= 0 else { return 0 }
      var gone = 0.0
      for condition in 0..<2 {
        let own = (row / ages * 2 + condition) * 2 + kind
        gone += shares[pod * 2 + condition] * (1 - left[own * ages + row % ages])
      }
      return gone
    }
    let segments = shape.segments.count
    var expected = Array(repeating: 0.0, count: 3 * segments)
    for (group, segment, age, cell) in Self.cells(of: 0, in: shape) {
      for pod in 0..<3 {
        let row = group * ages + age
        let use = people[cell] * tables[tableOfPod[pod] * size + row]
        expected[pod * segments + segment] += use * gone(pod, Self.classes[segment], row)
      }
    }
    Self.expect(lost.people, near: expected)
    Self.expect(
      lost.kept,
      near: [1, 2].flatMap { pod in
        (0..<2).flatMap { kind in (0..<size).map { 1 - gone(pod, kind, $0) } }
      })
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
