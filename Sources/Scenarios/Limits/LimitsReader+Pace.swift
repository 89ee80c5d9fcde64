import Commissioning

extension LimitsReader {
  /// How fast some programmes may grow and shrink.
  func pace(_ limits: FieldReader) -> [PaceOfChange] {
    limits.map("pace", ScenarioSchema.pace).compactMap { id, reader in
      let measure = reader.choice("of", as: PaceOfChange.Measure.self)
      let scope = scope(reader, id)
      let up = reader.number("up")
      let down = reader.number("down")
      reader.finish()
      if !reader.has("up"), !reader.has("down") {
        log.error(
          "scenario.pace", "pace '\(id)' has neither 'up' nor 'down'",
          help: "write one of them, or both", at: reader.mark)
        return nil
      }
      guard let measure, let scope else { return nil }
      for (name, share) in [("up", up), ("down", down)] {
        // A rise may be more than the whole of last year; a fall, and a share of reach, may not.
        guard let share, share > 1, measure == .coverage || measure == .spending && name == "down"
        else { continue }
        log.error(
          "value.range", "'\(name)' of pace '\(id)' is \(share), which is over 1",
          help: "write a share such as 0.25, or 'of: pounds'", at: reader.mark(of: name))
        return nil
      }
      return PaceOfChange(id: id, measure: measure, scope: scope, up: up, down: down)
    }
  }
}
