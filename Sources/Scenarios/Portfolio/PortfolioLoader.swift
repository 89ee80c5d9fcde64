/// Lays overrides over a portfolio scenario, puts its tables in their places and reads it.
struct PortfolioLoader {
  let path: String
  /// What flags of the command line lay over the file, as they were written, in order.
  let changes: [String]
  let file: TextFile
  let shelf: FileShelf
  let log: ProblemLog

  /// The keys that may name a table in place of a mapping.
  private static let tables = ["proposals", "staff_minutes", "benefit_shares"]

  func load(_ written: MarkedNode, _ laid: [Override]) -> Question? {
    let slash = path.lastIndex(of: "/")
    let folder = PackFolder(
      name: PortfolioSchema.kindName, path: slash.map { String(path[..<$0]) } ?? ".",
      shelf: shelf, log: log)
    let errorsBefore = log.errorCount
    // What names another table comes before what changes a cell of it.
    let isOfTable = { (override: Override) in
      Self.tables.contains(override.name) && override.value.text != nil
    }
    let named = written.applying(laid.filter(isOfTable), log: log)
    guard let filled = fill(named, from: folder) else { return nil }
    let resolved = certain(filled.applying(laid.filter { !isOfTable($0) }, log: log))
    let root = FieldReader(resolved, PortfolioSchema.root, at: .root, log: log)
    let parts = PortfolioReading(root: root, folder: folder, log: log).read()
    root.finish()
    guard let parts, log.errorCount == errorsBefore, !log.hasErrors else { return nil }
    return .portfolio(
      PortfolioScenario(
        file: path, name: parts.name, changes: changes, resolved: resolved,
        inputs: [file] + folder.files,
        problem: parts.problem, evidence: parts.evidence, priceYear: parts.priceYear,
        alternatives: parts.alternatives, slack: parts.slack, timeLimit: parts.timeLimit,
        warnings: log.problems))
  }

  /// The scenario without what it says to be uncertain, which is reported.
  private func certain(_ written: MarkedNode) -> MarkedNode {
    guard let mapping = written.mapping, let entry = mapping[UncertaintySchema.key.name] else {
      return written
    }
    log.error(
      "uncertainty.nothing-drawn", "the scenario is a portfolio, of which nothing is uncertain",
      help: "leave it out", at: entry.keyMark)
    let others = mapping.entries.filter { $0.key != entry.key }
    return MarkedNode(
      .mapping(MarkedMapping(others)), at: written.mark, layer: written.layer)
  }

  /// The scenario with each named table as the mapping it stands for; nothing if one cannot be read.
  private func fill(_ written: MarkedNode, from folder: PackFolder) -> MarkedNode? {
    guard let mapping = written.mapping else { return written }
    var isWhole = true
    let entries = mapping.entries.map { entry -> MarkedMapping.Entry in
      guard Self.tables.contains(entry.key), !entry.value.hasNoValue, let name = entry.value.text
      else { return entry }
      guard let tree = folder.table(name).flatMap({ self.tree(entry.key, $0) }) else {
        isWhole = false
        return entry
      }
      return MarkedMapping.Entry(key: entry.key, keyMark: entry.keyMark, value: tree)
    }
    guard isWhole else { return nil }
    return MarkedNode(.mapping(MarkedMapping(entries)), at: written.mark, layer: written.layer)
  }

  private func tree(_ key: String, _ table: CSVTable) -> MarkedNode? {
    switch key {
    case "proposals": table.tree(named: "proposal", PortfolioSchema.proposal, log: log)
    case "staff_minutes":
      table.tree(named: "proposal", "cadre", value: "minutes_per_case", log: log)
    default: table.tree(named: "proposal", "imd_quintile", value: "share", log: log)
    }
  }
}
