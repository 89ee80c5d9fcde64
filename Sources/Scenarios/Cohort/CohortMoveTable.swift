import CohortModels

/// The table of moves between the states of a cohort model.
struct CohortMoveTable {
  /// What stands for every strategy in a table.
  static let everyStrategy = "all"

  /// A row of the table; one from a state to itself is the chance of staying.
  struct Row {
    var index: Int
    var strategy: String
    var from: Int
    var to: Int
    var cycles: Range<Int>
    var timeInState: Range<Int>
    /// Its figure; zero where it is relative to another state's.
    var value: Double
    var hazardRatio: Double
    /// The state whose hazard of moving to the same state it is a multiple of.
    var relativeTo: Int?
  }

  /// Codes of the states.
  let states: [String]
  let table: CSVTable
  let basis: TransitionBasis
  let isDead: [Bool]
  let rows: [Row]

  init?(
    _ table: CSVTable, basis: TransitionBasis, states: [CohortState], strategies: [String],
    cycles: Int, log: ProblemLog
  ) {
    self.states = states.map(\.id)
    self.table = table
    self.basis = basis
    isDead = states.map(\.isDead)
    let value = basis.isRates ? "annual_rate" : "probability"
    guard
      let columns = table.columns(
        ["from_state", "to_state", value],
        optional: ["strategy", "hazard_ratio", Self.relativeColumn] + Self.cycleColumns
          + Self.timeColumns, log: log)
    else { return nil }
    let errorsBefore = log.errorCount
    let known = KnownNames("state", self.states)
    let named = KnownNames("strategy", [Self.everyStrategy] + strategies)
    var rows: [Row] = []
    for index in table.rowIndices {
      let from = table.index(index, columns[0], of: known, log: log)
      let to = table.index(index, columns[1], of: known, log: log)
      let relation = table.column(Self.relativeColumn).flatMap {
        table.isEmpty(index, $0) ? nil : $0
      }
      let relativeTo = relation.flatMap { table.index(index, $0, of: known, log: log) }
      let number = Self.figure(
        table, index, columns[2], basis: basis, isRelative: relation != nil, log: log)
      let strategy =
        table.column("strategy").map { table.name(index, $0, of: named, log: log) }
        ?? Self.everyStrategy
      let ratio =
        table.column("hazard_ratio").map { table.number(index, $0, in: .atLeast(0), log: log) } ?? 1
      let cycles = Self.band(table, index, Self.cycleColumns, log: log)
      let time = Self.band(table, index, Self.timeColumns, log: log)
      guard let from, let to, let number, let strategy, let ratio, let cycles, let time else {
        continue
      }
      rows.append(
        Row(
          index: index, strategy: strategy, from: from, to: to, cycles: cycles, timeInState: time,
          value: number, hazardRatio: ratio, relativeTo: relativeTo))
    }
    self.rows = rows
    guard log.errorCount == errorsBefore else { return nil }
    check(cycles: cycles, strategies: strategies, log: log)
    guard log.errorCount == errorsBefore else { return nil }
  }

  /// The figure of a row; none is written where it is relative to another state's.
  private static func figure(
    _ table: CSVTable, _ row: Int, _ column: CSVTable.Column, basis: TransitionBasis,
    isRelative: Bool, log: ProblemLog
  ) -> Double? {
    guard isRelative else {
      return table.number(row, column, in: basis.isRates ? .atLeast(0) : .share, log: log)
    }
    guard table.isEmpty(row, column) else {
      log.error(
        "pack.relative", "this row has both '\(column.name)' and '\(relativeColumn)'",
        help: "leave '\(column.name)' empty; it is that of the other state times the hazard ratio",
        at: table.mark(row, column))
      return nil
    }
    return 0
  }

  static let relativeColumn = "relative_to"
  static let cycleColumns = ["cycle_from", "cycle_to"]
  static let timeColumns = ["cycles_in_state_from", "cycles_in_state_to"]

  /// A band of cycles, both ends in it; open where its end is empty, and whole where there are no
  /// columns.
  private static func band(
    _ table: CSVTable, _ row: Int, _ names: [String], log: ProblemLog
  ) -> Range<Int>? {
    let (from, to) = (table.column(names[0]), table.column(names[1]))
    let longest = 0...100_000
    guard let lower = from.map({ table.integer(row, $0, in: longest, log: log) }) ?? 0 else {
      return nil
    }
    guard let to, !table.isEmpty(row, to) else { return lower..<Int.max }
    return table.integer(row, to, in: lower...longest.upperBound, log: log).map { lower..<($0 + 1) }
  }

  /// The rows that hold for a strategy: its own from a state stand in place of those of every
  /// strategy from that state.
  func rows(of strategy: String) -> [Row] {
    let own = Set(rows.filter { $0.strategy == strategy }.map(\.from))
    return rows.filter {
      $0.strategy == (own.contains($0.from) ? strategy : Self.everyStrategy)
    }
  }

  /// Whether any row is of moves between two states.
  func has(from: Int, to: Int) -> Bool {
    from != to && rows.contains { $0.from == from && $0.to == to }
  }
}
