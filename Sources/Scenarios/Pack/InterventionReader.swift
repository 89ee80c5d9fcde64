import Commissioning
import PopulationHealth

/// Reads interventions in the terms of a pack.
struct InterventionReader {
  let shape: PopulationShape
  /// Every place of the pack, so that an intervention may name one that is not studied.
  let places: KnownNames
  let activity: PackActivity
  /// Risk factors and conditions, if the pack has them.
  let risk: RiskModel?
  /// Whether the pack has some that are wrong.
  let isRiskWrong: Bool
  let providerKinds: KnownNames
  let staffGroups: [CodeTitle]
  let money: PackMoney
  let priceYear: FinancialYear
  let log: ProblemLog

  /// Reads one intervention; nothing if something in it is wrong, which is reported.
  func read(_ id: String, _ reader: FieldReader) -> Intervention? {
    let errorsBefore = log.errorCount
    let title = reader.text("title")
    let kind = reader.choice("kind", as: Intervention.Kind.self)
    let line = reader.name("service_line", among: activity.serviceLineNames)
    let providerKind = reader.name("provider_kind", among: providerKinds)
    let eligible = reader.mapping("eligible", InterventionSchema.eligible).flatMap(readEligibility)
    let reach = reader.number("reach")
    let year = reader.financialYear("price_year")
    let resources = readResources(reader, of: kind)
    let timing = EffectTiming(
      lag: reader.integer("lag") ?? 0, ramp: reader.integer("ramp") ?? 1,
      decay: reader.number("decay") ?? 1)
    let effects = reader.mapping("effects", InterventionSchema.effects).map {
      readEffects($0, eligible: eligible)
    }
    let evidence = reader.mapping("evidence", InterventionSchema.evidence).flatMap(readEvidence)
    reader.finish()
    guard log.errorCount == errorsBefore, let title, let kind, let line, let providerKind,
      let eligible, let reach, let year, let resources, let effects, let evidence,
      let inflation = money.costGrowth(from: year, to: priceYear, at: reader.mark)
    else { return nil }
    return Intervention(
      id: id, title: title, kind: kind, serviceLine: line, providerKind: providerKind,
      eligible: eligible, reach: reach, resources: resources.priced(inflation), timing: timing,
      effects: effects, evidence: evidence)
  }

  private var riskReader: RiskEffectReader {
    RiskEffectReader(shape: shape, risk: risk, isRiskWrong: isRiskWrong, log: log)
  }

  private func readEligibility(_ reader: FieldReader) -> Eligibility? {
    let errorsBefore = log.errorCount
    let ages = reader.ageRange("ages")
    let sexes = reader.names("sexes", among: KnownNames("sex", shape.sexes))
    let quintiles =
      reader.names("quintiles", among: KnownNames("quintile", shape.quintiles)) ?? shape.quintiles
    let segments = reader.names(
      "segments", among: KnownNames("segment", shape.segments.map(\.id)))
    let places = reader.names("places", among: places)
    let shares = reader.node("share").map { share($0, of: quintiles, reader) }
    let risk = riskReader.eligibility(reader)
    reader.finish()
    guard log.errorCount == errorsBefore else { return nil }
    return Eligibility(
      ages: ages == .all ? nil : ages, sexes: sexes ?? shape.sexes, quintiles: quintiles,
      segments: segments ?? shape.segments.map(\.id), places: places ?? self.places.names,
      shareByQuintile: shares ?? quintiles.map { _ in 1 }, risk: risk)
  }

  /// One share for all quintiles, or one for each.
  private func share(
    _ node: MarkedNode, of quintiles: [String], _ reader: FieldReader
  ) -> [Double] {
    guard let mapping = node.mapping else {
      let share = reader.number(node, for: "share", as: .share) ?? 0
      return quintiles.map { _ in share }
    }
    let known = KnownNames("quintile", quintiles)
    var shares = [Double?](repeating: nil, count: quintiles.count)
    for entry in mapping.entries {
      guard let name = reader.key(of: entry, among: known), let position = known.index(of: name)
      else { continue }
      shares[position] = reader.number(entry.value, for: entry.key, as: .share)
    }
    let missing = quintiles.indices.filter { mapping[quintiles[$0]] == nil }
    if !missing.isEmpty {
      log.error(
        "scenario.missing-key",
        "'share' has no \(Suggestion.list(missing.map { "quintile \(quintiles[$0])" }))",
        help: "give a share for every quintile, or one number for all", at: node.mark)
    }
    return shares.map { $0 ?? 0 }
  }

  private func readEffects(
    _ reader: FieldReader, eligible: Eligibility?
  ) -> Intervention.Effects {
    let segments = KnownNames("segment", shape.segments.map(\.id))
    let none = Estimate(value: 1, low: 1, high: 1)
    var upward = none
    var upwardSegments: [String] = []
    if let part = reader.mapping("upward_transitions", InterventionSchema.upwardMoves) {
      upward = part.estimate("hazard_ratio", or: 1)
      upwardSegments = part.names("segments", among: segments) ?? []
      part.finish()
    }
    var deaths = none
    if let part = reader.mapping("deaths", InterventionSchema.deaths) {
      deaths = part.estimate("hazard_ratio", or: 1)
      part.finish()
    }
    var quality = Estimate(value: 0, low: 0, high: 0)
    if let part = reader.mapping("quality_of_life", InterventionSchema.qualityOfLife) {
      quality = part.estimate("gain", or: 0)
      part.finish()
    }
    let changes = reader.list("activity", InterventionSchema.activity).compactMap(activityEffect)
    let factors = riskReader.factors(reader, eligible: eligible)
    let conditions = riskReader.conditions(reader, eligible: eligible)
    reader.finish()
    return Intervention.Effects(
      upwardMoves: upward, upwardSegments: upwardSegments, deaths: deaths, qualityOfLife: quality,
      activity: changes, riskFactors: factors, conditions: conditions)
  }

  private func activityEffect(_ reader: FieldReader) -> Intervention.ActivityEffect? {
    let pod = reader.name("pod", among: activity.podNames).flatMap {
      activity.podNames.index(of: $0)
    }
    let added = reader.number("added_per_person")
    let isAvoiding = reader.number("avoided") != nil
    let avoided =
      isAvoiding ? reader.estimate("avoided", or: 0) : Estimate(value: 0, low: 0, high: 0)
    let target = reader.name("replaced_by", among: activity.podNames).flatMap {
      activity.podNames.index(of: $0)
    }
    let ratio = reader.number("units_added_per_unit_avoided")
    reader.finish()
    if isAvoiding == (added != nil) {
      log.error(
        "scenario.activity-effect", "an activity effect is either 'avoided' or 'added_per_person'",
        help: "write one of the two, and a second effect for the other", at: reader.mark)
    }
    if (target == nil) != (ratio == nil) {
      log.error(
        "scenario.activity-effect",
        "'replaced_by' and 'units_added_per_unit_avoided' go together",
        help: "write both, or neither", at: reader.mark)
    }
    guard let pod else { return nil }
    var replacement: Intervention.Replacement?
    if let target, let ratio {
      replacement = Intervention.Replacement(pod: target, unitsPerUnitAvoided: ratio)
    }
    return Intervention.ActivityEffect(
      pod: pod, avoided: avoided, replacement: replacement, addedPerPerson: added ?? 0)
  }

  private func readEvidence(_ reader: FieldReader) -> Evidence? {
    let grade = reader.choice("grade", as: Evidence.Grade.self)
    let source = reader.text("source")
    let year = reader.integer("year")
    let note = reader.text("note")
    reader.finish()
    guard let grade, let source, let year, let note else { return nil }
    return Evidence(grade: grade, source: source, year: year, note: note)
  }
}
