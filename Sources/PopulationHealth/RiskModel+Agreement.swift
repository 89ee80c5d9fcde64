extension RiskModel {
  /// Whether places are told apart as another model tells them.
  package func hasSameVariants(as other: RiskModel) -> Bool {
    variantOfPlace == other.variantOfPlace && variantCount == other.variantCount
  }

  /// Whether a factor is spread over people as in another model of the same variants.
  package func hasSameSpread(of factor: Int, as other: RiskModel) -> Bool {
    zip(spreads, other.spreads).allSatisfy { $0[factor] == $1[factor] }
  }

  /// Whether a change in a factor does to every condition what it does in another model of the same
  /// variants, directly and through other factors.
  package func hasSameImpacts(of factor: Int, as other: RiskModel) -> Bool {
    guard mediations == other.mediations, relativeRisks.count == other.relativeRisks.count else {
      return false
    }
    var reached: Set = [factor]
    for link in mediations where reached.contains(link.factor) { reached.insert(link.via) }
    return reached.allSatisfy {
      hasSameSpread(of: $0, as: other) && factors[$0].persistence == other.factors[$0].persistence
    }
      && zip(relativeRisks, other.relativeRisks).allSatisfy { own, other in
        own.factor == other.factor && own.condition == other.condition
          && (!reached.contains(own.factor) || own == other)
      }
  }
}
