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

  /// The vector of `year`.
  public func value(in year: FinancialYear) -> [Double] {
    guard let first = years.first, let last = years.last else { return [] }
    if year <= first { return vectors[0] }
    if year >= last { return vectors[vectors.count - 1] }
    let upper = years.firstIndex { $0 >= year } ?? years.count - 1
    if years[upper] == year { return vectors[upper] }
    let lower = upper - 1
    let part = Double(year - years[lower]) / Double(years[upper] - years[lower])
    return zip(vectors[lower], vectors[upper]).map { $0 + ($1 - $0) * part }
  }
}
