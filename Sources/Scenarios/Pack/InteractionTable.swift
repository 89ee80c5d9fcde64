import Commissioning

/// Reads what a pack says of pairs of interventions.
struct InteractionTable {
  /// Every intervention there would be if none were taken away.
  let declared: KnownNames
  /// The interventions there are.
  let interventions: [Intervention]
  /// Codes of the conditions.
  let conditions: [String]
  /// Whether the pack's conditions are wrong, so that nothing can be said of their names.
  let areConditionsWrong: Bool
  let log: ProblemLog

  /// What the rule holds for where no condition is named.
  static let all = "all"

  /// One row, by names.
  private struct Entry {
    var names: [String]
    var condition: String
    var rule: Interaction.Rule
    var source: String
    var row: Int

    /// Whether two rows hold for a condition they have in common.
    func meets(_ other: Entry) -> Bool {
      condition == other.condition || [condition, other.condition].contains(InteractionTable.all)
    }
  }

  /// The rules for pairs of the interventions there are. A pair of which one has been taken away says
  /// nothing, and is no mistake.
  func read(_ table: CSVTable) -> [Interaction] {
    guard
      let columns = table.columns(
        ["first", "second", "rule", "source"], optional: ["condition"], log: log)
    else { return [] }
    let conditionColumn = table.column("condition")
    let known = KnownNames("condition", conditions + [Self.all])
    var entries: [Entry] = []
    for row in table.rowIndices {
      let first = table.name(row, columns[0], of: declared, log: log)
      let second = table.name(row, columns[1], of: declared, log: log)
      let rule = table.choice(
        row, columns[2], of: Interaction.Rule.allCases.map(\.rawValue), log: log
      ).flatMap(Interaction.Rule.init)
      let source = table.text(row, columns[3], log: log)
      var condition: String? = Self.all
      if let conditionColumn, !areConditionsWrong {
        condition = table.name(row, conditionColumn, of: known, log: log)
      }
      guard let first, let second, let rule, let source, let condition else { continue }
      let entry = Entry(
        names: [first, second], condition: condition, rule: rule, source: source, row: row)
      if !areConditionsWrong, isFit(entry, after: entries, table, columns[1]) {
        entries.append(entry)
      }
    }
    return entries.compactMap(interaction)
  }

  /// Whether a row can stand beside the rows before it.
  private func isFit(
    _ entry: Entry, after entries: [Entry], _ table: CSVTable, _ column: CSVTable.Column
  ) -> Bool {
    func line(_ earlier: Entry) -> Int { table.mark(row: earlier.row).line }
    let mark = table.mark(entry.row, column)
    guard entry.names[0] != entry.names[1] else {
      log.error(
        "pack.interaction", "\(Problem.quote(entry.names[0])) is paired with itself",
        help: "name two interventions", at: mark)
      return false
    }
    let meeting = entries.filter { $0.meets(entry) }
    if let same = meeting.first(where: { Set($0.names) == Set(entry.names) }) {
      log.error(
        "pack.interaction",
        "\(Suggestion.list(entry.names)) have a rule for \(Self.words(same.condition)) on line "
          + "\(line(same))",
        help: "keep one of them", at: mark)
      return false
    }
    guard entry.rule == .larger else { return true }
    for name in entry.names {
      if let other = meeting.first(where: { $0.rule == .larger && $0.names.contains(name) }) {
        log.error(
          "pack.interaction",
          "\(Problem.quote(name)) is in another pair with the rule 'larger' for "
            + "\(Self.words(other.condition)), on line \(line(other))",
          help: "keep one of them: what three leave together would depend on their order",
          at: mark)
        return false
      }
    }
    return true
  }

  private static func words(_ condition: String) -> String {
    condition == all ? "every condition" : condition
  }

  private func interaction(_ entry: Entry) -> Interaction? {
    let positions = entry.names.compactMap { name in
      interventions.firstIndex { $0.id == name }
    }
    guard positions.count == 2 else { return nil }
    return Interaction(
      first: positions[0], second: positions[1],
      condition: conditions.firstIndex(of: entry.condition), rule: entry.rule,
      source: entry.source)
  }
}
