import PopulationHealth

extension OfficialProjection {
  private struct Row {
    var index: Int
    var sex: Int
    var band: AgeRange
    var year: FinancialYear
    var people: Double
  }

  /// Reads a table of people by sex, age band and year; every sex, age and year to the last must be
  /// there, each once.
  init?(_ table: CSVTable, shape: PopulationShape, log: ProblemLog) {
    guard
      let columns = table.columns(["sex", "age_from", "age_to", "year", "people"], log: log)
    else { return nil }
    guard let ages = shape.ages else {
      log.error(
        "pack.official-projection", "an official projection needs a pack that divides by age",
        help: "take 'official_projection' out", at: Mark(file: table.file.name))
      return nil
    }
    let errorsBefore = log.errorCount
    table.checkUnique([columns[0], columns[1], columns[3]], log: log)
    let sexes = KnownNames("sex", shape.sexes)
    let rows = table.rowIndices.compactMap { row -> Row? in
      let sex = table.index(row, columns[0], of: sexes, log: log)
      let lower = table.integer(row, columns[1], in: ages.ages, log: log)
      let upper = table.integer(row, columns[2], in: (lower ?? 0)...ages.upper, log: log)
      let year = table.financialYear(row, columns[3], log: log)
      let people = table.number(row, columns[4], in: .moreThan(0), unit: "people", log: log)
      guard let sex, let lower, let upper, let year, let people,
        let band = AgeRange(lower, upper)
      else { return nil }
      return Row(index: row, sex: sex, band: band, year: year, people: people)
    }
    guard log.errorCount == errorsBefore else { return nil }
    let bands = Set(rows.map(\.band)).sorted()
    Self.checkBands(bands, rows, ages, table, columns[1], log)
    guard log.errorCount == errorsBefore, let first = rows.map(\.year).min(),
      let last = rows.map(\.year).max()
    else { return nil }
    let size = shape.sexes.count * bands.count
    var byYear = Dictionary(
      uniqueKeysWithValues: (first...last).map { ($0, Array(repeating: Double.nan, count: size)) })
    for row in rows {
      guard let band = bands.firstIndex(of: row.band) else { continue }
      byYear[row.year]?[row.sex * bands.count + band] = row.people
    }
    Self.reportGaps(in: byYear, shape.sexes, bands, table, log)
    guard log.errorCount == errorsBefore else { return nil }
    self.init(bands: bands, byYear: byYear)
  }

  /// Bands must follow one another over the pack's ages.
  private static func checkBands(
    _ bands: [AgeRange], _ rows: [Row], _ ages: AgeRange, _ table: CSVTable,
    _ column: CSVTable.Column, _ log: ProblemLog
  ) {
    var next = ages.lower
    for band in bands {
      if band.lower != next, let row = rows.first(where: { $0.band == band }) {
        log.error(
          "pack.official-projection",
          band.lower > next
            ? "no age band of the official projection holds age \(next)"
            : "the age band \(band) overlaps another",
          help: "let bands follow one another from \(ages.lower) to \(ages.upper), the same for "
            + "every sex and year", at: table.mark(row.index, column))
        return
      }
      next = band.upper + 1
    }
    guard next <= ages.upper else { return }
    log.error(
      "pack.official-projection", "no age band of the official projection holds age \(next)",
      help: "end with the open age, such as 85 to \(ages.upper); \(ages.upper) is "
        + "\(ages.upper) and over", at: Mark(file: table.file.name))
  }

  private static func reportGaps(
    in byYear: [FinancialYear: [Double]], _ sexes: [String], _ bands: [AgeRange],
    _ table: CSVTable, _ log: ProblemLog
  ) {
    let gaps = byYear.keys.sorted().flatMap { year in
      (byYear[year] ?? []).indices.filter { byYear[year]?[$0].isNaN ?? false }
        .map { "year \(year), sex \(sexes[$0 / bands.count]), ages \(bands[$0 % bands.count])" }
    }
    guard let first = gaps.first else { return }
    let more = gaps.count > 1 ? " and \(gaps.count - 1) more" : ""
    log.error(
      "pack.missing-row", "there are no people for \(first)\(more)", help: "add a row for each",
      at: Mark(file: table.file.name))
  }
}
