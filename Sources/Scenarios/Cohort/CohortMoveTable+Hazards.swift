import CohortModels

/// The moves of the table as a model takes them, each once, and which of them each strategy has.
extension CohortMoveTable {
  /// The moves of some strategies, with the rows of the table they come from.
  struct Hazards {
    var moves: [CohortInputs.Hazard] = []
    /// The row of each.
    var rows: [Row] = []
    /// By strategy: positions of its moves, in the order of the table.
    var byStrategy: [[Int]] = []
  }

  func hazards(of strategies: [String]) -> Hazards {
    var hazards = Hazards()
    var own: [Int: Int] = [:]
    for row in rows where row.from != row.to && row.relativeTo == nil {
      own[row.index] = hazards.moves.count
      hazards.moves.append(
        CohortInputs.Hazard(
          from: row.from, to: row.to, cycles: row.cycles, timeInState: row.timeInState,
          figure: row.value, hazardRatio: row.hazardRatio))
      hazards.rows.append(row)
    }
    var relative: [[Int]: Int] = [:]
    hazards.byStrategy = strategies.map { strategy in
      let rows = rows(of: strategy)
      return rows.filter { $0.from != $0.to }.flatMap { row -> [Int] in
        if let position = own[row.index] { return [position] }
        return rows.filter { Self.isBase($0, of: row) && $0.cycles.overlaps(row.cycles) }.map {
          base in
          let key = [row.index, base.index]
          if let known = relative[key] { return known }
          relative[key] = hazards.moves.count
          hazards.moves.append(
            CohortInputs.Hazard(
              from: row.from, to: row.to, cycles: row.cycles.clamped(to: base.cycles),
              timeInState: row.timeInState, figure: 0, hazardRatio: row.hazardRatio,
              base: own[base.index]))
          hazards.rows.append(row)
          return hazards.moves.count - 1
        }
      }
    }
    return hazards
  }

  private static func isBase(_ base: Row, of row: Row) -> Bool {
    base.from == row.relativeTo && base.to == row.to
  }

  /// A move that is relative to another needs it there, with a figure of its own.
  func checkRelatives(_ rows: [Row], log: ProblemLog) {
    for row in rows {
      guard let state = row.relativeTo, row.from != row.to else { continue }
      let mark = table.mark(row: row.index)
      let words = "from \(states[state]) to \(states[row.to])"
      let bases = rows.filter { Self.isBase($0, of: row) }
      if bases.isEmpty {
        log.error(
          "pack.relative", "there is no row \(words) for this one to be relative to",
          help: "add it, or write this row's own figure", at: mark)
      } else if bases.contains(where: { $0.relativeTo != nil }) {
        log.error(
          "pack.relative", "the row \(words) is itself relative to another",
          help: "make both relative to the one with a figure", at: mark)
      } else if bases.contains(where: { $0.timeInState != 0..<Int.max }) {
        log.error(
          "pack.relative", "the row \(words) depends on time in state, which is another's here",
          help: "write this row's own figure", at: mark)
      } else if rows.contains(where: { $0.from == row.from && $0.to == row.from }) {
        log.error(
          "pack.relative",
          "\(states[row.from]) has a chance of staying, which a relative row would change",
          help: "delete the row of staying; it is what moves leave over", at: mark)
      }
    }
  }
}
