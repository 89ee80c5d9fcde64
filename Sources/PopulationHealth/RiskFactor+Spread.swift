import Foundation

extension RiskFactor.Spread {
  /// How many risk cells there are.
  var cellCount: Int {
    switch self {
    case .categories(_, _, let shares): shares.first?.count ?? 0
    case .level(_, _, let mean, _): mean.count
    }
  }

  /// The spread with one category more or less common; the others make room in proportion. No share
  /// passes one.
  func scaled(_ category: Int, by ratio: Double) -> RiskFactor.Spread {
    guard case .categories(let names, let reference, var shares) = self, ratio != 1 else {
      return self
    }
    for cell in shares[category].indices {
      let before = shares[category][cell]
      // Where everybody is in the category there is nobody to make room for or to take in.
      guard before < 1 else { continue }
      let after = min(1, before * ratio)
      let others = (1 - after) / (1 - before)
      for name in names.indices { shares[name][cell] *= others }
      shares[category][cell] = after
    }
    return .categories(names: names, reference: reference, shares: shares)
  }

  /// Share of people who are in part of the spread, in each risk cell.
  func share(of part: RiskFactor.Part) -> [Double] {
    switch (part, self) {
    case (.category(let category), .categories(_, _, let shares)): return shares[category]
    case (.above(let threshold), .level(_, _, let mean, let deviation)):
      return zip(mean, deviation).map { $1 > 0 ? Self.upperTail((threshold - $0) / $1) : 0 }
    default: return Array(repeating: 1, count: cellCount)
    }
  }

  /// Chance that a standard normal variable is above `z`.
  static func upperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// Mean risk, relative to people at the reference, in one risk cell: Σ pᵢ RRᵢ.
  func meanRisk(_ logarithms: [[Double]], cell: Int) -> Double {
    switch self {
    case .categories(_, _, let shares):
      return shares.indices.reduce(0.0) { $0 + shares[$1][cell] * exp(logarithms[$1][cell]) }
    case .level(_, let reference, let mean, let deviation):
      return Self.risk(
        mean: mean[cell], deviation: deviation[cell], reference: reference,
        slope: logarithms[0][cell], above: -.infinity, shift: 0)
    }
  }

  /// ∫ exp(β max(0, x + shift − reference)) φ(x) dx over x above a threshold, with x normal: the
  /// risk carried by the people above it once their level has shifted.
  ///
  /// Below the reference the risk is 1; above it the integral is that of a log-normal tail.
  static func risk(
    mean: Double, deviation: Double, reference: Double, slope: Double, above threshold: Double,
    shift: Double
  ) -> Double {
    let kink = reference - shift
    let start = max(threshold, kink)
    let belowKink =
      kink > threshold
      ? upperTail((threshold - mean) / deviation) - upperTail((kink - mean) / deviation) : 0
    let spread = slope * deviation
    let aboveKink =
      exp(slope * (mean - kink) + spread * spread / 2)
      * upperTail((start - mean) / deviation - spread)
    return belowKink + aboveKink
  }
}
