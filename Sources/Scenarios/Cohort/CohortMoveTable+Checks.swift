import CohortModels

/// What a table of moves has to be besides readable, with every fault at its row.
extension CohortMoveTable {
  /// How far a row that gives the chance of staying may be from one: published chances are rounded.
  private static let rowTolerance = 1e-6

  func check(cycles: Int, strategies: [String], log: ProblemLog) {
    checkKinds(log: log)
    for strategy in strategies { checkRelatives(rows(of: strategy), log: log) }
    let errorsBefore = log.errorCount
    for strategy in [Self.everyStrategy] + strategies {
      let own = rows.filter { $0.strategy == strategy }
      for from in states.indices {
        let leaving = own.filter { $0.from == from }
        for to in states.indices {
          checkBands(leaving.filter { $0.to == to }, cycles: cycles, log: log)
        }
        if log.errorCount == errorsBefore { checkStaying(leaving, cycles: cycles, log: log) }
      }
    }
    for (state, id) in states.enumerated() where !isDead[state] {
      guard
        let strategy = strategies.first(where: { name in
          !rows(of: name).contains { $0.from == state }
        })
      else { continue }
      log.error(
        "pack.missing-row", "strategy '\(strategy)' has no row from \(id), which is not dead",
        help: "add its moves, or write 'dead: true' at the state", at: Mark(file: table.file.name))
    }
  }

  /// Rows that cannot be what they are: moves of the dead, rates of staying, rates by time in state.
  private func checkKinds(log: ProblemLog) {
    for row in rows {
      if isDead[row.from], row.from != row.to {
        log.error(
          "pack.dead-move", "nobody leaves \(states[row.from]), which is dead",
          help: "delete the row", at: table.mark(row: row.index))
      }
      if row.from == row.to, basis.isRates || row.hazardRatio != 1 || row.relativeTo != nil {
        log.error(
          "pack.staying", "staying in \(states[row.from]) has no rate and no hazard ratio",
          help: basis.isRates
            ? "delete the row; staying is what moves leave over" : "write 1 as its hazard ratio",
          at: table.mark(row: row.index))
      }
      if basis == .rates, row.timeInState != 0..<Int.max {
        log.error(
          "pack.time-in-state",
          "rates that act together all through a cycle cannot depend on time in state",
          help: "write 'transition_basis: survivor-rates', or leave the columns out",
          at: table.mark(row: row.index))
      }
    }
  }

  /// The bands of one move must cover every cycle and every time in state once.
  private func checkBands(_ rows: [Row], cycles: Int, log: ProblemLog) {
    guard let first = rows.first else { return }
    let words = "from \(states[first.from]) to \(states[first.to])"
    for (position, row) in rows.enumerated() {
      guard
        let earlier = rows.prefix(position).first(where: {
          $0.cycles.overlaps(row.cycles) && $0.timeInState.overlaps(row.timeInState)
        })
      else { continue }
      log.error(
        "pack.overlap",
        "this row \(words) overlaps the one on line \(table.mark(row: earlier.index).line)",
        help: "let each cycle and time in state stand in one row",
        at: table.mark(row: row.index))
      return
    }
    for (cycle, time) in Self.corners(rows, cycles: cycles)
    where !rows.contains(where: { $0.cycles.contains(cycle) && $0.timeInState.contains(time) }) {
      let after = time > 0 ? " after \(time) \(time == 1 ? "cycle" : "cycles") in the state" : ""
      log.error(
        "pack.missing-row", "there is no row \(words) in cycle \(cycle)\(after)",
        help: "cover every cycle and time in state; write 0 where nobody moves",
        at: table.mark(row: first.index))
      return
    }
  }

  /// Where staying is given, it and the moves must sum to one.
  private func checkStaying(_ leaving: [Row], cycles: Int, log: ProblemLog) {
    guard let stay = leaving.first(where: { $0.from == $0.to }) else { return }
    for (cycle, time) in Self.corners(leaving, cycles: cycles) {
      let sum = leaving.filter {
        $0.cycles.contains(cycle) && $0.timeInState.contains(time)
          && !(basis == .survivorProbabilities && isDead[$0.to] && !isDead[$0.from])
      }.reduce(0.0) { $0 + $1.value }
      guard abs(sum - 1) > Self.rowTolerance else { continue }
      log.error(
        "pack.row-sum",
        "the chances from \(states[stay.from]) in cycle \(cycle) sum to \(Self.rounded(sum)), not to 1",
        help: "correct them, or delete the row of staying, which then takes up the rest",
        at: table.mark(row: stay.index))
      return
    }
  }

  /// Reports chances of leaving that are more than everyone and rates that are too high, hazard ratios of
  /// treatments included.
  func checkExcess(of strategies: [Strategy], cycles: Int, log: ProblemLog) {
    var reported: Set<Int> = []
    for strategy in strategies {
      for excess in strategy.transitions.excesses(cycles: cycles)
      where reported.insert(excess.state).inserted {
        let row = rows(of: strategy.id).first { $0.from == excess.state }
        log.error(
          "pack.row-sum",
          excess.words(leaving: states[excess.state], under: strategy.id, basis),
          help: basis.isRates
            ? "lower a rate or a hazard ratio, or make cycles shorter"
            : "lower a chance or a hazard ratio",
          at: row.map { table.mark(row: $0.index) } ?? Mark(file: table.file.name))
      }
    }
  }

  /// The cycles and times in state at which anything may change: the corners of all bands.
  private static func corners(_ rows: [Row], cycles: Int) -> [(cycle: Int, time: Int)] {
    func starts(_ bands: [Range<Int>]) -> [Int] {
      Set([0] + bands.flatMap { [$0.lowerBound, $0.upperBound] }).filter { $0 < Int.max }.sorted()
    }
    let times = starts(rows.map(\.timeInState)).filter { $0 < cycles }
    return starts(rows.map(\.cycles)).filter { $0 < cycles }.flatMap { cycle in
      times.map { (cycle, $0) }
    }
  }

  /// A sum without what rounding left in it.
  static func rounded(_ sum: Double) -> String {
    NumberText.plain((sum * 1e12).rounded() / 1e12)
  }
}
