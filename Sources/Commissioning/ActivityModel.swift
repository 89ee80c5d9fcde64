import Foundation
public import LinearAlgebra
public import PopulationHealth

/// Activity and its cost from person-years in each cell.
public struct ActivityModel: Sendable {
  /// The points of delivery, in the order of every array.
  public let pods: [PointOfDelivery]
  /// The year the rates belong to, from which units per person grow.
  public let dataYear: FinancialYear
  /// Share of units that are a case of each condition, over and above what need brings,
  /// `[pod][condition]`; empty where the pack has no conditions.
  public let conditionShares: [[Double]]
  /// Units per person-year, `[sex, quintile, segment, age, pod]`.
  let unitRates: Matrix
  /// Cost per person-year in GBP of the model's price year, `[sex, quintile, segment, age, pod]`.
  let costRates: Matrix

  /// `unitRates` and `costRates` the other way round, `[pod, sex, quintile, segment, age]`, so that
  /// the ages of one point of delivery lie side by side.
  let unitsByPod: [Double]
  let poundsByPod: [Double]

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
    let (ages, block) = (shape.ageCount, shape.blockSize)
    var units = Matrix(rows: shape.profileSize, columns: pods.count)
    var costs = units
    for (pod, rate) in rates.enumerated() {
      let residual = rate.relativity.map {
        Self.residual(of: $0, units: rate.units, shape: shape, base: base)
      }
      for cell in 0..<shape.profileSize {
        let segment = cell % block / ages
        let factor = residual.map { $0[cell / block * ages + cell % ages] } ?? 1
        units[cell, pod] = rate.units[segment] * factor
        costs[cell, pod] = units[cell, pod] * rate.poundsPerUnit[segment]
      }
    }
    unitRates = units
    costRates = costs
    unitsByPod = units.transposed.elements
    poundsByPod = costs.transposed.elements
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
  /// - Complexity: one matrix product for each, places × cells × points of delivery.
  public func activity(
    personYears: People, in year: FinancialYear
  ) -> (units: Matrix, pounds: Matrix) {
    let people = Matrix(
      rows: personYears.shape.places.count, columns: personYears.shape.profileSize,
      elements: personYears.cells)
    var (units, pounds) = (people.product(unitRates), people.product(costRates))
    for (pod, growth) in growth(to: year).enumerated() where growth != 1 {
      for place in 0..<units.rows {
        units[place, pod] *= growth
        pounds[place, pod] *= growth
      }
    }
    return (units, pounds)
  }

  /// Units per person in a year over those of the year the rates belong to, by point of delivery.
  func growth(to year: FinancialYear) -> [Double] {
    pods.map { pow(1 + $0.nonDemographicGrowth, Double((heldYear ?? year) - dataYear)) }
  }

  /// The same model in which units per person of the same need stay as they are in a year.
  func holdingGrowth(at year: FinancialYear) -> ActivityModel {
    var held = self
    held.heldYear = year
    return held
  }
}
