import Commissioning
import PopulationHealth

extension PlanProgram {
  /// The limits that stand against each other where the program cannot be met, and what would make
  /// room; `nil` where it can be met after all.
  func clash() throws(SolverFailure) -> LimitClash? {
    guard let conflict = try linear.conflict() else { return nil }
    let parts = conflict.bounds.compactMap(part)
    var ids: [String] = []
    for part in parts where isScenarios(part.kind) && !ids.contains(part.id) { ids.append(part.id) }
    var ways: [LinearRelaxation] = []
    for id in ids {
      let own = Set(rows.indices.filter { rows[$0].id == id })
      if let way = try linear.cheapestRelaxation(onlyRows: own) { ways.append(way) }
    }
    if ways.isEmpty {
      let any = Set(rows.indices.filter { isScenarios(rows[$0].kind) })
      ways = [try linear.cheapestRelaxation(onlyRows: any)].compactMap(\.self)
    }
    return LimitClash(
      parts: parts, isIrreducible: conflict.isIrreducible,
      remedies: ways.sorted { $0.cost < $1.cost }.map(remedy))
  }

  /// Whether a limit is a scenario's to loosen by an amount, and not a fact of a programme or a yes
  /// or no.
  private func isScenarios(_ kind: Limit.Kind) -> Bool {
    switch kind {
    case .reach, .saturation, .scale, .relations, .disinvestment, .gain: false
    default: true
    }
  }

  private func part(_ bound: LinearProgram.Bound) -> LimitClash.Part? {
    switch bound.place {
    case .row(let position):
      guard position < rows.count else { return nil }
      let row = rows[position]
      return LimitClash.Part(
        kind: row.kind, id: row.id, year: row.year, place: row.place, sentence: row.sentence,
        unit: row.unit)
    case .variable(let position):
      guard bound.side == .upper, let decision = columns.decision(of: position) else { return nil }
      let limit = reachLimit(decision, column: position)
      return LimitClash.Part(
        kind: limit.kind, id: limit.id, year: limit.year, place: limit.place,
        sentence: limit.sentence, unit: limit.unit)
    }
  }

  private func remedy(_ way: LinearRelaxation) -> LimitClash.Remedy {
    var ids: [String] = []
    for part in way.parts where !ids.contains(rows[part.row].id) { ids.append(rows[part.row].id) }
    return LimitClash.Remedy(
      changes: ids.compactMap { id in
        let all = way.parts.filter { rows[$0.row].id == id }
        guard let most = all.max(by: { $0.size < $1.size }) else { return nil }
        func have(_ part: LinearRelaxation.Part) -> Double {
          part.side == .lower ? rows[part.row].lower : rows[part.row].upper
        }
        let row = rows[most.row]
        return LimitClash.Change(
          kind: row.kind, id: id, isFloor: most.side == .lower, size: most.size, year: row.year,
          place: row.place, have: row.share == nil ? have(most) : nil,
          share: row.share == nil
            ? all.map { $0.size / max(abs(have($0)), 1e-9) }.max() : nil, times: all.count,
          unit: row.unit)
      })
  }
}
