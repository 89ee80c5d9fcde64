import CohortModels

/// The table of costs and QALYs that come once, when a move is made.
struct RewardTable {
  let rows: [(strategy: String, reward: TransitionReward)]

  init?(
    _ table: CSVTable, states: [CohortState], strategies: [String], moves: CohortMoveTable,
    log: ProblemLog
  ) {
    let known = KnownNames("state", states.map(\.id))
    let named = KnownNames("strategy", [CohortMoveTable.everyStrategy] + strategies)
    guard
      let columns = table.columns(
        ["from_state", "to_state", "cost", "qalys"], optional: ["strategy"], log: log)
    else { return nil }
    let strategyColumn = table.column("strategy")
    table.checkUnique([columns[0], columns[1]] + [strategyColumn].compactMap(\.self), log: log)
    var rows: [(strategy: String, reward: TransitionReward)] = []
    for row in table.rowIndices {
      let strategy =
        strategyColumn.map { table.name(row, $0, of: named, log: log) }
        ?? CohortMoveTable.everyStrategy
      guard let from = table.index(row, columns[0], of: known, log: log),
        let to = table.index(row, columns[1], of: known, log: log),
        let cost = table.number(row, columns[2], log: log),
        let qalys = table.number(row, columns[3], log: log), let strategy
      else { continue }
      guard moves.has(from: from, to: to) else {
        log.error(
          "scenario.no-move", "nobody moves from \(states[from].id) to \(states[to].id)",
          help: "add the move to the table of transitions, or take this row out",
          at: table.mark(row: row))
        continue
      }
      let reward = TransitionReward(from: from, to: to, cost: cost, qalys: qalys)
      rows.append((strategy, reward))
    }
    self.rows = rows
  }

  /// Every reward, in the order of the table.
  var rewards: [TransitionReward] { rows.map(\.reward) }

  /// Positions of the rewards of a strategy: those of every strategy and its own, which add up.
  func positions(of strategy: String) -> [Int] {
    rows.indices.filter {
      rows[$0].strategy == CohortMoveTable.everyStrategy || rows[$0].strategy == strategy
    }
  }
}
