import PopulationHealth

/// Published chances of death, by sex, quintile and age at the start of a year.
struct MortalityTables {
  let rates: MortalityRates

  init?(
    _ reader: FieldReader, shape: PopulationShape, baseYear: FinancialYear, segmentRisk: [Double],
    folder: PackFolder
  ) {
    let log = folder.log
    let table = folder.table(reader, "mortality")
    let trend = folder.table(reader, "trend")
    reader.finish()
    guard let ages = shape.ages, let table, let trend else { return nil }
    let starts = ["birth"] + ages.ages.map(String.init)
    let dense = table.dense(
      [
        TableAxis("sex", KnownNames("sex", shape.sexes)),
        TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
        TableAxis("age_at_start", KnownNames("age", starts)),
      ], value: "annual_probability", in: .from(0, toBelow: 1), log: log)
    guard let dense, let change = Self.change(trend, shape: shape, log: log) else { return nil }
    let rows = (0..<shape.groupCount).map {
      dense[($0 * starts.count)..<(($0 + 1) * starts.count)]
    }
    rates = MortalityRates(
      baseYear: baseYear, annualProbability: rows.flatMap { $0.dropFirst() },
      atBirth: rows.compactMap(\.first), annualChange: change, segmentRisk: segmentRisk)
  }

  private static func change(
    _ table: CSVTable, shape: PopulationShape, log: ProblemLog
  ) -> [Double]? {
    guard let columns = table.columns(["age_from", "age_to", "annual_change"], log: log) else {
      return nil
    }
    var change = Array(repeating: 0.0, count: shape.ageCount)
    for row in table.rowIndices {
      guard let band = table.ageBand(row, from: columns[0], to: columns[1], log: log),
        let value = table.number(row, columns[2], in: .from(-0.2, to: 0.2), log: log)
      else { continue }
      for age in shape.ageIndices(in: band) { change[age] = value }
    }
    return change
  }
}
