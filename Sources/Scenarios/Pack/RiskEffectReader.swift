import Commissioning
import PopulationHealth

/// Reads what an intervention does to risk factors and conditions, and who a factor makes eligible.
struct RiskEffectReader {
  let shape: PopulationShape
  /// Risk factors and conditions; `nil` where the pack has none.
  let risk: RiskModel?
  /// Whether the pack's risk factors are wrong, so that nothing can be said of what hangs on them.
  let isRiskWrong: Bool
  let log: ProblemLog

  private var factorNames: KnownNames {
    KnownNames("risk factor", risk?.factors.map(\.id) ?? [])
  }

  /// The part of a factor's spread an intervention is for; `nil` where no factor is named.
  func eligibility(_ reader: FieldReader) -> Eligibility.Risk? {
    guard !isRiskWrong else {
      reader.passOver(["risk_factor", "category", "above"])
      return nil
    }
    guard let name = reader.name("risk_factor", among: factorNames),
      let factor = factorNames.index(of: name), let risk
    else { return nil }
    switch risk.factors[factor].spread {
    case .categories(let names, _, _):
      guard reader.has("category") else {
        log.error(
          "scenario.risk-part", "'risk_factor' \(name) says who without a 'category'",
          help: "write 'category: …', one of \(Suggestion.list(names, joinedBy: "or"))",
          at: reader.mark(of: "risk_factor"))
        return nil
      }
      let known = KnownNames("category of \(name)", names)
      return reader.name("category", among: known).flatMap(known.index).map {
        Eligibility.Risk(factor: factor, part: .category($0))
      }
    case .level(let unit, _, _, _):
      guard let level = reader.number("above") else {
        log.error(
          "scenario.risk-part", "'risk_factor' \(name) says who without 'above'",
          help: "write 'above: …', a level in \(unit)", at: reader.mark(of: "risk_factor"))
        return nil
      }
      return Eligibility.Risk(factor: factor, part: .above(level))
    }
  }

  /// What happens to risk factors.
  func factors(
    _ reader: FieldReader, eligible: Eligibility?
  ) -> [Intervention.RiskEffect] {
    guard !isRiskWrong else {
      reader.passOver(["risk_factors"])
      return []
    }
    return reader.map("risk_factors").compactMap { entry in
      let part = FieldReader(
        entry.value, InterventionSchema.riskFactor,
        at: reader.path.key("risk_factors").key(entry.key), log: log)
      defer { part.finish() }
      let leaves = part.has("leave")
      var estimate = Estimate(value: 0, low: 0, high: 0)
      if leaves || part.has("change") {
        estimate = part.estimate(leaves ? "leave" : "change", or: 0)
      } else {
        part.passOver(["range"])
      }
      guard let name = reader.key(of: entry, among: factorNames),
        let factor = factorNames.index(of: name), let risk,
        checkShape(part, risk.factors[factor], factor, eligible)
      else { return nil }
      guard
        risk.relativeRisks.contains(where: { $0.factor == factor })
          || risk.mediations.contains(where: { $0.factor == factor })
      else {
        log.error(
          "scenario.no-relative-risk", "\(name) has no relative risk of any condition",
          help: "add its rows to the pack's table of relative risks, or take the effect out",
          at: entry.keyMark)
        return nil
      }
      return Intervention.RiskEffect(
        factor: factor, change: leaves ? .leave(estimate.value) : .shift(estimate.value),
        range: estimate.low...estimate.high)
    }
  }

  /// A category is left, and a level changes; only people who are in a category can leave it.
  private func checkShape(
    _ part: FieldReader, _ factor: RiskFactor, _ position: Int, _ eligible: Eligibility?
  ) -> Bool {
    let (leaves, changes) = (part.has("leave"), part.has("change"))
    guard leaves != changes else {
      log.error(
        "scenario.risk-effect", "an effect on \(factor.id) is either 'leave' or 'change'",
        help: "write 'leave' for a factor with categories, 'change' for one with a level",
        at: part.mark)
      return false
    }
    switch factor.spread {
    case .level(let unit, _, _, _):
      guard leaves else { return true }
      log.error(
        "scenario.risk-effect", "nobody can leave \(factor.id), which has a level",
        help: "write 'change: …', in \(unit)", at: part.mark(of: "leave"))
      return false
    case .categories(let names, let reference, _):
      guard leaves else {
        log.error(
          "scenario.risk-effect", "\(factor.id) has categories, not a level that can change",
          help: "write 'leave: …', a share of those reached", at: part.mark(of: "change"))
        return false
      }
      guard let eligible else { return true }
      if let asked = eligible.risk, asked.factor == position {
        guard asked.part == .category(reference) else { return true }
        let others = names.filter { $0 != names[reference] }
        log.error(
          "scenario.risk-effect",
          "nobody can leave '\(names[reference])', the category of \(factor.id) without excess risk",
          help: "write another 'category' under 'eligible': "
            + Suggestion.list(others, joinedBy: "or"),
          at: part.mark(of: "leave"))
        return false
      }
      log.error(
        "scenario.risk-effect",
        "those who are to leave a category of \(factor.id) have to be eligible by it",
        help: "write 'risk_factor: \(factor.id)' and 'category: …' under 'eligible'",
        at: part.mark(of: "leave"))
      return false
    }
  }

  /// What happens to conditions directly.
  func conditions(
    _ reader: FieldReader, eligible: Eligibility?
  ) -> [Intervention.ConditionEffect] {
    guard !isRiskWrong else {
      reader.passOver(["conditions"])
      return []
    }
    let known = KnownNames("condition", risk?.conditions.map(\.id) ?? [])
    return reader.map("conditions").compactMap { entry in
      let part = FieldReader(
        entry.value, InterventionSchema.condition,
        at: reader.path.key("conditions").key(entry.key), log: log)
      defer { part.finish() }
      let ratio = part.estimate("hazard_ratio", or: 1)
      let multiple = part.number("risk_multiple") ?? 1
      guard let name = reader.key(of: entry, among: known),
        let condition = known.index(of: name)
      else { return nil }
      let carried = (eligible.map(largestShare) ?? 0) * multiple
      guard carried <= 1 else {
        log.error(
          "scenario.risk-multiple",
          "the eligible would have \((carried * 1000).rounded() / 10)% of all \(name)",
          help: "lower 'risk_multiple', or the share who are eligible",
          at: part.mark(of: "risk_multiple"))
        return nil
      }
      return Intervention.ConditionEffect(
        condition: condition, hazardRatio: ratio, riskMultiple: multiple)
    }
  }

  /// The largest share of people of an age, sex and quintile who are eligible anywhere.
  private func largestShare(_ eligible: Eligibility) -> Double {
    let shares = eligible.risk.flatMap { asked in
      risk.map { model in
        (0..<model.variantCount).map {
          model.share(of: asked.part, factor: asked.factor, variant: $0)
        }
      }
    }
    let variants: [[Double]?] = shares ?? [nil]
    return variants.map { eligible.largestShare(in: shape, having: $0) }.max() ?? 0
  }
}
