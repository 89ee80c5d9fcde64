import Foundation
public import LinearAlgebra
public import PopulationHealth

/// Activity and its cost from person-years in each cell.
public struct ActivityModel: Sendable {
  /// The points of delivery, in the order of every array.
  public internal(set) var pods: [PointOfDelivery]
  /// The year the rates belong to, from which units per person grow.
  public let dataYear: FinancialYear
  /// Share of units that are a case of each condition, over and above what need brings,
  /// `[pod][condition]`; empty where the pack has no conditions.
  public let conditionShares: [[Double]]
  /// Units and GBP of the model's price year per person-year of each segment before tables,
  /// `[pod, segment]`.
  let units: [Double]
  var pounds: [Double]
  /// The table of each point of delivery.
  let tableOfPod: [Int]
  /// How the use of a sex, quintile and age differs from that of their segments,
  /// `[table, sex, quintile, age]`.
  let tables: [Double]
  /// How many tables there are.
  let tableCount: Int

  /// The year at which units per person stay; `nil` where they grow from year to year.
  private var heldYear: FinancialYear?

  /// Rates of one point of delivery before they are spread over age, sex and quintile.
  public struct Rates: Sendable {
    /// Units per person-year of each segment.
    public var units: [Double]
    /// GBP per unit in each segment.
    public var poundsPerUnit: [Double]
    /// Published use relative to the country's mean, `[sex, quintile, age]`; `nil` for none.
    public var relativity: [Double]?

    /// Makes a set of rates.
    public init(units: [Double], poundsPerUnit: [Double], relativity: [Double]?) {
      self.units = units
      self.poundsPerUnit = poundsPerUnit
      self.relativity = relativity
    }
  }

  /// Makes the model of activity.
  ///
  /// Segments already carry most of the difference in use between ages and quintiles. What they do
  /// not carry is a residual relativity by sex, quintile and age: the published ratio over the ratio
  /// that the segments alone would give in the base year. The country's mean use per head is kept.
  ///
  /// - Parameters:
  ///   - shape: the axes; its places do not matter.
  ///   - pods: the points of delivery.
  ///   - dataYear: the year the rates belong to.
  ///   - rates: one for each of `pods`.
  ///   - base: the country's people in the base year, `[sex, quintile, segment, age]`.
  ///   - conditionShares: share of units that are a case of each condition, `[pod][condition]`.
  public init(
    shape: PopulationShape, pods: [PointOfDelivery], dataYear: FinancialYear, rates: [Rates],
    base: [Double], conditionShares: [[Double]] = []
  ) {
    self.pods = pods
    self.conditionShares = conditionShares
    self.dataYear = dataYear
    units = rates.flatMap(\.units)
    pounds = rates.flatMap { rate in zip(rate.units, rate.poundsPerUnit).map { $0 * $1 } }
    var tables: [[Double]] = []
    tableOfPod = rates.map { rate in
      let table =
        rate.relativity.map {
          Self.residual(of: $0, units: rate.units, shape: shape, base: base)
        } ?? Array(repeating: 1, count: shape.groupCount * shape.ageCount)
      if let known = tables.firstIndex(of: table) { return known }
      tables.append(table)
      return tables.count - 1
    }
    self.tables = Array(tables.joined())
    tableCount = tables.count
  }

  private static func residual(
    of published: [Double], units: [Double], shape: PopulationShape, base: [Double]
  ) -> [Double] {
    let ages = shape.ageCount
    var people = Array(repeating: 0.0, count: shape.groupCount * ages)
    var expected = people
    for cell in base.indices {
      let index = cell / shape.blockSize * ages + cell % ages
      people[index] += base[cell]
      expected[index] += base[cell] * units[cell % shape.blockSize / ages]
    }
    let everybody = people.reduce(0, +)
    let meanExpected = expected.reduce(0, +) / everybody
    let meanPublished = zip(people, published).reduce(0) { $0 + $1.0 * $1.1 } / everybody
    return people.indices.map { index in
      guard people[index] > 0, expected[index] > 0 else { return 1 }
      return published[index] / meanPublished
        / (expected[index] / people[index] / meanExpected)
    }
  }

  /// Units and cost in every place, `[place, pod]`, from person-years.
  ///
  /// Use is that of a segment times that of a sex, quintile and age, so that people are weighed by
  /// each table once, segment by segment, and not by every rate.
  ///
  /// - Complexity: places × cells × tables.
  public func activity(
    personYears: People, in year: FinancialYear
  ) -> (units: Matrix, pounds: Matrix) {
    let places = personYears.shape.places
    var units = Matrix(rows: places.count, columns: pods.count)
    var pounds = units
    let growth = growth(to: year)
    for place in places.indices {
      let own = Array(personYears.cells[personYears.placeRange(place)])
      let use = activity(personYears: own, shape: personYears.shape, growth: growth)
      for pod in pods.indices {
        units[place, pod] = use.units[pod]
        pounds[place, pod] = use.pounds[pod]
      }
    }
    return (units, pounds)
  }

  /// Units and cost by point of delivery of person-years in one place, `[sex, quintile, segment, age]`;
  /// `growth` is that to the year.
  func activity(
    personYears: [Double], shape: PopulationShape, growth: [Double]
  ) -> (units: [Double], pounds: [Double]) {
    let weighed = Rows.weigh(
      personYears, by: tables, count: tableCount, shape: shape)
    var (units, pounds) = (growth, growth)
    for pod in pods.indices {
      let use = use(of: pod, weighed, at: tableOfPod[pod])
      units[pod] *= use.units
      pounds[pod] *= use.pounds
    }
    return (units, pounds)
  }

  /// Units and GBP at one point of delivery of people weighed by tables, `[table, segment]`, before
  /// growth.
  func use(of pod: Int, _ weighed: [Double], at table: Int) -> (units: Double, pounds: Double) {
    let segments = units.count / pods.count
    var use = (units: 0.0, pounds: 0.0)
    for segment in 0..<segments {
      let people = weighed[table * segments + segment]
      use.units += units[pod * segments + segment] * people
      use.pounds += pounds[pod * segments + segment] * people
    }
    return use
  }

  /// Units and GBP per person-year of a segment at a point of delivery, before tables and growth.
  func rates(of pod: Int, segment: Int) -> (units: Double, pounds: Double) {
    let rate = pod * (units.count / pods.count) + segment
    return (units[rate], pounds[rate])
  }

  /// Where the row of a group begins in the table of a point of delivery.
  func tableRow(of pod: Int, group: Int, shape: PopulationShape) -> Int {
    (tableOfPod[pod] * shape.groupCount + group) * shape.ageCount
  }

  /// Units per person in a year over those of the year the rates belong to, by point of delivery.
  func growth(to year: FinancialYear) -> [Double] {
    let years = Double((heldYear ?? year) - dataYear)
    return pods.indices.map { pow(1 + pods[$0].nonDemographicGrowth, years) }
  }

  /// The same model in which units per person of the same need stay as they are in a year.
  func holdingGrowth(at year: FinancialYear) -> ActivityModel {
    var held = self
    held.heldYear = year
    return held
  }
}
