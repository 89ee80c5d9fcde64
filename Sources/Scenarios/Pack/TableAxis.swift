/// One axis of an array that a table fills: the column that names a position, and the names it has.
struct TableAxis {
  let column: String
  let names: KnownNames

  init(_ column: String, _ names: KnownNames) {
    self.column = column
    self.names = names
  }

  /// An axis of single years of age.
  static func ages(_ ages: ClosedRange<Int>, column: String = "age") -> TableAxis {
    TableAxis(column, KnownNames("age", ages.map(String.init)))
  }

  /// Whether a pack divides by this axis at all; where it does not, its column may be left out.
  var isDivided: Bool { names.names != ["all"] }
}

extension CSVTable {
  /// The array a tidy table fills: one row for each combination of names, the last axis fastest.
  ///
  /// - Parameters:
  ///   - axes: the axes, from slowest to fastest; one that is not divided has no column.
  ///   - value: the column of values.
  ///   - range: the numbers that will do.
  ///   - unit: what they are numbers of, for messages.
  ///   - missing: what stands where there is no row; `nil` when every combination must have one.
  ///   - others: columns that may be there and are not read.
  ///   - log: where problems go.
  /// - Returns: nothing if a column is missing; problems with rows are reported.
  func dense(
    _ axes: [TableAxis], value: String, in range: NumberRange = .any, unit: String = "",
    missing: Double? = nil, others: [String] = [], log: ProblemLog
  ) -> [Double]? {
    let divided = axes.filter(\.isDivided)
    guard
      let found = columns(divided.map(\.column) + [value], optional: others, log: log),
      let values = found.last
    else { return nil }
    let keys = Array(found.dropLast())
    checkUnique(keys, log: log)
    let errorsBefore = log.errorCount
    var array = Array(
      repeating: missing ?? .nan, count: axes.reduce(1) { $0 * $1.names.names.count })
    for row in rowIndices {
      var position = 0
      var isKnown = true
      for (axis, column) in zip(divided, keys) {
        if let index = index(row, column, of: axis.names, log: log) {
          position = position * axis.names.names.count + index
        } else {
          isKnown = false
        }
      }
      let number = number(row, values, in: range, unit: unit, log: log)
      if isKnown, let number { array[position] = number }
    }
    if log.errorCount == errorsBefore { reportGaps(in: array, divided, value: value, log: log) }
    return array
  }

  /// Reports the first combination that has no row, and how many there are.
  private func reportGaps(
    in array: [Double], _ axes: [TableAxis], value: String, log: ProblemLog
  ) {
    let gaps = array.indices.filter { array[$0].isNaN }
    guard var position = gaps.first else { return }
    var words: [String] = []
    for axis in axes.reversed() {
      let count = axis.names.names.count
      words.insert("\(axis.column) \(axis.names.names[position % count])", at: 0)
      position /= count
    }
    let more = gaps.count > 1 ? " and \(gaps.count - 1) more" : ""
    log.error(
      "pack.missing-row",
      "there is no \(value) for \(words.joined(separator: ", "))\(more)",
      help: "add a row for each", at: Mark(file: file.name))
  }
}
