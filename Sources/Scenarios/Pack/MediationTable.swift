import PopulationHealth

/// Reads what risk factors do to one another.
struct MediationTable {
  let factors: [RiskFactor]
  let log: ProblemLog

  /// The mediations in an order in which no factor is acted on after it acts; nothing if a column is
  /// missing or they go round in a loop.
  func read(_ table: CSVTable) -> [Mediation]? {
    guard
      let columns = table.columns(
        ["factor", "via", "category", "change_per_unit", "low", "high"], optional: ["source"],
        log: log)
    else { return nil }
    table.checkUnique(Array(columns[0...2]), log: log)
    let known = KnownNames("risk factor", factors.map(\.id))
    let levels = KnownNames(
      "factor with a level",
      factors.filter { if case .level = $0.spread { true } else { false } }.map(\.id))
    var links: [(mediation: Mediation, row: Int)] = []
    for row in table.rowIndices {
      let factor = table.name(row, columns[0], of: levels, log: log).flatMap(known.index)
      let via = table.index(row, columns[1], of: known, log: log)
      let change = table.number(row, columns[3], log: log)
      let low = table.number(row, columns[4], log: log)
      let high = table.number(row, columns[5], log: log)
      guard let factor, let via, let change, let low, let high else { continue }
      guard low <= change, change <= high else {
        log.error(
          "pack.range", "\(change) lies outside its range, \(low) to \(high)",
          help: "widen the range to hold it", at: table.mark(row, columns[3]))
        continue
      }
      guard let category = table.riskCategory(row, columns[2], of: factors[via], log: log)
      else { continue }
      let isLevel = if case .level = factors[via].spread { true } else { false }
      links.append(
        (
          Mediation(
            factor: factor, via: via, category: isLevel ? nil : category,
            changePerUnit: Estimate(value: change, low: low, high: high)), row
        ))
    }
    return sorted(links, table, columns[0])
  }

  /// Takes links whose cause nothing still to come acts on, until none is left but those of loops and
  /// beyond; each loop is reported, and its links taken away to find the next.
  private func sorted(
    _ links: [(mediation: Mediation, row: Int)], _ table: CSVTable, _ column: CSVTable.Column
  ) -> [Mediation]? {
    var (rest, ordered, hasLoop) = (links, [Mediation](), false)
    while !rest.isEmpty {
      if let next = rest.firstIndex(where: { link in
        !rest.contains { $0.mediation.via == link.mediation.factor }
      }) {
        ordered.append(rest.remove(at: next).mediation)
        continue
      }
      let rows = Self.loop(in: rest)
      let names = Set(rest.filter { rows.contains($0.row) }.map(\.mediation.factor)).sorted()
        .map { factors[$0].id }
      log.error(
        "pack.mediation-loop",
        names.count == 1
          ? "\(Suggestion.list(names)) acts on itself"
          : "\(Suggestion.list(names)) act on one another in a loop",
        help: "delete the row of the weakest effect",
        at: table.mark(rows.min() ?? 0, column))
      hasLoop = true
      rest.removeAll { rows.contains($0.row) }
    }
    return hasLoop ? nil : ordered
  }

  /// The rows of a loop among links of which each has another that acts on its cause: going from
  /// effect to cause, some factor has to come again.
  private static func loop(in links: [(mediation: Mediation, row: Int)]) -> Set<Int> {
    var path: [(mediation: Mediation, row: Int)] = []
    var next = links.first
    while let link = next {
      if let start = path.firstIndex(where: { $0.mediation.factor == link.mediation.factor }) {
        return Set(path[(start + 1)...].map(\.row) + [link.row])
      }
      path.append(link)
      next = links.first { $0.mediation.via == link.mediation.factor }
    }
    return Set(path.map(\.row))
  }
}
