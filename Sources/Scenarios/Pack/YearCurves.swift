/// A table of curves over whole years that never rise, `years` being 0, 1, 2 … for each thing its
/// keys name.
struct YearCurves {
  let table: CSVTable
  let keys: [String]
  let value: String
  let log: ProblemLog

  /// The curve of each thing, by position.
  ///
  /// - Parameter slot: what a row is about; nothing if that is wrong and reported.
  /// - Returns: nothing if a column is missing.
  func read(slot: (Int, [CSVTable.Column]) -> Int?) -> [Int: [Double]]? {
    guard let columns = table.columns(keys + ["years", value], log: log) else { return nil }
    let named = Array(columns.prefix(keys.count))
    let years = columns[keys.count]
    table.checkUnique(named + [years], log: log)
    var curves: [Int: [Double]] = [:]
    var due: [Int: Int] = [:]
    var last: [Int: Double] = [:]
    for row in table.rowIndices {
      let position = slot(row, named)
      let year = table.integer(row, years, in: 0...100, log: log)
      let share = table.number(row, columns[keys.count + 1], in: .share, log: log)
      guard let position, let year else { continue }
      let next = due.updateValue(year + 1, forKey: position) ?? 0
      if year != next {
        log.error(
          "pack.year-gap", "this row is for year \(year), and year \(next) was due",
          help: "give whole years in order from 0, without a gap", at: table.mark(row, years))
      }
      curves[position, default: []].append(share ?? 0)
      guard let share else { continue }
      if let before = last.updateValue(share, forKey: position), share > before {
        log.error(
          "pack.rising",
          "'\(value)' rises from \(NumberText.plain(before)) to \(NumberText.plain(share))",
          help: "let it fall or stay as it is from one year to the next",
          at: table.mark(row, columns[keys.count + 1]))
      }
    }
    return curves
  }
}
