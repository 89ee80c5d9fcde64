import PopulationHealth

/// Reads the risk factors of a pack and how they are spread over people.
struct RiskFactorTables {
  let shape: PopulationShape
  let folder: PackFolder
  var log: ProblemLog { folder.log }

  /// Prevalences are published as percentages, so a band may be off by as much as their rounding.
  private static let sumTolerance = 1e-6

  /// A mean further from the reference than so many standard deviations is most likely in another unit:
  /// next to nobody would be on the other side of the level at which excess risk starts.
  private static let farthestMean = 10.0

  /// A row of the table of factors.
  private struct Row {
    var id: String
    var title: String
    var isLevel: Bool
    var unit: String
    /// Nothing if it is missing, which is reported.
    var reference: String?
    var mark: Mark
  }

  /// The factors, or nothing if a table is missing or the spread of one is wrong, which is reported.
  func read(_ reader: FieldReader) -> [RiskFactor]? {
    let table = folder.table(reader, "factors")
    let prevalence = folder.table(reader, "prevalence")
    let levels = folder.table(reader, "levels")
    let persistence = reader.has("persistence") ? folder.table(reader, "persistence") : nil
    guard let table, let prevalence, let levels,
      let rows = rows(table, prevalence: prevalence, levels: levels)
    else { return nil }
    let known = KnownNames("risk factor", rows.map(\.id))
    let keeping = persistence.flatMap { curves in
      YearCurves(table: curves, keys: ["factor"], value: "remaining", log: log).read {
        curves.index($0, $1[0], of: known, log: log)
      }
    }
    let categories = categoryNames(prevalence, rows)
    let shares = categories.flatMap { readShares(prevalence, rows, $0) }
    let spreads = readLevels(levels, rows)
    guard let categories, let shares, let spreads else { return nil }
    let factors = rows.enumerated().compactMap { (position, row) -> RiskFactor? in
      let spread =
        row.isLevel
        ? spreads[position] : self.spread(row, names: categories[position], shares[position])
      return spread.map {
        RiskFactor(
          id: row.id, title: row.title, spread: $0, persistence: keeping?[position] ?? [])
      }
    }
    return factors.count == rows.count ? factors : nil
  }

  private func spread(
    _ row: Row, names: [String], _ shares: [[Double]]
  ) -> RiskFactor.Spread? {
    guard !names.isEmpty else {
      log.error(
        "pack.missing-row", "the table of prevalence has no row for \(row.id)",
        help: "add a row for each of its categories", at: row.mark)
      return nil
    }
    guard let written = row.reference else { return nil }
    guard let reference = names.firstIndex(of: written) else {
      log.error(
        "pack.unknown-category",
        "\(Problem.quote(written)) is not a category of \(row.id)",
        help: "the categories are \(Suggestion.list(names))", at: row.mark)
      return nil
    }
    return .categories(names: names, reference: reference, shares: shares)
  }

  /// The rows of the table of factors. One with a wrong cell is there too, so that other tables may
  /// name it: its kind is then that of the table that has rows for it.
  private func rows(_ table: CSVTable, prevalence: CSVTable, levels: CSVTable) -> [Row]? {
    guard
      let columns = table.columns(["factor", "title", "kind", "unit", "reference"], log: log)
    else { return nil }
    table.checkUnique([columns[0]], log: log)
    let (withShares, withLevels) = (Self.factors(in: prevalence), Self.factors(in: levels))
    return table.rowIndices.compactMap { row in
      let id = table.text(row, columns[0], log: log)
      let title = table.text(row, columns[1], log: log)
      let kind = table.choice(row, columns[2], of: ["categories", "level"], log: log)
      let reference = table.text(row, columns[4], log: log)
      guard let id else { return nil }
      let (hasShares, hasLevels) = (withShares.contains(id), withLevels.contains(id))
      var isLevel = kind.map { $0 == "level" } ?? hasLevels
      if kind != nil, hasShares != hasLevels, isLevel != hasLevels {
        let (written, held) = isLevel ? ("level", "categories") : ("categories", "level")
        log.error(
          "pack.kind",
          "'kind' of \(id) is '\(written)', and its rows are in the table of "
            + (hasLevels ? "levels" : "prevalence"),
          help: "write '\(held)', or put its rows into the other table",
          at: table.mark(row, columns[2]))
        isLevel = hasLevels
      }
      return Row(
        id: id, title: title ?? id, isLevel: isLevel, unit: table.text(row, columns[3]),
        reference: reference, mark: table.mark(row, columns[4]))
    }
  }

  private static func factors(in table: CSVTable) -> Set<String> {
    guard let column = table.column("factor") else { return [] }
    return Set(table.rowIndices.map { table.text($0, column) })
  }

  /// The categories of each factor, in the order they first come in the table.
  private func categoryNames(_ table: CSVTable, _ rows: [Row]) -> [[String]]? {
    guard let factor = table.column("factor"), let category = table.column("category") else {
      _ = table.columns(["factor", "category"], log: log)
      return nil
    }
    var names = rows.map { _ in [String]() }
    let known = KnownNames("factor with categories", rows.filter { !$0.isLevel }.map(\.id))
    for row in table.rowIndices {
      guard let id = table.name(row, factor, of: known, log: log),
        let position = rows.firstIndex(where: { $0.id == id }),
        let name = table.text(row, category, log: log)
      else { continue }
      if !names[position].contains(name) { names[position].append(name) }
    }
    return names
  }

  private var axes: [TableAxis] {
    [
      TableAxis("sex", KnownNames("sex", shape.sexes)),
      TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
    ]
  }

  /// Shares by factor and category, `[sex, quintile, age]`.
  private func readShares(
    _ table: CSVTable, _ rows: [Row], _ categories: [[String]]
  ) -> [[[Double]]]? {
    let slots = zip(rows, categories).flatMap { row, names in names.map { (row.id, $0) } }
    let errorsBefore = log.errorCount
    let layout = BandedTable.Layout(
      keys: ["factor", "category"], slots: slots.map { "\($0) \($1)" }, axes: axes,
      values: [("share", .share)], covering: shape.adultAges)
    let arrays = BandedTable(table: table, shape: shape, log: log).read(layout) { row, columns in
      let key = (table.text(row, columns[0]), table.text(row, columns[1]))
      return slots.firstIndex { $0 == key }
    }
    guard let values = arrays?.first else { return nil }
    let cells = shape.groupCount * shape.ageCount
    var start = 0
    var result: [[[Double]]] = []
    for (row, names) in zip(rows, categories) {
      let part = names.indices.map { category in
        values[((start + category) * cells)..<((start + category + 1) * cells)].map {
          $0.isNaN ? 0 : $0
        }
      }
      start += names.count
      if log.errorCount == errorsBefore, !names.isEmpty { checkSums(part, of: row.id, table) }
      result.append(part)
    }
    return result
  }

  private func checkSums(_ shares: [[Double]], of factor: String, _ table: CSVTable) {
    let ages = shape.ageIndices(in: shape.adultAges)
    for cell in 0..<(shape.groupCount * shape.ageCount) where ages.contains(cell % shape.ageCount) {
      let sum = shares.reduce(0.0) { $0 + $1[cell] }
      guard abs(sum - 1) > Self.sumTolerance else { continue }
      let words = shape.words(riskCell: cell)
      log.error(
        "pack.share-sum",
        "the categories of \(factor) sum to \((sum * 1e6).rounded() / 1e6), not to 1, for \(words)",
        help: "give every category of the factor, the one without risk too",
        at: Mark(file: table.file.name))
      return
    }
  }

  /// The spread of each factor that has a level.
  private func readLevels(_ table: CSVTable, _ rows: [Row]) -> [Int: RiskFactor.Spread]? {
    let levels = rows.indices.filter { rows[$0].isLevel }
    let known = KnownNames("factor with a level", levels.map { rows[$0].id })
    let layout = BandedTable.Layout(
      keys: ["factor"], slots: levels.map { rows[$0].id }, axes: axes,
      values: [("mean", .moreThan(0)), ("sd", .moreThan(0))], covering: shape.adultAges)
    let errorsBefore = log.errorCount
    let arrays = BandedTable(table: table, shape: shape, log: log).read(layout) { row, columns in
      table.index(row, columns[0], of: known, log: log)
    }
    guard let arrays else { return nil }
    let isClean = log.errorCount == errorsBefore
    let cells = shape.groupCount * shape.ageCount
    var spreads: [Int: RiskFactor.Spread] = [:]
    for (slot, position) in levels.enumerated() {
      guard let written = rows[position].reference else { continue }
      guard let reference = NumberText.double(written) else {
        log.error(
          "pack.reference", "'reference' of \(rows[position].id) has to be a level",
          help: "write the level below which there is no excess risk, in its unit",
          at: rows[position].mark)
        continue
      }
      func values(_ array: [Double], orElse standIn: Double) -> [Double] {
        array[(slot * cells)..<((slot + 1) * cells)].map { $0.isNaN ? standIn : $0 }
      }
      // Outside the ages of the table nobody has a level.
      let mean = values(arrays[0], orElse: reference)
      let deviation = values(arrays[1], orElse: 0)
      if isClean { warnOfUnit(rows[position], reference, mean: mean, deviation, table) }
      spreads[position] = .level(
        unit: rows[position].unit, reference: reference, mean: mean, deviation: deviation)
    }
    return spreads
  }

  private func warnOfUnit(
    _ row: Row, _ reference: Double, mean: [Double], _ deviation: [Double], _ table: CSVTable
  ) {
    guard
      let cell = mean.indices.first(where: {
        abs(mean[$0] - reference) > Self.farthestMean * deviation[$0]
      })
    else { return }
    log.warning(
      "pack.unit",
      "the mean of \(row.id) for \(shape.words(riskCell: cell)) is \(NumberText.plain(mean[cell])), "
        + "more than ten standard deviations from its reference, \(NumberText.plain(reference))",
      help: "give mean, standard deviation and reference in \(row.unit)",
      at: Mark(file: table.file.name))
  }
}
