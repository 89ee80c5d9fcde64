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
      guard let lower = table.integer(row, columns[0], in: 0...AgeRange.oldest, log: log),
        let upper = table.integer(row, columns[1], in: lower...AgeRange.oldest, log: log),
        let value = table.number(row, columns[2], in: .from(-0.2, to: 0.2), log: log)
      else { continue }
      for age in shape.ageIndices(in: AgeRange(lower, upper)) { change[age] = value }
    }
    return change
  }
}

extension Fertility {
  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    let table = folder.table(reader, "fertility")
    let mothers = reader.text("mothers")
    let ratio = reader.number("boys_per_girl")
    let segment = reader.name(
      "segment", among: KnownNames("segment", shape.segments.map(\.id)))
    reader.finish()
    guard let ages = shape.ages, let table, let mothers, let ratio, let segment else { return nil }
    guard let women = shape.sexes.firstIndex(of: mothers) else {
      log.error(
        "pack.unknown-sex", "\(Problem.quote(mothers)) is not one of the sexes",
        help: "the sexes are \(Suggestion.list(shape.sexes))", at: reader.mark)
      return nil
    }
    guard
      let rates = table.byYear(
        [TableAxis.ages(ages.ages)], value: "births_per_woman", in: .from(0, to: 1), missing: 0,
        log: log)
    else { return nil }
    let girls = 1 / (1 + ratio)
    let others = Double(max(1, shape.sexes.count - 1))
    self.init(
      birthsPerWoman: YearSeries(values: rates), women: women,
      shareOfBirths: shape.sexes.indices.map { $0 == women ? girls : (1 - girls) / others },
      segment: shape.segments.firstIndex { $0.id == segment } ?? 0)
  }
}

/// Net migrants of the country and rates of net moves between its places.
struct MigrationTables {
  /// People by `[sex, age]` for each year given.
  let external: [FinancialYear: [Double]]
  /// Rates by `[place, sex, quintile, age]`.
  let internalRates: [Double]

  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    let abroad = folder.table(reader, "external")
    let between = folder.table(reader, "internal")
    reader.finish()
    guard let ages = shape.ages, let abroad, let between else { return nil }
    let sexes = TableAxis("sex", KnownNames("sex", shape.sexes))
    let external = abroad.byYear(
      [sexes, .ages(ages.ages, column: "age_at_end")], value: "people", missing: 0, log: log)
    let rates = between.dense(
      [
        TableAxis("place", KnownNames("place", shape.places)),
        TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
        .ages(ages.ages, column: "age_at_start"),
      ], value: "annual_rate", in: .atLeast(-1), missing: 0, log: log)
    guard let external, let rates else { return nil }
    self.external = external
    let row = shape.quintiles.count * shape.ageCount
    internalRates = shape.places.indices.flatMap { place in
      shape.sexes.flatMap { _ in rates[(place * row)..<((place + 1) * row)] }
    }
  }
}

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
