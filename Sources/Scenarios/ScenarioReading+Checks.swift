import Commissioning
import PopulationHealth

/// What the parts of a scenario are checked for once others are read.
extension ScenarioReading {
  /// Events fixed in advance have to last as long as the study.
  func checkEvents(of need: PackNeed?, within horizon: Horizon?) {
    guard let last = need?.lastScheduledYear, let end = horizon?.years.last, end > last else {
      return
    }
    log.error(
      "scenario.year", "the study goes to \(end), and the pack's events end in \(last)",
      help: "study fewer years, follow-up included", at: root.mark(of: "years"))
  }

  /// All that a plan is chosen for, and that a frontier is between.
  func measures(wantedBy objective: Objective?, and search: PlanSearch?) -> [Objective.Measure] {
    let traded = search?.frontier.map { [$0.first, $0.second] } ?? []
    if traded.contains(.netBenefit), objective?.poundsPerQALY == nil {
      log.error(
        "scenario.missing-key", "'net-monetary-benefit' needs to know what a QALY is worth",
        help: "add 'pounds_per_qaly: 30000' to 'objective'", at: root.mark(of: "allocation"))
    }
    return (objective?.parts.map(\.measure) ?? []) + (objective?.then ?? []) + traded
  }

  /// QALYs need quality of life.
  func checkQuality(_ quality: QualityOfLife?, measures: [Objective.Measure]) {
    guard measures.contains(.qalys) || measures.contains(.netBenefit),
      quality?.isMeasured == false
    else { return }
    log.error(
      "scenario.no-quality", "a plan cannot be chosen for QALYs without 'quality_of_life'",
      help: "add it to the pack, or write 'measure: lowest-cost' or 'bed-days'",
      at: root.mark(of: "objective"))
  }

  /// A gap needs ages and quintiles.
  func checkGap(of model: SystemModel, measures: [Objective.Measure]) {
    guard measures.contains(.inequality),
      InequalityMeasure(in: .lifeExpectancy, years: [0], of: model) == nil
    else { return }
    log.error(
      "scenario.no-gap",
      "the pack does not divide people by age and quintile, so there is no gap to make smaller",
      help: "choose another measure than 'inequality'", at: root.mark(of: "objective"))
  }

  /// An intervention that changes nothing is most likely a mistake in its effects.
  func warnOfNullInterventions(_ model: SystemModel) {
    guard !log.hasErrors else { return }
    let entries = root.map("interventions")
    for (position, intervention) in model.interventions.enumerated() {
      guard let stop = model.chainStop(of: position),
        let entry = entries.first(where: { $0.key == intervention.id })
      else { continue }
      log.warning(
        "scenario.changes-nothing", "'\(intervention.id)' changes nothing: \(stop.rawValue)",
        help: "look at that link with 'almoner explain SCENARIO intervention \(intervention.id)'",
        at: entry.keyMark)
    }
  }

  /// Reports that the pack has no part `risk` where interventions need one.
  ///
  /// - Returns: whether any does.
  func reportLackOfRisk() -> Bool {
    let needing = root.map("interventions").filter { entry in
      let effects = entry.value["effects"]
      return entry.value["eligible"]?["risk_factor"] != nil || effects?["risk_factors"] != nil
        || effects?["conditions"] != nil
    }
    guard let first = needing.first else { return false }
    log.error(
      "scenario.no-risk",
      "the pack has no 'risk', and the interventions that name risk factors or conditions are "
        + Suggestion.list(needing.map(\.key)),
      help: "give the pack its 'risk', or take the interventions out", at: first.keyMark)
    return true
  }
}
