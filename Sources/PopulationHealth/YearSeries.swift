/// Vectors given for some years, read at any: linear between two given years, held before the first
/// and after the last.
public struct YearSeries: Hashable, Sendable {
  private let years: [FinancialYear]
  private let vectors: [[Double]]

  /// Makes a series from the vectors of at least one year, all of the same length.
  public init(values: [FinancialYear: [Double]]) {
    years = values.keys.sorted()
    vectors = years.compactMap { values[$0] }
  }

  /// The same series with every number so many times as large.
  package func scaled(by factor: Double) -> YearSeries {
    YearSeries(
      values: Dictionary(
        uniqueKeysWithValues: zip(years, vectors).map { ($0, $1.map { $0 * factor }) }))
  }

  /// The vector of `year`.
  public func value(in year: FinancialYear) -> [Double] {
    value(in: year, of: 0..<(vectors.first?.count ?? 0))
  }

  /// The part of the vector of `year` at some positions.
  func value(in year: FinancialYear, of part: Range<Int>) -> [Double] {
    guard let first = years.first, let last = years.last else { return [] }
    if year <= first { return Array(vectors[0][part]) }
    if year >= last { return Array(vectors[vectors.count - 1][part]) }
    let upper = years.firstIndex { $0 >= year } ?? years.count - 1
    if years[upper] == year { return Array(vectors[upper][part]) }
    let lower = upper - 1
    let share = Double(year - years[lower]) / Double(years[upper] - years[lower])
    let (before, after) = (vectors[lower], vectors[upper])
    return part.map { before[$0] + (after[$0] - before[$0]) * share }
  }
}
