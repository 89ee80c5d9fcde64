import Foundation
import PopulationHealth

/// Risk factors of people who are all alike: one sex, quintile and age, so one risk cell.
enum SmallRisk {
  static let never = 0, former = 1, current = 2

  static func smoking(
    _ shares: [Double] = [0.5, 0.3, 0.2], persistence: [Double] = []
  ) -> RiskFactor {
    RiskFactor(
      id: "smoking", title: "Smoking",
      spread: .categories(
        names: ["never", "former", "current"], reference: never, shares: shares.map { [$0] }),
      persistence: persistence)
  }

  static func level(
    _ id: String, mean: Double = 130, deviation: Double = 15, reference: Double = 115
  ) -> RiskFactor {
    RiskFactor(
      id: id, title: id,
      spread: .level(unit: "units", reference: reference, mean: [mean], deviation: [deviation]),
      persistence: [])
  }

  static func condition(_ id: String = "chd") -> Condition {
    Condition(
      id: id, title: id, chanceOfMovingUp: 0.5, incidence: [0.01], deaths: [0.002],
      upwardRate: [0.1], deathRate: [0.02])
  }

  /// Relative risks of each category, or of one more unit of a level.
  static func risk(
    of factor: Int, _ risks: [Double], condition: Int = 0, excess: [Double] = []
  ) -> RelativeRisk {
    RelativeRisk(
      factor: factor, condition: condition, logarithms: risks.map { [log($0)] },
      excessAfterChange: excess, sources: risks.map { _ in [] })
  }

  static func mediation(
    _ factor: Int, via: Int, category: Int? = nil, _ change: Double
  ) -> Mediation {
    Mediation(
      factor: factor, via: via, category: category,
      changePerUnit: Estimate(value: change, low: change, high: change))
  }

  static func model(
    _ factors: [RiskFactor], _ risks: [RelativeRisk], mediations: [Mediation] = [],
    local: [RiskModel.LocalShare] = [], places: [Int] = [0]
  ) -> RiskModel {
    RiskModel(
      factors: factors, conditions: [condition("chd"), condition("stroke")],
      relativeRisks: risks, mediations: mediations, localShares: local, places: places)
  }

  /// ∫ f(x) φ(x) dx above a threshold for a normal x, by Simpson's rule between the points at which
  /// `f` has a kink, from ten standard deviations below the mean to sixteen above.
  static func integral(
    mean: Double, deviation: Double, above threshold: Double = -.infinity, kinks: [Double],
    _ value: (Double) -> Double
  ) -> Double {
    let (lowest, highest) = (mean - 10 * deviation, mean + 16 * deviation)
    let start = max(threshold, lowest)
    let points = [start] + kinks.filter { $0 > start && $0 < highest }.sorted() + [highest]
    func weighted(_ x: Double) -> Double {
      let z = (x - mean) / deviation
      return value(x) * exp(-z * z / 2) / (deviation * (2 * Double.pi).squareRoot())
    }
    return zip(points, points.dropFirst()).reduce(0.0) { sum, ends in
      let intervals = 4000
      let width = (ends.1 - ends.0) / Double(intervals)
      let inner = (1..<intervals).reduce(0.0) {
        $0 + ($1 % 2 == 1 ? 4 : 2) * weighted(ends.0 + Double($1) * width)
      }
      return sum + width / 3 * (weighted(ends.0) + inner + weighted(ends.1))
    }
  }
}
