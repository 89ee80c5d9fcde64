import PopulationHealth

extension CSVTable {
  /// The ages a row is for, by their two columns, the last age included; nothing if they are wrong,
  /// which is reported.
  func ageBand(_ row: Int, from: Column, to: Column, log: ProblemLog) -> AgeRange? {
    guard let lower = integer(row, from, in: 0...AgeRange.oldest, log: log),
      let upper = integer(row, to, in: lower...AgeRange.oldest, log: log)
    else { return nil }
    return AgeRange(lower, upper)
  }
}
