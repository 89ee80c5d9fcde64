internal import LinearAlgebra

extension SegmentMoves {
  /// The probabilities after a hazard ratio on the rate of every move to greater need.
  ///
  /// The rates are rescaled and their outcome taken anew: P' = exp(Q'). Each chance T_ij in use, which
  /// case-mix drift may have moved away from that of the rates, changes by the same factor as the
  /// chance S_ij of those who live, S'_ij / S_ij, and its row is brought back to one. Without drift that is
  /// S' itself. Rows whose ratios are all exactly 1 keep their bytes. Deaths stay with the segment
  /// at the start of the year.
  ///
  /// - Parameters:
  ///   - ratios: hazard ratios by the segment left, `[sex, quintile, segment, age]`.
  ///   - rates: by age, between the segments and death.
  /// - Returns: probabilities laid out as `probability`.
  func probability(scalingUpwardRatesBy ratios: [Double], of rates: [RateMatrix]) -> [Double] {
    let segments = shape.segments.count
    var changed = probability
    // Neighbouring ages often share a band of rates and a ratio.
    var last: RescaledRates?
    for group in 0..<shape.groupCount {
      for age in 0..<shape.ageCount {
        let own = ownRatios(ratios, group: group, age: age)
        guard own.contains(where: { $0 != 1 }) else { continue }
        if last?.ratios != own || last?.before != rates[age] {
          last = RescaledRates(rates[age], ratios: own, shape: shape)
        }
        guard let factors = last?.factors else { continue }
        var sums = Array(repeating: 0.0, count: segments)
        for (position, exit) in exits.enumerated() {
          let cell = start(group: group, exit: position) + age
          changed[cell] *= factors[exit.from * segments + exit.to]
          sums[exit.from] += changed[cell]
        }
        for (position, exit) in exits.enumerated() where sums[exit.from] > 0 {
          changed[start(group: group, exit: position) + age] /= sums[exit.from]
        }
      }
    }
    return changed
  }

  /// The ratios of one group and age by segment.
  func ownRatios(_ ratios: [Double], group: Int, age: Int) -> [Double] {
    shape.segments.indices.map { ratios[shape.profileIndex(group: group, segment: $0, age: age)] }
  }
}

/// Rates of one age after hazard ratios on those of moving up, and what that makes of the chances of
/// those who live.
struct RescaledRates {
  /// The rates before.
  let before: RateMatrix
  /// Hazard ratios by the segment left.
  let ratios: [Double]
  /// The rates after.
  let after: RateMatrix
  /// Yearly chances before and after among all, death the last of them.
  let chances: (before: Matrix, after: Matrix)
  /// The chances of those who live after over those before, `[from, to]`; 1 where there was no
  /// chance.
  let factors: [Double]

  init(_ rates: RateMatrix, ratios: [Double], shape: PopulationShape) {
    let segments = shape.segments.count
    before = rates
    self.ratios = ratios
    after = rates.scaled { from, to in
      from < segments && to < segments
        && SegmentMoves.Exit(from: from, to: to).isUpward(in: shape) ? ratios[from] : 1
    }
    chances = (before.transition(), after.transition())
    factors = zip(Self.survivors(chances.before), Self.survivors(chances.after)).map {
      $0 > 0 ? $1 / $0 : 1
    }
  }

  /// Yearly chances among those who live, `[from, to]` over the states before the last, death.
  static func survivors(_ chances: Matrix) -> [Double] {
    let count = chances.rows - 1
    return (0..<count).flatMap { from in
      let row = chances.row(from).prefix(count)
      let alive = row.reduce(0, +)
      return row.map { $0 / alive }
    }
  }
}
