import Commissioning
import PopulationHealth

extension LimitsReader {
  /// How programmes hang together.
  func relations(_ limits: FieldReader) -> [RelationLimit] {
    limits.map("relations", ScenarioSchema.relation).compactMap { relationLimit($0.key, $0.reader) }
  }

  private func relationLimit(
    _ id: String, _ reader: FieldReader
  ) -> RelationLimit? {
    defer { reader.finish() }
    let errorsBefore = log.errorCount
    guard let kind = reader.choice("rule") else {
      reader.passOver(
        [
          "programme", "needs", "people_per_person", "programmes", "together", "alike",
          "places",
        ])
      return nil
    }
    let places = placePositions(reader)
    let rule: RelationLimit.Rule?
    switch kind {
    case "requires": rule = requires(id, reader)
    case "excludes":
      rule = members(id, reader).map { .excludes($0) }
    case "substitutes":
      let together = reader.number("together")
      rule = members(id, reader).flatMap { members in
        together.map { .substitutes(members, together: $0) }
      }
    default:
      let isShare = reader.choice("alike") == "share"
      rule = members(id, reader).flatMap { members in
        isShare
          ? sameShare(id, members, reader) : .allOrNone(members)
      }
    }
    guard log.errorCount == errorsBefore, let rule else { return nil }
    return RelationLimit(id: id, rule: rule, places: places)
  }

  private func requires(
    _ id: String, _ reader: FieldReader
  ) -> RelationLimit.Rule? {
    for key in ["programme", "needs"] where !reader.has(key) {
      log.error(
        "scenario.relation", "relation '\(id)' has no '\(key)'",
        help: "write 'programme: …' and what it 'needs: …'", at: reader.mark)
    }
    let one = intervention("programme", reader)
    let other = intervention("needs", reader)
    let ratio = reader.number("people_per_person")
    guard let one, let other else { return nil }
    if one == other {
      log.error(
        "scenario.relation", "relation '\(id)' has '\(interventions[one].id)' need itself",
        help: "name another under 'needs'", at: reader.mark(of: "needs"))
      return nil
    }
    return .requires(one, needs: other, peoplePerPerson: ratio)
  }

  private func members(
    _ id: String, _ reader: FieldReader
  ) -> [Int]? {
    let names = reader.names("programmes", among: interventionNames)
    if reader.has("programmes") ? names?.count ?? 2 < 2 : true {
      log.error(
        "scenario.relation", "relation '\(id)' is of fewer than two interventions",
        help: "write 'programmes: [one, another]'", at: reader.mark(of: "programmes"))
      return nil
    }
    let positions = names?.compactMap { name in interventions.firstIndex { $0.id == name } }
    return positions?.count == names?.count ? positions : nil
  }

  private func sameShare(
    _ id: String, _ members: [Int], _ reader: FieldReader
  ) -> RelationLimit.Rule? {
    if let none = members.first(where: { interventions[$0].reach == 0 }) {
      log.error(
        "scenario.relation",
        "relation '\(id)' is of shares of reach, and '\(interventions[none].id)' reaches nobody",
        help: "leave it out, or write 'alike: run'", at: reader.mark(of: "programmes"))
      return nil
    }
    return .sameShare(members)
  }
}
