import Commissioning
import PopulationHealth

extension LimitsReader {
  /// Each disinvestment and what replaces it; where something may be bought, none without.
  func disinvestment(_ limits: FieldReader?, isBuying: Bool) -> [DisinvestmentLimit] {
    let pairs =
      limits?.map("disinvestment", ScenarioSchema.disinvestment).compactMap {
        disinvestmentLimit($0.key, $0.reader)
      } ?? []
    if isBuying { checkPairs(pairs) }
    return pairs
  }

  private func disinvestmentLimit(
    _ id: String, _ reader: FieldReader
  ) -> DisinvestmentLimit? {
    let old = intervention("gives_up", reader)
    let new = intervention("replaced_by", reader)
    let ratio = reader.number("people_per_person")
    reader.finish()
    if let old, interventions[old].kind != .disinvestment {
      log.error(
        "scenario.disinvestment", "'\(interventions[old].id)' is no disinvestment",
        help: "name an intervention of 'kind: disinvestment'", at: reader.mark(of: "gives_up"))
      return nil
    }
    if let new, interventions[new].kind == .disinvestment {
      log.error(
        "scenario.disinvestment",
        "'\(interventions[new].id)' is a disinvestment, which replaces nothing",
        help: "name the service that people get instead", at: reader.mark(of: "replaced_by"))
      return nil
    }
    guard let old, let new, let ratio else { return nil }
    return DisinvestmentLimit(id: id, givesUp: old, replacedBy: new, peoplePerPerson: ratio)
  }

  /// Every service that may be given up needs one that takes its place.
  private func checkPairs(_ pairs: [DisinvestmentLimit]) {
    guard !log.hasErrors else { return }
    for (position, intervention) in interventions.enumerated()
    where intervention.kind == .disinvestment && !pairs.contains(where: { $0.givesUp == position })
    {
      guard let entry = declared.first(where: { $0.key == intervention.id }) else { continue }
      log.error(
        "scenario.disinvestment",
        "'\(intervention.id)' is a disinvestment, and nothing is said to replace it",
        help: "pair it in 'limits.disinvestment' (gives_up, replaced_by), or take it out",
        at: entry.keyMark)
    }
  }
}
