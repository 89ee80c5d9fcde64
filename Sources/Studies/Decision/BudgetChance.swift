import Probability

/// How likely it is to stay within a budget, each year and in all years.
public struct BudgetChance: Sendable {
  /// GBP of overspending that is taken for rounding.
  public static let rounding = 1.0

  /// The chance in each year.
  public let years: [DrawnChance]
  /// The chance of staying within it in every year.
  public let allYears: DrawnChance
  /// Whether nothing is left or missing in any draw, one a year: what only construction brings about.
  public let isExact: [Bool]
  /// GBP left, one a year: the mean over draws, less than nothing where it is overspent.
  public let meanLeft: [Double]
  /// GBP left in the tenth-worst of a hundred draws, one a year.
  public let leftOneInTen: [Double]
  /// GBP left in the tenth-best of a hundred draws, one a year.
  public let leftNineInTen: [Double]

  /// Counts draws.
  ///
  /// - Parameter left: GBP left of each year's budget, `[year][draw]`.
  /// - Precondition: there is a year, and every year has as many draws, one or more.
  public init(left: [[Double]]) {
    precondition(!left.isEmpty && left.allSatisfy { $0.count == left[0].count && !$0.isEmpty })
    let holds = left.map { year in year.map { $0 >= -Self.rounding } }
    years = holds.map(DrawnChance.init)
    allYears = DrawnChance(left[0].indices.map { draw in holds.allSatisfy { $0[draw] } })
    isExact = left.map { year in year.allSatisfy { abs($0) <= Self.rounding } }
    meanLeft = left.map(\.sampleMean)
    leftOneInTen = left.map { $0.sampleQuantile(0.1) }
    leftNineInTen = left.map { $0.sampleQuantile(0.9) }
  }
}
