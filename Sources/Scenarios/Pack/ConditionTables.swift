import PopulationHealth

/// Reads the conditions of a pack, how common they are and what care they use.
struct ConditionTables {
  let shape: PopulationShape
  let folder: PackFolder
  var log: ProblemLog { folder.log }

  /// What a table says of a condition.
  struct Row {
    var id: String
    var title: String
    var chanceOfMovingUp: Double
  }

  /// Rounding in shares that sum to one.
  private static let sumTolerance = 1e-6

  /// The rows of the table of conditions. One with a wrong cell is there too, with a stand-in, so that
  /// other tables may name it.
  func rows(_ reader: FieldReader) -> [Row]? {
    guard let table = folder.table(reader, "conditions"),
      let columns = table.columns(
        ["condition", "title", "moves_up"], optional: ["need_weight", "source"], log: log)
    else { return nil }
    table.checkUnique([columns[0]], log: log)
    return table.rowIndices.compactMap { row in
      let id = table.text(row, columns[0], log: log)
      let title = table.text(row, columns[1], log: log)
      let chance = table.number(row, columns[2], in: .share, log: log)
      return id.map { Row(id: $0, title: title ?? $0, chanceOfMovingUp: chance ?? 0) }
    }
  }

  /// The conditions with their shares of moves and deaths.
  ///
  /// - Parameters:
  ///   - reader: the part of the pack that names the table of rates.
  ///   - rows: what the table of conditions says.
  ///   - upwardRate: moves to greater need per person-year, `[sex, quintile, age]`.
  ///   - deathRate: deaths per person-year, `[sex, quintile, age]`.
  /// - Returns: nothing if the table of rates is missing or wrong.
  func read(
    _ reader: FieldReader, rows: [Row], upwardRate: [Double], deathRate: [Double]
  ) -> [Condition]? {
    guard let table = folder.table(reader, "condition_rates") else { return nil }
    let known = KnownNames("condition", rows.map(\.id))
    let perThousand = NumberRange.from(0, to: 1000)
    let layout = BandedTable.Layout(
      keys: ["condition"], slots: rows.map(\.id),
      axes: [
        TableAxis("sex", KnownNames("sex", shape.sexes)),
        TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
      ],
      values: [("incidence_per_1000", perThousand), ("deaths_per_1000", perThousand)],
      others: ["prevalence_per_1000"], covering: shape.adultAges)
    let errorsBefore = log.errorCount
    let arrays = BandedTable(table: table, shape: shape, log: log).read(layout) { row, columns in
      table.index(row, columns[0], of: known, log: log)
    }
    guard let arrays, log.errorCount == errorsBefore else { return nil }
    let cells = shape.groupCount * shape.ageCount
    func perPerson(_ array: [Double], _ slot: Int) -> [Double] {
      array[(slot * cells)..<((slot + 1) * cells)].map { $0.isNaN ? 0 : $0 / 1000 }
    }
    let conditions = rows.enumerated().map { slot, row in
      Condition(
        id: row.id, title: row.title, chanceOfMovingUp: row.chanceOfMovingUp,
        incidence: perPerson(arrays[0], slot), deaths: perPerson(arrays[1], slot),
        upwardRate: upwardRate, deathRate: deathRate)
    }
    check(conditions.map(\.shareOfUpwardMoves), "moves to greater need", table)
    check(conditions.map(\.shareOfDeaths), "deaths", table)
    return conditions
  }

  /// Conditions cannot explain more than everything.
  private func check(_ shares: [[Double]], _ what: String, _ table: CSVTable) {
    guard let excess = Self.excess(of: shares, what: what, shape: shape) else { return }
    log.error(
      "pack.more-than-all", excess,
      help: "lower the rates of conditions, or their chance of moving people up",
      at: Mark(file: table.file.name))
  }

  /// That conditions explain more than everything, in words, for the first `[sex, quintile, age]` in which
  /// they do; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - shares: what each condition explains, `[condition][sex, quintile, age]`.
  ///   - what: what they are shares of.
  ///   - shape: how people are divided.
  /// - Returns: what is wrong, with the place.
  static func excess(of shares: [[Double]], what: String, shape: PopulationShape) -> String? {
    for cell in 0..<(shape.groupCount * shape.ageCount) {
      let sum = shares.reduce(0.0) { $0 + $1[cell] }
      guard sum > 1 + sumTolerance else { continue }
      return "conditions explain \((sum * 1000).rounded() / 10)% of \(what) of "
        + shape.words(riskCell: cell)
    }
    return nil
  }

  /// Share of each point of delivery's units that are a case of each condition, `[pod][condition]`.
  func activityShares(
    _ reader: FieldReader, rows: [Row], pods: KnownNames
  ) -> [[Double]]? {
    guard reader.has("condition_activity") else { return [] }
    guard let table = folder.table(reader, "condition_activity") else { return nil }
    let dense = table.dense(
      [
        TableAxis("pod", pods), TableAxis("condition", KnownNames("condition", rows.map(\.id))),
      ], value: "share", in: .share, missing: 0, log: log)
    return dense.map { dense in
      pods.names.indices.map { pod in
        let shares = Array(dense[(pod * rows.count)..<((pod + 1) * rows.count)])
        if shares.reduce(0, +) > 1 {
          log.error(
            "pack.more-than-all", "conditions are more than all units of \(pods.names[pod])",
            help: "lower their shares", at: Mark(file: table.file.name))
        }
        return shares
      }
    }
  }
}
