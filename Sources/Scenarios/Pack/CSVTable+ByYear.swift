import PopulationHealth

extension CSVTable {
  /// The array a table fills in each financial year that its column `year` names.
  func byYear(
    _ axes: [TableAxis], value: String, in range: NumberRange = .any, missing: Double? = nil,
    log: ProblemLog
  ) -> [FinancialYear: [Double]]? {
    guard let column = column("year") else {
      _ = columns(["year"] + axes.map(\.column) + [value], log: log)
      return nil
    }
    let years = Set(rowIndices.compactMap { financialYear($0, column, log: log) }).sorted()
    let axis = TableAxis("year", KnownNames("year", years.map(\.description)))
    guard
      let dense = dense([axis] + axes, value: value, in: range, missing: missing, log: log),
      !years.isEmpty
    else { return nil }
    let size = dense.count / years.count
    return Dictionary(
      uniqueKeysWithValues: years.enumerated().map {
        ($1, Array(dense[($0 * size)..<(($0 + 1) * size)]))
      })
  }
}
