extension RiskModel {
  /// The same model with other relative risks and effects of factors on one another, in the same order
  /// and of the same pairs.
  package func replacing(
    relativeRisks: [RelativeRisk], mediations: [Mediation]
  ) -> RiskModel {
    RiskModel(self, relativeRisks: relativeRisks, mediations: mediations)
  }

  private init(_ model: RiskModel, relativeRisks: [RelativeRisk], mediations: [Mediation]) {
    factors = model.factors
    conditions = model.conditions
    self.relativeRisks = relativeRisks
    self.mediations = mediations
    localShares = model.localShares
    variantOfPlace = model.variantOfPlace
    spreads = model.spreads
  }
}

extension RelativeRisk {
  /// The same pair with other logarithms, laid out alike.
  package func replacing(logarithms: [[Double]]) -> RelativeRisk {
    RelativeRisk(
      factor: factor, condition: condition, logarithms: logarithms,
      excessAfterChange: excessAfterChange, sources: sources)
  }
}

extension Mediation {
  /// The same link with another size.
  package func replacing(changePerUnit: Double) -> Mediation {
    Mediation(
      factor: factor, via: via, category: category,
      changePerUnit: Estimate(
        value: changePerUnit, low: self.changePerUnit.low, high: self.changePerUnit.high))
  }
}
