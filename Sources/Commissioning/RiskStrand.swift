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
  /// Population impact fraction once everybody eligible is reached and the effect is full,
  /// `[variant][sex, quintile, age]`, at the ages of those eligible and at older ones.
  var fraction: [[Double]]
  /// Whether the effect goes with the people reached as they grow older; what a tax or a law does
  /// to everybody stays with the ages.
  var followsPeople: Bool

  /// Every strand of an intervention that changes anything in the people of `rows`,
  /// `[variant][row]`, those eligible as they grow older.
  static func all(
    of intervention: Intervention, at position: Int, rows: [[EligibleRow]], model: RiskModel,
    shape: PopulationShape, years: Int
  ) -> [RiskStrand] {
    func eligible(
      _ fractions: [[Double]], share: (EligibleRow) -> Double
    ) -> [[Double]] {
      zip(fractions, rows).map { fraction, rows in
        var eligible = Array(repeating: 0.0, count: fraction.count)
        for row in rows {
          for age in row.firstAge..<(row.firstAge + row.count) {
            let cell = row.group * shape.ageCount + age
            eligible[cell] = fraction[cell] * share(row)
          }
        }
        return eligible
      }
    }
    let effects = intervention.effects
    let timing = intervention.timing
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
      for path in byVariant.first?.indices ?? 0..<0 {
        let risk = model.relativeRisks[byVariant[0][path].relativeRisk]
        strands.append(
          RiskStrand(
            intervention: position, condition: risk.condition,
            relativeRisk: byVariant[0][path].relativeRisk,
            kernel: timing.kernel(years: years) {
              keeping(effect.change, of: factor, after: $0) * (1 - risk.excess(after: $0))
            },
            // A path that starts in the part of the factor asked for has counted it already.
            fraction: eligible(byVariant.map { $0[path].fraction }) {
              isOfPart ? $0.chosen : $0.share
            }, followsPeople: !effect.change.isOfEverybody))
      }
    }
    for effect in effects.conditions where effect.hazardRatio.value != 1 {
      let fraction = effect.riskMultiple * (1 - effect.hazardRatio.value)
      let cells = Array(repeating: fraction, count: shape.groupCount * shape.ageCount)
      strands.append(
        RiskStrand(
          intervention: position, condition: effect.condition, relativeRisk: nil,
          kernel: timing.kernel(years: years),
          fraction: eligible(rows.map { _ in cells }, share: \.share), followsPeople: true))
    }
    return strands.filter { $0.fraction.contains { $0.contains { $0 != 0 } } }
  }

  /// Share of a change that is kept after so many whole years. People go back on what they did, but
  /// not on what a tax or a law did to everybody.
  private static func keeping(
    _ change: RiskChange, of factor: RiskFactor, after years: Int
  ) -> Double {
    change.isOfEverybody ? 1 : factor.persisting(after: years)
  }

  /// The first of so many ages at which it changes anything in some group and variant.
  func firstAge(of ages: Int) -> Int {
    var first = ages
    for rows in fraction {
      for start in stride(from: 0, to: rows.count, by: ages) {
        first = rows[start..<(start + first)].firstIndex { $0 != 0 }.map { $0 - start } ?? first
      }
    }
    return first
  }

  /// Whether a plan's coverage brings the same share of people of each age under it as under another.
  func hasSameExposure(as other: RiskStrand) -> Bool {
    intervention == other.intervention && followsPeople == other.followsPeople
      && kernel == other.kernel
  }
}
