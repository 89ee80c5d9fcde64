public import PopulationHealth

/// Cells as values; what is wrong with a cell goes to the log, and nothing comes back.
extension CSVTable {
  /// A number in a range.
  ///
  /// - Parameters:
  ///   - row: the row, from 0
  ///   - column: the column
  ///   - range: the numbers that will do
  ///   - unit: what it is a number of, for messages
  ///   - log: where a problem goes
  /// - Returns: the number, or nothing if the cell is wrong; the log then says why
  public func number(
    _ row: Int, _ column: Column, in range: NumberRange = .any, unit: String = "",
    log: ProblemLog
  ) -> Double? {
    if let number = NumberText.double(file.bytes, self.range(row, column)),
      range.contains(number)
    {
      return number
    }
    let noun = unit.isEmpty ? (range == .share ? "a share" : "a number") : "a number of \(unit)"
    return read(row, column, noun, log) { cell throws(BadValue) in
      try cell.number(in: range, noun)
    }
  }

  /// A whole number in a range.
  public func integer(
    _ row: Int, _ column: Column, in range: ClosedRange<Int> = .min...(.max), log: ProblemLog
  ) -> Int? {
    if let number = NumberText.integer(file.bytes, self.range(row, column)),
      range.contains(number)
    {
      return number
    }
    return read(row, column, "a whole number", log) { cell throws(BadValue) in
      try cell.integer(in: range)
    }
  }

  /// Text that is not empty.
  ///
  /// - Parameters:
  ///   - row: the row, from 0
  ///   - column: the column
  ///   - noun: what it is the text of, for messages
  ///   - log: where a problem goes
  /// - Returns: the text, or nothing if the cell is wrong; the log then says why
  public func text(
    _ row: Int, _ column: Column, of noun: String = "text", log: ProblemLog
  ) -> String? {
    read(row, column, noun, log) { cell throws(BadValue) in cell.text }
  }

  /// The name of something known.
  public func name(
    _ row: Int, _ column: Column, of names: KnownNames, log: ProblemLog
  ) -> String? {
    read(row, column, "the name of a \(names.noun)", log) { cell throws(BadValue) in
      try cell.name(among: names)
    }
  }

  /// The place of a name in the order of known names.
  public func index(
    _ row: Int, _ column: Column, of names: KnownNames, log: ProblemLog
  ) -> Int? {
    name(row, column, of: names, log: log).flatMap { names.index(of: $0) }
  }

  /// One of a few words.
  public func choice(
    _ row: Int, _ column: Column, of choices: [String], log: ProblemLog
  ) -> String? {
    read(row, column, "one of \(Suggestion.list(choices, joinedBy: "or"))", log) {
      cell throws(BadValue) in try cell.choice(of: choices)
    }
  }

  /// `true` or `false`.
  public func flag(_ row: Int, _ column: Column, log: ProblemLog) -> Bool? {
    read(row, column, "true or false", log) { cell throws(BadValue) in try cell.flag() }
  }

  /// A financial year.
  public func financialYear(_ row: Int, _ column: Column, log: ProblemLog) -> FinancialYear? {
    read(row, column, "a financial year such as 2026/27", log) { cell throws(BadValue) in
      try cell.financialYear()
    }
  }

  private func read<Value>(
    _ row: Int, _ column: Column, _ takes: @autoclosure () -> String, _ log: ProblemLog,
    _ convert: (ScalarText) throws(BadValue) -> Value
  ) -> Value? {
    do throws(BadValue) {
      let range = range(row, column)
      guard let near = range.first, let far = range.last else {
        throw BadValue("value.missing", "'\(column.name)' is empty", help: "write \(takes())")
      }
      let text = text(row, column)
      if file.bytes[near] <= UInt8(ascii: " ") || file.bytes[far] <= UInt8(ascii: " ") {
        throw BadValue(
          "value.spaces", "\(Problem.quote(text)) starts or ends with a space",
          help: "delete the space")
      }
      return try convert(ScalarText(text: text, subject: column.name))
    } catch {
      log.record(error.problem(at: mark(row, column)))
      return nil
    }
  }
}
