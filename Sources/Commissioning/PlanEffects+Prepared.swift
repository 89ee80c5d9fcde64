import PopulationHealth

extension PlanEffects {
  /// One intervention's rows and kernel.
  struct Prepared: Sendable {
    /// Rows reached, for each variant of the places.
    var rows: [[EligibleRow]]
    /// The same people by cell, for each variant.
    var spans: [EligibleSpans]
    var isInPlace: [Bool]
    var kernel: [Double]
    var changesUpwardMoves: [Bool]
    /// Positions of the segments of those eligible.
    var segments: [Int]
    /// Positions of the ages of those eligible.
    var ages: Range<Int>

    init(_ intervention: Intervention, in shape: PopulationShape, risk: RiskModel?, years: Int) {
      let segments = intervention.effects.upwardSegments
      rows = PlanEffects.rows(of: intervention.eligible, in: shape, risk: risk)
      spans = rows.map { EligibleSpans($0, quintiles: shape.quintiles.count) }
      isInPlace = shape.places.map { intervention.eligible.places.contains($0) }
      kernel = intervention.timing.kernel(years: years)
      changesUpwardMoves = shape.segments.map { segments.isEmpty || segments.contains($0.id) }
      self.segments = shape.segments.indices.filter {
        intervention.eligible.segments.contains(shape.segments[$0].id)
      }
      ages = shape.ageIndices(in: intervention.eligible.ages)
    }
  }

  /// What was prepared for an intervention; `nil` where another would be prepared differently.
  func prepared(
    for intervention: Intervention, at position: Int, risk: RiskModel?
  ) -> Prepared? {
    let own = interventions[position]
    guard reaches(sameAs: intervention, at: position, risk: risk),
      own.effects.upwardSegments == intervention.effects.upwardSegments
    else { return nil }
    var prepared = prepared[position]
    if own.timing != intervention.timing {
      prepared.kernel = intervention.timing.kernel(years: prepared.kernel.count)
    }
    return prepared
  }

  /// The strands of an intervention; `nil` where those of another would differ.
  func strands(
    of intervention: Intervention, at position: Int, risk: RiskModel
  ) -> [RiskStrand]? {
    let own = interventions[position]
    guard reaches(sameAs: intervention, at: position, risk: risk),
      own.timing == intervention.timing,
      own.effects.riskFactors == intervention.effects.riskFactors,
      own.effects.conditions == intervention.effects.conditions, let before = self.risk,
      intervention.effects.riskFactors.allSatisfy({
        risk.hasSameImpacts(of: $0.factor, as: before)
      })
    else { return nil }
    return strands.filter { $0.intervention == position }
  }

  /// Whether the same people are reached as by another intervention under another model of risk.
  private func reaches(
    sameAs intervention: Intervention, at position: Int, risk: RiskModel?
  ) -> Bool {
    guard interventions[position].eligible == intervention.eligible else { return false }
    guard let before = self.risk, let risk else { return self.risk == nil && risk == nil }
    return risk.hasSameVariants(as: before)
      && intervention.eligible.risk.map { risk.hasSameSpread(of: $0.factor, as: before) } ?? true
  }
}
