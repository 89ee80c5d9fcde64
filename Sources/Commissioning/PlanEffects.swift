import PopulationHealth

/// Interventions made ready for one population: the rows each reaches, its kernel over time and the
/// paths it takes through risk factors and conditions.
///
/// It never changes. It is a class so that a system, which is handed about much, shares it at the cost of
/// one reference.
final class PlanEffects: Sendable {
  /// An effect of one intervention on activity at one point of delivery.
  struct ActivityTerm: Sendable {
    var intervention: Int
    var avoided: Double
    var replacement: Intervention.Replacement?
  }

  /// What an intervention gives to each person it reaches, whatever their own use.
  struct Gift: Sendable {
    var intervention: Int
    /// EQ-5D gained.
    var quality: Double
    /// Units added, by point of delivery.
    var added: [(pod: Int, units: Double)]

    /// Nothing where nothing is given.
    init?(of intervention: Intervention, at position: Int) {
      self.intervention = position
      quality = intervention.effects.qualityOfLife.value
      added = intervention.effects.activity.filter { $0.addedPerPerson != 0 }.map {
        ($0.pod, $0.addedPerPerson)
      }
      if added.isEmpty && quality == 0 { return nil }
    }
  }

  /// What a plan does in one place and year.
  struct InPlace: Sendable {
    /// The share of eligible people under each intervention's effect.
    var exposure: [Double]
    /// The shares of the risks of conditions that remain.
    var remainingRisk: RemainingRisk

    /// Whether anything changes.
    var isNull: Bool { exposure.allSatisfy { $0 == 0 } }
  }

  let shape: PopulationShape
  let interventions: [Intervention]
  let risk: RiskModel?
  let prepared: [Prepared]
  let strands: [RiskStrand]
  /// For each condition, the positions of the strands that end in it.
  let strandsOfCondition: [[Int]]
  /// The intervention of each strand.
  let interventionOfStrand: [Int]
  /// The first age at which each strand changes anything.
  let firstAgeOfStrand: [Int]
  /// For each strand, the first that the same people come under by the same kernel.
  let exposureOfStrand: [Int]
  /// The strands' population impact fractions, `[variant][strand, sex, quintile, age]`.
  let fractions: [[Double]]
  /// Segments told apart by strands.
  let classes: RiskClasses
  /// Shares of moves to greater need and of deaths that conditions explain,
  /// `[sex, quintile, condition, age]`.
  let shareOfUpwardMoves: [Double]
  let shareOfDeaths: [Double]
  /// New cases per person-year, `[sex, quintile, condition, age]`.
  let incidence: [Double]
  /// For each condition, the pairs of interventions of which only the larger counts.
  let pairsOfCondition: [[Pair]]
  /// The pairs of which only the larger direct effect counts.
  let directPairs: [Pair]
  /// Direct effects on risks, `[variant]`.
  private let effectsOnUpwardMoves: [[DirectEffect]]
  private let effectsOnDeaths: [[DirectEffect]]
  /// What interventions give to each person they reach, in the order they are declared.
  let gifts: [Gift]
  /// For each point of delivery, the effects on it in the order the interventions are declared.
  let activityTerms: [[ActivityTerm]]

  init(
    shape: PopulationShape, interventions: [Intervention], interactions: [Interaction],
    risk: RiskModel?, pods: Int, years: Int, reusing old: PlanEffects?
  ) {
    self.shape = shape
    self.interventions = interventions
    self.risk = risk
    prepared = interventions.enumerated().map { position, intervention in
      old?.prepared(for: intervention, at: position, risk: risk)
        ?? Prepared(intervention, in: shape, risk: risk, years: years)
    }
    strands = interventions.enumerated().flatMap { position, intervention -> [RiskStrand] in
      guard let risk else { return [] }
      return old?.strands(of: intervention, at: position, risk: risk)
        ?? RiskStrand.all(
          of: intervention, at: position,
          rows: Self.rows(of: intervention.eligible.withAge, in: shape, risk: risk), model: risk,
          shape: shape, years: years)
    }
    let strands = self.strands
    let conditions = risk?.conditions.count ?? 0
    strandsOfCondition = (0..<conditions).map { condition in
      strands.indices.filter { strands[$0].condition == condition }
    }
    interventionOfStrand = strands.map(\.intervention)
    firstAgeOfStrand = strands.map { $0.firstAge(of: shape.ageCount) }
    exposureOfStrand = strands.indices.map { position in
      strands.firstIndex { $0.hasSameExposure(as: strands[position]) } ?? position
    }
    fractions = (0..<(risk?.variantCount ?? 0)).map { variant in
      Array(strands.map { $0.fraction[variant] }.joined())
    }
    let onPaths = Set(strands.map(\.intervention))
    classes = RiskClasses(
      eligible: prepared.enumerated().map { position, own in
        guard onPaths.contains(position) else { return [] }
        // Nobody is in a segment outside its own ages, and nobody becomes eligible later.
        return own.segments.filter {
          shape.ageIndices(in: shape.segments[$0].ages).upperBound > own.ages.lowerBound
        }
      },
      segments: shape.segments.count)
    /// What there is of each condition, group by group.
    func byGroup(_ rows: (Condition) -> [Double]) -> [Double] {
      let (ages, all) = (shape.ageCount, risk?.conditions.map(rows) ?? [])
      return (0..<shape.groupCount).flatMap { group in
        all.flatMap { $0[(group * ages)..<((group + 1) * ages)] }
      }
    }
    shareOfUpwardMoves = byGroup(\.shareOfUpwardMoves)
    shareOfDeaths = byGroup(\.shareOfDeaths)
    incidence = byGroup(\.incidence)
    pairsOfCondition = Self.pairs(interactions, conditions: conditions)
    directPairs = Self.pairs(interactions) { $0 == nil }
    let variants = risk?.variantCount ?? 1
    effectsOnUpwardMoves = Self.directEffects(
      on: .upwardMoves, of: interventions, prepared: prepared, variants: variants)
    effectsOnDeaths = Self.directEffects(
      on: .deaths, of: interventions, prepared: prepared, variants: variants)
    gifts = interventions.enumerated().compactMap { Gift(of: $0.element, at: $0.offset) }
    var terms = Array(repeating: [ActivityTerm](), count: pods)
    for (position, intervention) in interventions.enumerated() {
      for effect in intervention.effects.activity where effect.avoided.value != 0 {
        terms[effect.pod].append(
          ActivityTerm(
            intervention: position, avoided: effect.avoided.value,
            replacement: effect.replacement))
      }
    }
    activityTerms = terms
  }

  /// Rows in which people are eligible, for each variant of the places.
  static func rows(
    of eligible: Eligibility, in shape: PopulationShape, risk: RiskModel?
  ) -> [[EligibleRow]] {
    (0..<(risk?.variantCount ?? 1)).map { variant in
      eligible.rows(
        in: shape,
        having: eligible.risk.flatMap {
          risk?.share(of: $0.part, factor: $0.factor, variant: variant)
        })
    }
  }

  /// Rows an intervention reaches in a place.
  func rows(of intervention: Int, place: Int) -> [EligibleRow] {
    prepared[intervention].rows[risk?.variantOfPlace[place] ?? 0]
  }

  /// What a plan does in every place in a year.
  func inPlaces(_ plan: CoveragePlan, year: Int) -> [InPlace] {
    shape.places.indices.map { inPlace(plan, place: $0, year: year) }
  }

  /// What a plan does in a place in a year.
  func inPlace(_ plan: CoveragePlan, place: Int, year: Int) -> InPlace {
    InPlace(
      exposure: prepared.indices.map {
        min(exposureUncapped(to: $0, under: plan, place: place, year: year), 1)
      },
      remainingRisk: remainingRisk(plan, place: place, year: year))
  }

  /// The share of eligible people under an effect in a place and year, before it is capped at one:
  /// nobody benefits twice.
  func exposureUncapped(
    to intervention: Int, under plan: CoveragePlan, place: Int, year: Int
  ) -> Double {
    guard prepared[intervention].isInPlace[place] else { return 0 }
    var sum = 0.0
    for past in 0...min(year, plan.years - 1) {
      sum += plan[intervention, place, past] * prepared[intervention].kernel[year - past]
    }
    return sum
  }

  /// People eligible for each intervention in one place.
  func eligiblePeople(in people: People, place: Int) -> [Double] {
    prepared.indices.map { eligiblePeople(for: $0, quintile: nil, in: people, place: place) }
  }

  /// People of one quintile, or `nil` for all, who are eligible for an intervention in one place.
  func eligiblePeople(
    for intervention: Int, quintile: Int?, in people: People, place: Int
  ) -> Double {
    guard prepared[intervention].isInPlace[place] else { return 0 }
    let spans = spans(of: intervention, place: place)
    let offset = place * shape.profileSize
    return (quintile.map { $0..<($0 + 1) } ?? spans.ofQuintile.indices).reduce(0.0) {
      $0
        + Rows.sum(
          people.cells, at: offset, over: spans.ofQuintile[$1], weights: spans.shares)
    }
  }

  /// Cells an intervention reaches in a place.
  func spans(of intervention: Int, place: Int) -> EligibleSpans {
    prepared[intervention].spans[risk?.variantOfPlace[place] ?? 0]
  }

  /// Changes to the risks of one place. Effects on the same risk combine as Π(1 − exposure × effect),
  /// never as a sum, and of two that are paired only the larger counts.
  func rateChanges(_ inPlace: InPlace, place: Int) -> RateChanges {
    var changes = conditionChanges(inPlace)
    func acting(on risk: Risk) -> [DirectEffect] {
      directEffects(on: risk, place: place).filter { inPlace.exposure[$0.intervention] != 0 }
    }
    combine(&changes.upwardMoves, acting(on: .upwardMoves), inPlace.exposure)
    combine(&changes.deaths, acting(on: .deaths), inPlace.exposure)
    return changes
  }

  /// A risk that interventions change directly.
  enum Risk {
    case upwardMoves
    case deaths
  }

  /// What one intervention does directly to a risk of the people it reaches in a place.
  struct DirectEffect: Sendable {
    var intervention: Int
    /// Share of the risk that goes: one less the hazard ratio.
    var gone: Double
    var rows: [EligibleRow]
  }

  /// Direct effects on a risk of all interventions that are bought in a place or may be.
  func directEffects(on risk: Risk, place: Int) -> [DirectEffect] {
    let variant = self.risk?.variantOfPlace[place] ?? 0
    let effects = risk == .deaths ? effectsOnDeaths : effectsOnUpwardMoves
    return effects[variant].filter { prepared[$0.intervention].isInPlace[place] }
  }

  /// Direct effects on a risk, `[variant]`.
  private static func directEffects(
    on risk: Risk, of interventions: [Intervention], prepared: [Prepared], variants: Int
  ) -> [[DirectEffect]] {
    (0..<variants).map { variant in
      interventions.indices.compactMap { position in
        let effects = interventions[position].effects
        let ratio = risk == .deaths ? effects.deaths.value : effects.upwardMoves.value
        guard ratio != 1 else { return nil }
        let own = prepared[position]
        return DirectEffect(
          intervention: position, gone: 1 - ratio,
          rows: risk == .deaths
            ? own.rows[variant] : own.rows[variant].filter { own.changesUpwardMoves[$0.segment] })
      }
    }
  }

  /// Multiplies direct effects on one risk into ratios.
  func combine(
    _ ratios: inout [Double]?, _ effects: [DirectEffect], _ exposure: [Double]
  ) {
    combine(
      &ratios, size: shape.profileSize, actors: effects.map(\.intervention), pairs: directPairs
    ) { position, ratios in
      let effect = effects[position]
      leave(less: exposure[effect.intervention] * effect.gone, in: effect.rows, of: &ratios)
    }
  }

  /// Multiplies into ratios what an effect leaves in the people of some rows.
  func leave(less effect: Double, in rows: [EligibleRow], of ratios: inout [Double]?) {
    var combined = ratios ?? Array(repeating: 1, count: shape.profileSize)
    ratios = nil
    for row in rows {
      Rows.scale(&combined, at: row.start, count: row.count, by: 1 - row.share * effect)
    }
    ratios = combined
  }
}
