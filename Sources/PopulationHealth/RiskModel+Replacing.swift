extension RiskModel {
  /// The same model with other relative risks and effects of factors on one another, in the same order
  /// and of the same pairs.
  package func replacing(
    relativeRisks: [RelativeRisk], mediations: [Mediation]
  ) -> RiskModel {
    RiskModel(
      self, conditions: conditions, relativeRisks: relativeRisks, mediations: mediations)
  }

  /// The same model where moves to greater need from all causes are otherwise as frequent, per
  /// person-year, `[sex, quintile, age]`.
  package func replacing(upwardRate old: [Double], with new: [Double]) -> RiskModel {
    RiskModel(
      self, conditions: conditions.map { $0.replacing(upwardRate: old, with: new) },
      relativeRisks: relativeRisks, mediations: mediations)
  }

  private init(
    _ model: RiskModel, conditions: [Condition], relativeRisks: [RelativeRisk],
    mediations: [Mediation]
  ) {
    factors = model.factors
    self.conditions = conditions
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
