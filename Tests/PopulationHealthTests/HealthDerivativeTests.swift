import PopulationHealth
import Testing

@Suite struct `Derivatives of the health of a year` {
  private typealias Small = SmallPopulation
  private static let quality = QualityOfLife(
    shape: Small.shape, norms: [0.95, 0.94, 0.92, 0.9, 0.85, 0.8], multipliers: [1, 1, 0.9, 0.6],
    shares: Small.averageShares)
  private static let lived = Lived(Small.model().project(years: 2)[1])
  /// Terms of a sum that should be nothing are some tens of years and cancel to some parts in 10¹⁵.
  private static let tolerance = 1e-12

  /// Every number the measures of a year are made of, so that one may be moved by itself.
  private struct Lived: Sendable {
    var personYears, deathsAtStart, newbornDeaths: [Double]

    init(_ year: YearOfNeed) {
      personYears = year.personYears.cells
      deathsAtStart = year.deathsByAge.atStart
      newbornDeaths = year.deathsByAge.newborn
    }

    /// A year in which people at the start and at the end are the mean of both.
    var health: HealthOfYear? {
      var deaths = DeathsByAge(shape: Small.shape)
      deaths.atStart = deathsAtStart
      deaths.newborn = newbornDeaths
      let people = People(shape: Small.shape, cells: personYears)
      let none = newbornDeaths.map { _ in 0.0 }
      return HealthOfYear(
        of: YearOfNeed(
          year: Small.year, start: people, end: people, deathsByAge: deaths, births: none,
          netMigration: none), quality: quality)
    }

    /// The numbers, and where the weights on them are.
    static var parts:
      [(numbers: WritableKeyPath<Lived, [Double]>, weights: KeyPath<YearOfNeed.Weights, [Double]>)]
    {
      [
        (\.personYears, \.personYears), (\.deathsAtStart, \.deathsAtStart),
        (\.newbornDeaths, \.newbornDeaths),
      ]
    }

    /// Where the numbers of some blocks are in an array of all blocks.
    static func positions(of blocks: [Int], in numbers: [Double]) -> [Int] {
      let size = numbers.count / Small.shape.blockCount
      return blocks.flatMap { ($0 * size)..<(($0 + 1) * size) }
    }

    /// What the weights make of the same growth of every number of some blocks, or of deaths alone.
    func growth(
      _ weights: YearOfNeed.Weights, blocks: [Int], ofDeathsAlone: Bool = false
    ) -> Double {
      Self.parts.dropFirst(ofDeathsAlone ? 1 : 0).reduce(0.0) { sum, part in
        let (numbers, weights) = (self[keyPath: part.numbers], weights[keyPath: part.weights])
        return sum
          + Self.positions(of: blocks, in: numbers).map { numbers[$0] * weights[$0] }
          .compensatedSum
      }
    }
  }

  /// Whether the weights are what moving each number by itself makes of a quantity.
  private func expect(
    _ weights: YearOfNeed.Weights, are quantity: (HealthOfYear) -> Double?,
    location: SourceLocation = #_sourceLocation
  ) throws {
    func value(_ lived: Lived) throws -> Double {
      let value = lived.health.flatMap(quantity)
      return try #require(value, sourceLocation: location)
    }
    let before = try value(Self.lived)
    for (numbers, ofNumbers) in Lived.parts {
      for (position, weight) in weights[keyPath: ofNumbers].enumerated() {
        // Cells hold some thousands, or nobody as yet; deaths are from one to some hundreds.
        let size = max(1, Self.lived[keyPath: numbers][position])
        let difference = try CentralDifference.of(size: size) { change in
          var lived = Self.lived
          lived[keyPath: numbers][position] += change
          return try value(lived)
        }
        #expect(
          CentralDifference.agrees(weight, difference, size: size, value: before),
          "\(numbers) \(position): \(weight), \(difference)", sourceLocation: location)
      }
    }
  }

  @Test(arguments: HealthMeasure.allCases, [(nil, nil, nil), (nil, 1, 0), (1, 0, 1)])
  func `of a measure are what small changes in person-years and deaths make of it`(
    measure: HealthMeasure, people: (place: Int?, sex: Int?, quintile: Int?)
  ) throws {
    let health = try #require(Self.lived.health)
    let (place, sex, quintile) = people
    let weights = try #require(
      health.derivative(of: measure, place: place, sex: sex, quintile: quintile))
    try expect(weights) {
      measure.value(of: $0.experience(place: place, sex: sex, quintile: quintile))?.value
    }
  }

  @Test(arguments: HealthMeasure.allCases, [(nil, nil), (1, 0)])
  func `of a slope index are what small changes make of it, ranks included`(
    measure: HealthMeasure, people: (place: Int?, sex: Int?)
  ) throws {
    let health = try #require(Self.lived.health)
    for (position, form) in measure.forms.enumerated() {
      let weights = try #require(
        health.derivative(
          ofSlopeIn: measure, form: form, place: people.place, sex: people.sex))
      try expect(weights) {
        $0.inequality(in: measure, place: people.place, sex: people.sex)?.slopes[position].index
          .slope
      }
    }
  }

  /// Rates do not depend on how many people they are of.
  @Test(arguments: HealthMeasure.allCases)
  func `the same growth of everything does nothing`(measure: HealthMeasure) throws {
    let health = try #require(Self.lived.health)
    let all = Array(0..<Small.shape.blockCount)
    let value = try #require(
      measure.value(of: health.experience(place: nil, sex: nil, quintile: nil))
    ).value
    let level = try #require(health.derivative(of: measure, place: nil, sex: nil, quintile: nil))
    #expect(abs(Self.lived.growth(level, blocks: all)) <= Self.tolerance * value)
    for form in measure.forms {
      let slope = try #require(
        health.derivative(ofSlopeIn: measure, form: form, place: nil, sex: nil))
      #expect(abs(Self.lived.growth(slope, blocks: all)) <= Self.tolerance * value)
    }
  }

  /// Deaths of each quintile fall in proportion by as much as it takes to lengthen its life by a year.
  @Test(arguments: HealthMeasure.expectancies)
  func `a year more in every quintile does nothing to the gap`(measure: HealthMeasure) throws {
    let health = try #require(Self.lived.health)
    let slope = try #require(
      health.derivative(ofSlopeIn: measure, form: .linear, place: nil, sex: nil))
    let parts = try [0, 1].map { quintile in
      let level = try #require(
        health.derivative(of: measure, place: nil, sex: nil, quintile: quintile))
      let blocks = (0..<Small.shape.blockCount).filter { $0 % 2 == quintile }
      return Self.lived.growth(slope, blocks: blocks, ofDeathsAlone: true)
        / Self.lived.growth(level, blocks: blocks, ofDeathsAlone: true)
    }
    #expect(parts[0] < -1 && parts[1] > 1)
    #expect(abs(parts[0] + parts[1]) <= Self.tolerance)
  }

  /// The second quintile is made thrice the first: more of it moves ranks, and there is no gap to move.
  @Test(arguments: HealthMeasure.allCases)
  func `between quintiles that are alike, more of one does nothing`(measure: HealthMeasure) throws {
    var lived = Self.lived
    let second = [1, 3, 5, 7]
    for (numbers, _) in Lived.parts {
      let block = lived[keyPath: numbers].count / Small.shape.blockCount
      for position in Lived.positions(of: second, in: lived[keyPath: numbers]) {
        lived[keyPath: numbers][position] = 3 * lived[keyPath: numbers][position - block]
      }
    }
    let health = try #require(lived.health)
    let value = try #require(
      measure.value(of: health.experience(place: nil, sex: nil, quintile: nil))
    ).value
    let inequality = try #require(health.inequality(in: measure, place: nil, sex: nil))
    for (position, form) in measure.forms.enumerated() {
      #expect(abs(inequality.slopes[position].index.slope) <= Self.tolerance * value)
      let weights = try #require(
        health.derivative(ofSlopeIn: measure, form: form, place: nil, sex: nil))
      #expect(abs(lived.growth(weights, blocks: second)) <= Self.tolerance * value)
    }
  }
}
