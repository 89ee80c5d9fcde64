import Commissioning
import PopulationHealth

extension LimitsReader {
  /// What a plan must do about unequal health.
  func equity(_ limits: FieldReader) -> [EquityLimit] {
    limits.map("equity", ScenarioSchema.equity).compactMap { equityLimit($0.key, $0.reader) }
  }

  private func equityLimit(_ id: String, _ reader: FieldReader) -> EquityLimit? {
    defer { reader.finish() }
    guard let rule = reader.choice("rule") else {
      reader.passOver(["health", "in", "quintile", "at_least"])
      return nil
    }
    guard shape.quintiles.count > 1 else {
      reader.passOver(["health", "in", "quintile", "at_least"])
      log.error(
        "scenario.equity", "the pack does not divide people by deprivation, so there is no gap",
        help: "take equity limit '\(id)' out", at: reader.mark)
      return nil
    }
    if rule == "share-of-gain" {
      let quintile = reader.has("quintile") ? quintile(reader) : 0
      let share = reader.number("at_least")
      return quintile.map {
        EquityLimit(id: id, rule: .shareOfGain(quintile: $0, atLeast: share))
      }
    }
    let health = reader.choice("health", as: HealthMeasure.self)
    let isEachYear = reader.choice("in") == "each-year"
    guard shape.ages != nil else {
      log.error(
        "scenario.equity", "the pack does not divide people by age, so there is no life expectancy",
        help: "take equity limit '\(id)' out, or write 'rule: share-of-gain'", at: reader.mark)
      return nil
    }
    if health == .qualityAdjustedLifeExpectancy, !measuresQuality {
      log.error(
        "scenario.equity",
        "a gap in '\(HealthMeasure.qualityAdjustedLifeExpectancy.rawValue)' needs 'quality_of_life'",
        help: "add it to the pack, or choose another 'health'", at: reader.mark(of: "health"))
      return nil
    }
    let last = horizon.planYears - 1
    return health.map {
      EquityLimit(
        id: id, rule: .gapMayNotWiden($0, years: isEachYear ? Array(0...last) : [last]))
    }
  }
}
