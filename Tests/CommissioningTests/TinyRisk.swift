import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth

/// Risk factors and conditions of the tiny system, small enough to work out by hand.
enum TinyRisk {
  static let smoking = 0, pressure = 1
  static let current = 1
  static let chd = 0, stroke = 1

  /// Smokers by quintile.
  static let smokers = [0.2, 0.1]
  /// Relative risks of smokers, by condition.
  static let relativeRisks = [3.0, 2.0]

  /// Two conditions with their rates by quintile. Of all moves to greater need a tenth to a
  /// twentieth, and of deaths a tenth to a twenty-fifth, are theirs.
  static let conditions = [
    Condition(
      id: "chd", title: "Heart disease", chanceOfMovingUp: 0.5, incidence: [0.02, 0.01],
      deaths: [0.01, 0.005], upwardRate: [0.1, 0.1], deathRate: [0.1, 0.1]),
    Condition(
      id: "stroke", title: "Stroke", chanceOfMovingUp: 0.8, incidence: [0.01, 0.005],
      deaths: [0.005, 0.004], upwardRate: [0.1, 0.1], deathRate: [0.1, 0.1]),
  ]

  /// Smoking, with relative risks by condition, and pressure, which brings strokes. Those who stop
  /// smoking go back by `persistence`, and `excess` is left, by year, of either risk.
  static func model(
    persistence: [Double] = [], excess: [Double] = [],
    relativeRisks: [Double] = relativeRisks, conditions: [Condition] = conditions
  ) -> RiskModel {
    let none = [0.0, 0]
    return RiskModel(
      factors: [
        RiskFactor(
          id: "smoking", title: "Smoking",
          spread: .categories(
            names: ["never", "current"], reference: 0,
            shares: [smokers.map { 1 - $0 }, smokers]),
          persistence: persistence),
        RiskFactor(
          id: "pressure", title: "Blood pressure",
          spread: .level(unit: "mmHg", reference: 115, mean: [130, 125], deviation: [15, 15]),
          persistence: []),
      ],
      conditions: conditions,
      relativeRisks: relativeRisks.enumerated().map { condition, risk in
        RelativeRisk(
          factor: smoking, condition: condition,
          logarithms: [none, [log(risk), log(risk)]], excessAfterChange: excess,
          sources: [[], ["made up"]])
      } + [
        RelativeRisk(
          factor: pressure, condition: stroke, logarithms: [[log(1.03), log(1.03)]],
          excessAfterChange: excess, sources: [["made up"]])
      ],
      mediations: [], localShares: [], places: [0, 1])
  }

  /// The impact fraction in a quintile when some smokers stop: leaving × p(RR − 1) ÷ (1 + p(RR − 1)).
  static func fraction(leaving share: Double, quintile: Int, condition: Int) -> Double {
    let excess = smokers[quintile] * (relativeRisks[condition] - 1)
    return share * excess / (1 + excess)
  }
}

/// Smokers of whom some stop.
func leaving(
  _ share: Double, _ id: String = "stop", segments: [String] = ["low", "high"], lag: Int = 0,
  ramp: Int = 1, decay: Double = 1, shares: [Double] = [1, 1]
) -> Intervention {
  programme(
    id, segments: segments, shares: shares, lag: lag, ramp: ramp, decay: decay,
    having: .init(factor: TinyRisk.smoking, part: .category(TinyRisk.current)),
    riskFactors: [
      .init(factor: TinyRisk.smoking, change: .leave(share), range: share...share)
    ])
}

/// A hazard ratio on one condition.
func hazard(
  _ ratio: Double, on condition: Int, multiple: Double = 1
) -> Intervention.ConditionEffect {
  .init(
    condition: condition, hazardRatio: Estimate(value: ratio, low: ratio, high: ratio),
    riskMultiple: multiple)
}

extension YearOfSystem {
  /// New cases of a condition in a place and quintile of the tiny system.
  func cases(_ condition: Int, place: Int = 0, quintile: Int) -> Double {
    newCases[place * 2 + quintile, condition]
  }
}
