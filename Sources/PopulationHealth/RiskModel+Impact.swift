import Foundation

/// The part of a condition's risk that goes when people change, by the path it takes.
public struct RiskImpact: Hashable, Sendable {
  /// Position among the model's relative risks of the last step: the factor whose risk falls and the
  /// condition.
  public let relativeRisk: Int
  /// Population impact fraction once every person of the part has changed and the excess risk has
  /// gone, `[sex, quintile, age]`.
  public let fraction: [Double]
}

extension RiskModel {
  /// What a change in part of the people does to each condition, directly and through other factors.
  ///
  /// The population impact fraction of each path is (Σ pᵢRRᵢ − Σ p′ᵢRRᵢ) / Σ pᵢRRᵢ, over the whole
  /// of a risk cell. Paths to one condition combine as Π(1 − fraction), never as a sum. People of
  /// the part are taken to have the average of every other factor.
  ///
  /// - Parameters:
  ///   - change: what happens to the factor in the people of the part.
  ///   - factor: the factor that changes.
  ///   - part: the people who change.
  ///   - variant: the variant of the place they live in.
  ///   - stated: factors the same programme changes by a stated amount, which mediation is not to
  ///     change again.
  /// - Returns: one impact for each relative risk along the paths, in the same order for every
  ///   variant; none where the change is nothing.
  public func impacts(
    of change: RiskChange, factor: Int, part: RiskFactor.Part, variant: Int,
    except stated: Set<Int> = []
  ) -> [RiskImpact] {
    guard !change.isNull else { return [] }
    var impacts = impacts(of: change, on: factor, in: part, variant: variant)
    guard case .shift(let units) = change else { return impacts }
    let share = spreads[variant][factor].share(of: part)
    // Units by which each factor further along the path moves in the people of the part.
    var shifts: [Int: Double] = [factor: units]
    for link in mediations where !stated.contains(link.via) {
      guard let cause = shifts[link.factor] else { continue }
      let effect = cause * link.changePerUnit.value
      if link.category == nil { shifts[link.via, default: 0] += effect }
      let passed: RiskChange = link.category == nil ? .shift(effect) : .scale(exp(effect))
      impacts += self.impacts(
        of: passed, on: link.via, in: link.category.map { .category($0) } ?? .everyone,
        variant: variant, share: share)
    }
    return impacts
  }

  /// What a change of one factor in a part of the people does by itself, in all of that part or in a
  /// share of each risk cell's.
  private func impacts(
    of change: RiskChange, on factor: Int, in part: RiskFactor.Part, variant: Int,
    share: [Double]? = nil
  ) -> [RiskImpact] {
    let spread = spreads[variant][factor]
    return relativeRisks.indices.filter { relativeRisks[$0].factor == factor }.map { position in
      let logarithms = relativeRisks[position].logarithms
      var (removed, mean) = (0.0, 0.0)
      return RiskImpact(
        relativeRisk: position,
        fraction: (0..<spread.cellCount).map { cell in
          // Ages of one band follow one another and have the same risks.
          if cell == 0 || !spread.isAlike(cell, cell - 1, logarithms: logarithms) {
            removed = spread.riskRemoved(
              by: change, in: part, logarithms: logarithms, cell: cell)
            mean = removed == 0 ? 1 : spread.meanRisk(logarithms, cell: cell)
          }
          let gone = share.map { $0[cell] * removed } ?? removed
          // Where nobody has the factor, as among children, there is no risk to divide by either.
          return gone == 0 ? 0 : gone / mean
        })
    }
  }
}

extension RiskFactor.Spread {
  /// Whether two risk cells have the same spread and the same relative risks.
  fileprivate func isAlike(_ cell: Int, _ other: Int, logarithms: [[Double]]) -> Bool {
    guard logarithms.allSatisfy({ $0[cell] == $0[other] }) else { return false }
    switch self {
    case .categories(_, _, let shares): return shares.allSatisfy { $0[cell] == $0[other] }
    case .level(_, _, let mean, let deviation):
      return mean[cell] == mean[other] && deviation[cell] == deviation[other]
    }
  }

  /// Risk that goes in a risk cell, Σ pᵢRRᵢ − Σ p′ᵢRRᵢ, when people of a part change.
  func riskRemoved(
    by change: RiskChange, in part: RiskFactor.Part, logarithms: [[Double]], cell: Int
  ) -> Double {
    switch self {
    case .categories(_, let reference, let shares):
      func excess(_ category: Int) -> Double {
        shares[category][cell] * expm1(logarithms[category][cell])
      }
      switch (change, part) {
      case (.leave(let share), .category(let category)): return share * excess(category)
      case (.scale(let factor), .category(let category)): return (1 - factor) * excess(category)
      case (.scale(let factor), _):
        return (1 - factor)
          * shares.indices.filter { $0 != reference }.reduce(0.0) { $0 + excess($1) }
      default: return 0
      }
    case .level(_, let reference, let mean, let deviation):
      guard logarithms[0][cell] != 0, deviation[cell] > 0 else { return 0 }
      var threshold = -Double.infinity
      if case .above(let level) = part { threshold = level }
      func risk(shift: Double, scale: Double) -> Double {
        Self.risk(
          mean: mean[cell] * scale, deviation: deviation[cell] * scale, reference: reference,
          slope: logarithms[0][cell], above: threshold * scale, shift: shift)
      }
      switch change {
      case .shift(let units): return risk(shift: 0, scale: 1) - risk(shift: units, scale: 1)
      case .scale(let factor): return risk(shift: 0, scale: 1) - risk(shift: 0, scale: factor)
      case .leave: return 0
      }
    }
  }
}
