/// The places of a pack, and the systems and regions they belong to.
struct PackPlaces {
  struct Place {
    var code: String
    var name: String
    var system: String
    var systemName: String
    var region: String
  }

  let places: [Place]

  init?(_ table: CSVTable, log: ProblemLog) {
    guard
      let columns = table.columns(
        ["place", "place_name", "system", "system_name", "region"], log: log)
    else { return nil }
    table.checkUnique([columns[0]], log: log)
    places = table.rowIndices.compactMap { row in
      let cells = columns.compactMap { table.text(row, $0, log: log) }
      guard cells.count == columns.count else { return nil }
      return Place(
        code: cells[0], name: cells[1], system: cells[2], systemName: cells[3], region: cells[4])
    }
  }

  var codes: KnownNames {
    KnownNames(
      "place", places.map(\.code),
      titles: Dictionary(places.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// Codes of the systems, and `all`.
  var systemCodes: KnownNames {
    KnownNames(
      "system", systems + ["all"],
      titles: Dictionary(
        places.map { ($0.system, $0.systemName) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Codes of the systems in order, each once.
  var systems: [String] {
    var seen: Set<String> = []
    return places.map(\.system).filter { seen.insert($0).inserted }
  }
}
