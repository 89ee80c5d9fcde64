import Commissioning
import PopulationHealth

extension LimitsReader {
  /// The least that programmes must be within reach.
  func access(_ limits: FieldReader) -> [AccessLimit] {
    limits.map("access", ScenarioSchema.access).compactMap { accessLimit($0.key, $0.reader) }
  }

  private func accessLimit(
    _ id: String, _ reader: FieldReader
  ) -> AccessLimit? {
    defer { reader.finish() }
    let errorsBefore = log.errorCount
    let position = intervention("programme", reader)
    let least = reader.number("at_least")
    let of = reader.choice("of")
    let places = placePositions(reader)
    let first = reader.has("from") ? year("from", reader, among: horizon.planYears) : 0
    let measure: AccessLimit.Measure?
    switch of {
    case "eligible": measure = .coverage
    case "people": measure = .people(quintile: quintile(reader))
    case "residents": measure = .residents(quintile: quintile(reader))
    case "reached":
      if !reader.has("quintile") {
        log.error(
          "scenario.access", "access '\(id)' is a share of those reached, and of no quintile",
          help: "write 'quintile: 1' for the most deprived", at: reader.mark)
      }
      measure = quintile(reader).map { .shareOfReached(quintile: $0) }
    default: measure = nil
    }
    if let of, of != "people", let least, least > 1 {
      log.error(
        "value.range",
        "access '\(id)' wants a share of \(NumberText.plain(least)), which is over 1",
        help: "write a share such as 0.1, or 'of: people'", at: reader.mark(of: "at_least"))
    }
    guard log.errorCount == errorsBefore, let position, let least, let measure, let first
    else { return nil }
    let limit = AccessLimit(
      id: id, intervention: position, measure: measure, least: least, places: places,
      firstYear: first)
    check(limit, of: interventions[position], reader)
    return limit
  }

  private func check(
    _ limit: AccessLimit, of intervention: Intervention, _ reader: FieldReader
  ) {
    if limit.measure == .coverage, limit.least > intervention.reach {
      log.error(
        "scenario.access",
        "access '\(limit.id)' wants \(NumberText.plain(limit.least)) of eligible people, and "
          + "'\(intervention.id)' can reach \(NumberText.plain(intervention.reach)) of them",
        help: "lower 'at_least'", at: reader.mark(of: "at_least"))
    }
    let quintile =
      switch limit.measure {
      case .coverage: Int?.none
      case .people(let quintile), .residents(let quintile): quintile
      case .shareOfReached(let quintile): quintile
      }
    if let quintile, limit.least > 0,
      !intervention.eligible.quintiles.contains(shape.quintiles[quintile])
    {
      log.error(
        "scenario.access",
        "nobody of quintile \(shape.quintiles[quintile]) is eligible for '\(intervention.id)'",
        help: "its quintiles are "
          + Suggestion.list(intervention.eligible.quintiles),
        at: reader.mark(of: "quintile"))
    }
    let without = limit.places.map { shape.places[$0] }.filter {
      !intervention.eligible.places.contains($0)
    }
    if limit.least > 0,
      without.count == limit.places.count
        || reader.has("places") && !without.isEmpty
    {
      log.error(
        "scenario.access",
        "'\(intervention.id)' is not offered in \(Suggestion.list(without))",
        help: "leave these places out", at: reader.mark(of: "places"))
    }
  }
}
