import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// Gaps in health under doing nothing in South Yorkshire, and what moves them.
@Suite struct `Reference: what moves the gap in South Yorkshire` {
  private static let scenario = Result {
    try ShippedScenarios.load(
      "south-yorkshire.yaml", overrides: ["years.count=3", "years.follow_up=1"])
  }
  private static let nothing = Result { try run { _ in 0 } }

  private static func run(_ coverage: (Intervention) -> Double) throws -> [YearOfSystem] {
    let model = try scenario.get().model
    var plan = model.nothing
    for (intervention, description) in model.interventions.enumerated() {
      for place in 0..<plan.places where model.isOffered(intervention, in: place) {
        for year in 0..<plan.years { plan[intervention, place, year] = coverage(description) }
      }
    }
    return model.run(plan).years
  }

  /// A gap, in words for a message.
  struct Quantity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (SystemModel) -> (any RunMeasure)?
  }

  /// Every measure: gaps on each scale for the whole and for a place over two years.
  static let quantities: [Quantity] = HealthMeasure.allCases.flatMap { measure in
    measure.forms.flatMap { form in
      [
        Quantity(testDescription: "\(form) gap in \(measure)") {
          InequalityMeasure(in: measure, form: form, years: [3], of: $0)
        },
        Quantity(testDescription: "\(form) gap in \(measure) of women of one place, two years") {
          InequalityMeasure(in: measure, form: form, place: 1, sex: 0, years: [0, 2], of: $0)
        },
      ]
    }
  }

  /// A direction in which every person-year and death moves by up to a tenth of itself.
  private struct Direction {
    private(set) var personYears: [[Double]] = []
    private(set) var deaths: [[Double]] = []
    private(set) var newborn: [[Double]] = []

    init(along run: [YearOfSystem], seed: UInt64) {
      var state = seed
      /// The quantiles of −0.1 to 0.1 by a linear congruential generator (Knuth's MMIX).
      func moved(_ numbers: [Double]) -> [Double] {
        numbers.map {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return $0 * (Double(state >> 11) / 0x1p53 - 0.5) / 5
        }
      }
      for year in run {
        personYears.append(moved(year.need.personYears.cells))
        deaths.append(moved(year.need.deathsByAge.atStart))
        newborn.append(moved(year.need.deathsByAge.newborn))
      }
    }

    /// A run with its person-years and deaths moved.
    func moving(
      _ run: [YearOfSystem], by distance: Double, in model: SystemModel
    ) -> [YearOfSystem] {
      run.enumerated().map { position, year in
        let need = year.need
        func people(_ before: People) -> People {
          let cells = zip(before.cells, personYears[position]).map { $0 + distance * $1 }
          return People(shape: before.shape, cells: cells)
        }
        var deathsByAge = need.deathsByAge
        deathsByAge.atStart = zip(deathsByAge.atStart, deaths[position])
          .map { $0 + distance * $1 }
        deathsByAge.newborn = zip(deathsByAge.newborn, newborn[position])
          .map { $0 + distance * $1 }
        let moved = YearOfNeed(
          year: need.year, start: people(need.start), end: people(need.end),
          deathsByAge: deathsByAge, births: need.births, netMigration: need.netMigration)
        return model.simulate(model.nothing, year: position, need: moved)
      }
    }

    /// What the weights make of the direction.
    func change(_ weights: RunWeights) -> Double {
      weights.years.indices.reduce(0.0) { sum, year in
        let ofYear = weights.years[year]
        return sum + Self.dot(ofYear.personYears, personYears[year])
          + Self.dot(ofYear.deathsByAge, deaths[year])
          + Self.dot(ofYear.newbornDeaths, newborn[year])
      }
    }

    private static func dot(_ weights: [Double]?, _ numbers: [Double]) -> Double {
      weights.map { zip($0, numbers).map { $0 * $1 }.compensatedSum } ?? 0
    }
  }

  /// Central differences over a thousandth of the direction leave out a hundred-millionth of the
  /// derivative or so, and round to a part in 10¹² of a quantity of which a direction moves a
  /// thousandth or more.
  private static let (step, tolerance) = (1e-3, 1e-6)

  @Test(arguments: quantities, [1, 2, 3])
  func `derivatives are what small changes in person-years and deaths make`(
    quantity: Quantity, seed: UInt64
  ) throws {
    let model = try Self.scenario.get().model
    let nothing = try Self.nothing.get()
    let measure = try #require(quantity.make(model))
    let direction = Direction(along: nothing, seed: seed)
    let (above, below) = (
      measure.value(of: direction.moving(nothing, by: Self.step, in: model)),
      measure.value(of: direction.moving(nothing, by: -Self.step, in: model))
    )
    let difference = (above - below) / (2 * Self.step)
    let derivative = direction.change(measure.weights(at: nothing))
    #expect(
      abs(derivative - difference) <= Self.tolerance * abs(derivative),
      "\(derivative), \(difference)")
  }

  /// Coverage a hundredth of reach above and below a tenth: what the weights promise of the step is what
  /// comes of it. It moves death rates by less than a thousandth, so that what bends the quantity leaves
  /// out less than a millionth of the step.
  @Test(arguments: quantities)
  func `derivatives are what a small step of a plan makes`(quantity: Quantity) throws {
    let measure = try #require(quantity.make(Self.scenario.get().model))
    let (below, middle, above) = (
      try Self.run { 0.09 * $0.reach }, try Self.run { 0.1 * $0.reach },
      try Self.run { 0.11 * $0.reach }
    )
    let weights = measure.weights(at: middle)
    let promised = weights.value(of: above) - weights.value(of: below)
    let came = measure.value(of: above) - measure.value(of: below)
    #expect(abs(promised - came) <= Self.tolerance * abs(came), "\(promised), \(came)")
  }

  /// The gap is that of the tables, turned so that the most deprived are worse off above zero.
  @Test(arguments: HealthMeasure.allCases)
  func `the most deprived are worse off by every measure, and the gap says so`(
    measure: HealthMeasure
  ) throws {
    let model = try Self.scenario.get().model
    let nothing = try Self.nothing.get()
    let gaps = try [1, 2].map { year in
      let health = try #require(HealthOfYear(of: nothing[year].need, quality: model.quality))
      let inequality = try #require(health.inequality(in: measure, place: nil, sex: nil))
      return inequality.slopes[0].index.slope * (measure.moreIsBetter ? 1 : -1)
    }
    let mean = try #require(InequalityMeasure(in: measure, years: [1, 2], of: model))
    #expect(gaps.allSatisfy { $0 > 0 })
    #expect(abs(mean.value(of: nothing) - (gaps[0] + gaps[1]) / 2) <= 1e-12 * gaps[0])
  }

  @Test func `a run in which somebody is missing at an age has no gap, and no weights`() throws {
    let model = try Self.scenario.get().model
    var run = try Self.nothing.get()
    let need = run[1].need
    let nobody = People(
      shape: need.start.shape,
      cells: need.start.cells.enumerated().map { $0 % 91 == 40 ? 0 : $1 })
    run[1] = model.simulate(
      model.nothing, year: 1,
      need: YearOfNeed(
        year: need.year, start: nobody, end: nobody, deathsByAge: need.deathsByAge,
        births: need.births, netMigration: need.netMigration))
    let gap = try #require(InequalityMeasure(in: .lifeExpectancy, years: [0, 1], of: model))
    #expect(gap.value(of: run).isNaN)
    #expect(gap.weights(at: run).years.allSatisfy { $0.personYears == nil })
  }
}
