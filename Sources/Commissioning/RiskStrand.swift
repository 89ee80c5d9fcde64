import PopulationHealth

/// One path from an intervention to a condition, made ready for a population: through a risk factor
/// it changes, through another that one acts on, or straight to the condition.
struct RiskStrand: Sendable {
  var intervention: Int
  var condition: Int
  /// The factor whose relative risk is the last step; `nil` where the effect is straight.
  var relativeRisk: Int?
  /// Share of the full effect that one year's coverage has in that year and each later one.
  var kernel: [Double]
  /// Population impact fraction among people of the eligible ages and segments, once everybody
  /// eligible is reached and the effect is full, `[variant][sex, quintile, age]`.
  var fraction: [[Double]]
  /// Whether `fraction` is over everybody in a risk cell, the eligible part of a risk factor
  /// already counted; otherwise it is over the eligible alone.
  var countsPart: Bool

  /// Every strand of an intervention that changes anything.
  static func all(
    of intervention: Intervention, at position: Int, model: RiskModel, shape: PopulationShape,
    years: Int
  ) -> [RiskStrand] {
    let effects = intervention.effects
    let kernel = intervention.timing.kernel(years: years)
    let lag = intervention.timing.lag
    let stated = Set(effects.riskFactors.map(\.factor))
    var strands: [RiskStrand] = []
    for effect in effects.riskFactors {
      let risk = intervention.eligible.risk
      let isOfPart = risk?.factor == effect.factor
      let part = isOfPart ? risk?.part ?? .everyone : .everyone
      let factor = model.factors[effect.factor]
      let byVariant = (0..<model.variantCount).map {
        model.impacts(
          of: effect.change, factor: effect.factor, part: part, variant: $0, except: stated)
      }
      let paths = byVariant.first?.indices ?? 0..<0
      for path in paths where byVariant.contains(where: { $0[path].changesAnything }) {
        let risk = model.relativeRisks[byVariant[0][path].relativeRisk]
        strands.append(
          RiskStrand(
            intervention: position, condition: risk.condition,
            relativeRisk: byVariant[0][path].relativeRisk,
            kernel: kernel.indices.map { year in
              let since = max(0, year - lag)
              return kernel[year] * factor.persisting(after: since)
                * (1 - risk.excess(after: since))
            },
            fraction: byVariant.map { $0[path].fraction }, countsPart: isOfPart))
      }
    }
    for effect in effects.conditions where effect.hazardRatio.value != 1 {
      let fraction = effect.riskMultiple * (1 - effect.hazardRatio.value)
      let cells = shape.groupCount * shape.ageCount
      strands.append(
        RiskStrand(
          intervention: position, condition: effect.condition, relativeRisk: nil, kernel: kernel,
          fraction: Array(
            repeating: Array(repeating: fraction, count: cells), count: model.variantCount),
          countsPart: false))
    }
    return strands
  }
}
