import CohortModels

/// Reads what a treatment changes, state by state.
struct TreatmentReader {
  let states: [CohortState]

  /// The treatment without what is wrong of it, which is reported, so that strategies may name it.
  func read(_ id: String, _ reader: FieldReader) -> Treatment {
    let known = KnownNames("state", states.map(\.id))
    var costs = states.map { _ in 0.0 }
    var utilities = states.map { _ in Double?.none }
    var ratios: [Treatment.HazardRatio] = []
    _ = reader.text("title")
    for (state, cost) in byState(reader.map("costs"), reader, known, CohortSchema.addedCost) {
      costs[state] = cost
    }
    for (state, value) in byState(reader.map("utilities"), reader, known, CohortSchema.utility) {
      utilities[state] = value
      guard states[state].isDead, value != 0 else { continue }
      let code = states[state].id
      reader.log.error(
        "pack.dead-utility",
        "'\(code)' is dead, and its quality of life under '\(id)' is \(NumberText.plain(value))",
        help: "take it out",
        at: reader.entries?["utilities"]?.value[code]?.mark ?? reader.mark(of: "utilities"))
    }
    for entry in reader.map("hazard_ratios") {
      guard let from = reader.key(of: entry, among: known).flatMap(known.index) else { continue }
      guard let targets = entry.value.mapping else {
        reader.reportShape(
          entry.value, Problem.quote(entry.key), takes: "a mapping of states to ratios",
          help: "write the state reached and the ratio: { \(states.last?.id ?? "D"): 0.8 }")
        continue
      }
      ratios += byState(Array(targets.entries), reader, known, CohortSchema.hazardRatio).map {
        Treatment.HazardRatio(from: from, to: $0.state, ratio: $0.value)
      }
    }
    reader.finish()
    return Treatment(id: id, addedCosts: costs, utilities: utilities, hazardRatios: ratios)
  }

  private func byState(
    _ entries: [MarkedMapping.Entry], _ reader: FieldReader, _ known: KnownNames,
    _ kind: AttributeKind
  ) -> [(state: Int, value: Double)] {
    entries.compactMap { entry in
      guard let state = reader.key(of: entry, among: known).flatMap(known.index),
        let value = reader.number(entry.value, for: entry.key, as: kind)
      else { return nil }
      return (state, value)
    }
  }
}
