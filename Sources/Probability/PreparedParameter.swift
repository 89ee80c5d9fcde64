#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A parameter made ready to be drawn often.
struct PreparedParameter: Sendable {
  /// A row that is drawn by its normal score: mean and standard deviation, of the logarithm where it is that
  /// which is normal.
  struct ScoredRow {
    let mean: Double
    let standardDeviation: Double
    let isLogarithm: Bool

    /// `nil` for a distribution that is neither normal nor lognormal.
    init?(_ distribution: Distribution) {
      switch distribution {
      case .normal(let mean, let standardDeviation):
        (self.mean, self.standardDeviation, isLogarithm) = (mean, standardDeviation, false)
      case .lognormal(let mean, let standardDeviation):
        (self.mean, self.standardDeviation, isLogarithm) = (mean, standardDeviation, true)
      default: return nil
      }
    }

    @inline(__always)
    func value(score: Double) -> Double {
      let value = mean + standardDeviation * score
      return isLogarithm ? exp(value) : value
    }
  }

  /// How its rows are drawn.
  enum Rows {
    /// All by one normal score.
    case scored([ScoredRow])
    /// Each by its own quantiles.
    case each([Distribution])
    /// Shares of a sum of gammas with these shapes.
    case shares([Double])
  }

  /// Names of its uniforms, hashed.
  let names: [DrawKey.Name]
  let rows: Rows
  /// The place of the parameter that bounds it, and from which side; `nil` for none.
  let bound: (place: Int, isAbove: Bool)?

  init(_ parameter: Parameter, places: [String: Int]) {
    names = parameter.uniformNames.map(DrawKey.Name.init)
    switch parameter.bound {
    case .atMost(let name): bound = places[name].map { ($0, true) }
    case .atLeast(let name): bound = places[name].map { ($0, false) }
    case nil: bound = nil
    }
    switch parameter.form {
    case .together(let distributions):
      let scored = distributions.compactMap(ScoredRow.init)
      rows =
        scored.count == distributions.count && bound == nil ? .scored(scored) : .each(distributions)
    case .apart(let distributions): rows = .each(distributions)
    case .dirichlet(let weights): rows = .shares(weights)
    }
  }

  /// Its values from its uniforms, of which there is one or one a row.
  ///
  /// - Parameters:
  ///   - uniforms: its uniforms, between 0 and 1.
  ///   - score: the normal score of its uniform, where that is at hand.
  ///   - bounds: the values of the parameter that bounds it.
  /// - Returns: one value a row.
  func values(uniforms: [Double], score: Double?, bounds: [Double]?) -> [Double] {
    switch rows {
    case .scored(let rows):
      let score = score ?? NormalScore.quantile(uniforms[0])
      return rows.map { $0.value(score: score) }
    case .each(let distributions):
      return distributions.indices.map { row in
        let uniform = uniforms.count == 1 ? uniforms[0] : uniforms[row]
        guard let bound, let bounds else { return distributions[row].quantile(uniform) }
        let end = bounds.count == 1 ? bounds[0] : bounds[row]
        return bound.isAbove
          ? distributions[row].quantile(uniform, atMost: end)
          : distributions[row].quantile(uniform, atLeast: end)
      }
    case .shares(let weights): return Parameter.shares(weights, uniforms: uniforms)
    }
  }
}

extension Distribution {
  /// The quantile of what lies at or below an end; the end itself where nothing does.
  func quantile(_ probability: Double, atMost end: Double) -> Double {
    let below = cumulative(end)
    guard below > 0 else { return end }
    return min(end, quantile(clamped: probability * below))
  }

  /// The quantile of what lies at or above an end; the end itself where less than rounding does.
  func quantile(_ probability: Double, atLeast end: Double) -> Double {
    let below = cumulative(below: end)
    guard below < 1 - 0x1p-50 else { return end }
    return max(end, quantile(min(below + probability * (1 - below), 1 - 0x1p-53)))
  }
}
