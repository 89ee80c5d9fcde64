import PopulationHealth
import Testing

@Suite struct `Ages, years and sums` {
  private typealias Small = SmallPopulation

  @Test(arguments: [(-1, 5), (5, 4), (0, 91), (91, 91)])
  func `ages out of order or out of reach are no range`(lower: Int, upper: Int) {
    #expect(AgeRange(lower, upper) == nil)
  }

  @Test func `a range counts its ages and sorts by the youngest, then the oldest`() {
    #expect(AgeRange(0, 90)?.count == 91 && AgeRange(7, 7)?.count == 1)
    let ranges = ["40-74", "17-90", "40-60", "all"].compactMap(AgeRange.init)
    #expect(ranges.sorted().map(\.description) == ["all", "17-90", "40-60", "40-74"])
  }

  @Test(arguments: [
    ("all", 0..<6), ("0-1", 0..<2), ("2-90", 2..<6), ("5", 5..<6), ("6-90", 0..<0),
  ])
  func `a range picks its places on an axis of ages`(text: String, indices: Range<Int>) {
    #expect(Small.shape.ageIndices(in: AgeRange(text)) == indices)
  }

  @Test func `an axis that starts later counts from its own first age`() {
    let adults = PopulationShape(
      places: [], sexes: [], quintiles: [], segments: [], ages: AgeRange(17, 90))
    #expect(adults.ageCount == 74 && adults.ageInYears(at: 0) == 17)
    #expect(adults.ageIndices(in: AgeRange(0, 20)) == 0..<4)
    #expect(adults.ageIndices(in: AgeRange(0, 16)).isEmpty)
  }

  @Test func `without an axis of ages every range picks everybody`() {
    #expect(Small.twoSegments.ageIndices(in: AgeRange(65, 90)) == 0..<1)
    #expect(Small.twoSegments.ageInYears(at: 0) == nil)
  }

  @Test func `years before 1900 and after 2199 can be reckoned with but not read`() {
    #expect((FinancialYear(startingIn: 1900) - 1).description == "1899/00")
    #expect(FinancialYear("1899/00") == nil && FinancialYear("2200/01") == nil)
    #expect(FinancialYear.readable.contains(FinancialYear(startingIn: 2199)))
  }

  @Test func `a sum carries its rounding along`() {
    #expect([1, 1e100, 1, -1e100].compensatedSum == 2)
    #expect([Double]().compensatedSum == 0)
    #expect(Array(repeating: 0.1, count: 10).compensatedSum == 1)
  }

  @Test func `people are counted by place, segment and age`() {
    let people = Small.everybody
    /// Some thousands of people in a few hundred cells, summed in two orders.
    let sumTolerance = 1e-8
    func isSame(_ parts: [Double], _ whole: Double) -> Bool {
      abs(parts.compensatedSum - whole) <= sumTolerance
    }
    #expect(isSame(people.totalByPlace, people.total))
    #expect(isSame((0..<4).map { people.total(place: 1, segment: $0) }, people.totalByPlace[1]))
    let bands = ["0-1", "2-4", "5-90"].compactMap(AgeRange.init)
    #expect(isSame(bands.map { people.total(ages: $0) }, people.total))
    #expect(Small.only(9, segment: 2, age: 3).total(ages: AgeRange(3, 3) ?? .all) == 9)
  }

  @Test func `person-years are the mean of start and end`() {
    let (start, end) = (Small.only(10, segment: 1, age: 2), Small.only(4, segment: 1, age: 3))
    let mean = start.averaged(with: end)
    #expect(mean.total(ages: AgeRange(2, 2) ?? .all) == 5)
    #expect(mean.total(ages: AgeRange(3, 3) ?? .all) == 2)
  }
}

@Suite struct `Figures given for some years` {
  private static let first = FinancialYear(startingIn: 2025)
  private static let series = YearSeries(values: [
    first + 5: [20, -10], first: [10, 0], first + 9: [24, -10],
  ])

  @Test(arguments: [(0, [10.0, 0]), (5, [20, -10]), (9, [24, -10])])
  func `a given year has its own`(yearsOn: Int, expected: [Double]) {
    #expect(Self.series.value(in: Self.first + yearsOn) == expected)
  }

  @Test(arguments: [(1, [12.0, -2]), (4, [18, -8]), (6, [21, -10]), (8, [23, -10])])
  func `a year between is on the straight line`(yearsOn: Int, expected: [Double]) {
    for (value, wanted) in zip(Self.series.value(in: Self.first + yearsOn), expected) {
      #expect(abs(value - wanted) <= 1e-12, "a rounding of the part of the way")
    }
  }

  @Test(arguments: [(-1, [10.0, 0]), (-50, [10, 0]), (10, [24, -10]), (60, [24, -10])])
  func `before the first and after the last nothing changes`(yearsOn: Int, expected: [Double]) {
    #expect(Self.series.value(in: Self.first + yearsOn) == expected)
  }

  @Test func `one year is enough`() {
    #expect(YearSeries(values: [Self.first: [7]]).value(in: Self.first + 3) == [7])
  }
}

@Suite struct `Quality of life` {
  private typealias Small = SmallPopulation

  @Test func `over the segments of an age it averages to the norm of that age`() {
    let norms = [0.95, 0.94, 0.92, 0.9, 0.8, 0.7]
    let quality = QualityOfLife(
      shape: Small.shape, norms: norms, multipliers: [1, 1, 0.9, 0.7], shares: Small.averageShares)
    for age in 0..<6 {
      let mean = (0..<4).reduce(0.0) {
        $0 + Small.averageShares[$1 * 6 + age] * quality.utility[$1 * 6 + age]
      }
      #expect(abs(mean - norms[age]) <= 1e-12, "a rounding of a few products")
    }
    #expect(abs(quality.utility[3 * 6 + 4] / quality.utility[6 + 4] - 0.7) <= 1e-12)
  }

  @Test func `nobody's is above one`() {
    let quality = QualityOfLife(
      shape: Small.twoSegments, norms: [0.95], multipliers: [1, 0.5], shares: [0.5, 0.5])
    #expect(quality.utility == [1, 0.95 * 0.5 / 0.75])
  }
}
