import Commissioning
import PopulationHealth

extension LimitsReader {
  /// Coverage that is decided elsewhere.
  func pinned(_ limits: FieldReader) -> [PinnedDecision] {
    limits.map("pinned", ScenarioSchema.pinned).compactMap { id, reader in
      let errorsBefore = log.errorCount
      let level = reader.choice("level", as: PinnedDecision.Level.self)
      let code = programme(reader)
      let places = studiedPlaces(reader) ?? []
      let years = years(reader)
      let reason = reader.text("reason")
      let written = ["coverage", "at_least", "at_most"].filter { reader.has($0) }
      let amounts = ["coverage", "at_least", "at_most"].map { reader.number($0) }
      reader.finish()
      guard written.count == 1 else {
        log.error(
          "scenario.pinned", "pin '\(id)' needs one of 'coverage', 'at_least' and 'at_most'",
          help: "write one; make a second pin for another", at: reader.mark)
        return nil
      }
      guard log.errorCount == errorsBefore, let level, let code, let years, let reason,
        let share = amounts.compactMap(\.self).first,
        let intervention = interventions.first(where: { $0.id == code })
      else { return nil }
      if written[0] != "at_most", share > intervention.reach {
        log.error(
          "scenario.pinned",
          "pin '\(id)' wants \(share) of those eligible for '\(code)' reached, whose 'reach' is "
            + "\(intervention.reach)",
          help: "lower it, or raise 'reach' of 'interventions.\(code)'",
          at: reader.mark(of: written[0]))
        return nil
      }
      if let place = places.first(where: { !intervention.eligible.places.contains($0) }) {
        log.error(
          "scenario.pinned", "'\(code)' is not offered in '\(place)'",
          help: "its places are \(Suggestion.list(intervention.eligible.places))",
          at: reader.mark(of: "places"))
        return nil
      }
      let coverage: PinnedDecision.Coverage =
        switch written[0] {
        case "coverage": .exactly(share)
        case "at_least": .atLeast(share)
        default: .atMost(share)
        }
      return PinnedDecision(
        id: id, level: level, intervention: code, places: places, years: years,
        coverage: coverage, reason: reason)
    }
  }
}
