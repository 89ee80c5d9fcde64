import Commissioning
import PopulationHealth

/// The parts of a scenario while parameters are given their values, each made anew only if a parameter is of
/// it.
struct ScenarioDraw {
  private let original: Scenario
  private var interventions: [Intervention]
  private var relativeRisks: [RelativeRisk]
  private var mediations: [Mediation]
  private var isRiskDrawn = false
  private var prices: [Double]
  private var growth: [Double]
  private var behaviours: [PointOfDelivery.CostBehaviour]
  private var multipliers: [Double]
  private var normsFactor = 1.0
  private var drift: CaseMixDrift?
  private var trendFactor = 1.0
  private var fertilityFactor = 1.0
  private var migrationFactor = 1.0
  private var costUplift: Double
  private var efficiency: Double
  private var envelopeGrowth: Double?

  private var basis: DrawingBasis { original.basis }

  init(of scenario: Scenario) {
    original = scenario
    interventions = scenario.model.interventions
    relativeRisks = scenario.model.risk?.relativeRisks ?? []
    mediations = scenario.model.risk?.mediations ?? []
    prices = scenario.basis.poundsPerUnit
    growth = scenario.model.activity.pods.map(\.nonDemographicGrowth)
    behaviours = scenario.model.activity.pods.map(\.behaviour)
    multipliers = scenario.model.quality.multipliers
    costUplift = scenario.basis.costUplift
    efficiency = scenario.basis.efficiency
  }

  private var centralGrowth: Double { basis.costUplift - basis.efficiency }
  private var unitCostGrowth: Double { costUplift - efficiency }

  /// Gives a quantity its values, one for each row.
  mutating func set(_ target: ParameterTarget, _ rows: [Double]) {
    let value = rows[0]
    switch target {
    case .unitCost(let position):
      interventions[position].resources.unitCost = value * level(position)
    case .setUpCost(let position):
      interventions[position].resources.setUpCost = value * level(position)
    case .capitalCost(let position):
      interventions[position].resources.capitalCost = value * level(position)
    case .openingCost(let position):
      interventions[position].resources.openingCost = value * level(position)
    case .eligibleShare(let position):
      let quintiles = interventions[position].eligible.shareByQuintile.count
      interventions[position].eligible.shareByQuintile =
        rows.count == 1 ? Array(repeating: value, count: quintiles) : rows
    case .staff(let position, let group):
      interventions[position].resources.workforce[group] = value
    case .decay(let position): interventions[position].timing.decay = value
    case .riskFactor(let position, let effect):
      let change = interventions[position].effects.riskFactors[effect].change
      interventions[position].effects.riskFactors[effect].change = change.with(value)
    case .condition(let position, let effect):
      interventions[position].effects.conditions[effect].hazardRatio.value = value
    case .upwardMoves(let position): interventions[position].effects.upwardMoves.value = value
    case .deaths(let position): interventions[position].effects.deaths.value = value
    case .qualityOfLife(let position): interventions[position].effects.qualityOfLife.value = value
    case .avoided(let position, let effect):
      interventions[position].effects.activity[effect].avoided.value = value
    case .replacement(let position, let effect):
      interventions[position].effects.activity[effect].replacement?.unitsPerUnitAvoided = value
    case .added(let position, let effect):
      interventions[position].effects.activity[effect].addedPerPerson = value
    case .relativeRisk(let position):
      relativeRisks[position] = relativeRisks[position].drawing(
        rows, rows: basis.relativeRisks[position])
      isRiskDrawn = true
    case .mediation(let position):
      guard mediations[position].changePerUnit.value != value else { return }
      mediations[position] = mediations[position].replacing(changePerUnit: value)
      isRiskDrawn = true
    case .price(let pod): prices[pod] = value
    case .costShares(let pod): behaviours[pod] = behaviours[pod].replacing(shares: rows)
    case .activityGrowth(let pod): growth[pod] = value
    case .segmentQuality(let segment): multipliers[segment] = value
    case .qualityNorms: normsFactor = value
    case .caseMixDrift: drift = CaseMixDrift(weight: value)
    case .mortalityTrend: trendFactor = value
    case .fertility: fertilityFactor = value
    case .externalMigration: migrationFactor = value
    case .costUplift: costUplift = value
    case .efficiency: efficiency = value
    case .envelopeGrowth: envelopeGrowth = value
    }
  }

  /// What a pound of an intervention's own year becomes at the central growth of unit costs; growth
  /// that is drawn comes in at the end, for every intervention alike.
  private func level(_ position: Int) -> Double {
    basis.interventions[position].level(growth: centralGrowth)
  }

  /// The scenario with everything that was set.
  var scenario: Scenario {
    var drawn = original
    let need = need
    drawn.model = SystemModel(
      replacing: repriced, risk: risk(with: need), activity: activity, need: need,
      quality: quality, in: original.model)
    if let drift, let choice = original.caseMix {
      drawn.caseMix = CaseMixChoice(drift: drift, observed: choice.observed)
    }
    drawn.terms = terms
    return drawn
  }

  private var repriced: [Intervention] {
    guard unitCostGrowth != centralGrowth else { return interventions }
    return interventions.indices.map { position in
      let prices = basis.interventions[position]
      var intervention = interventions[position]
      intervention.resources = intervention.resources.priced(
        prices.level(growth: unitCostGrowth) / prices.level(growth: centralGrowth))
      return intervention
    }
  }

  /// Conditions explain a share of moves to greater need, of which drift makes more or fewer.
  private func risk(with need: NeedModel) -> RiskModel? {
    var risk = original.model.risk
    if isRiskDrawn {
      risk = risk?.replacing(relativeRisks: relativeRisks, mediations: mediations)
    }
    guard hasOtherMoves else { return risk }
    let (old, new) = (original.model.need, need)
    return risk?.replacing(
      upwardRate: old.moves.upwardRate(of: old.shares), with: new.moves.upwardRate(of: new.shares))
  }

  /// Whether moves between segments are others than in the original.
  private var hasOtherMoves: Bool {
    drift != nil && drift != original.caseMix?.drift
  }

  private var activity: ActivityModel {
    let repricing =
      unitCostGrowth == centralGrowth
      ? 1
      : basis.activity.level(growth: unitCostGrowth) / basis.activity.level(growth: centralGrowth)
    let factors = zip(prices, basis.poundsPerUnit).map {
      ($0 == $1 ? 1 : $0 / $1) * repricing
    }
    let pods = original.model.activity.pods
    guard
      factors.contains(where: { $0 != 1 }) || growth != pods.map(\.nonDemographicGrowth)
        || behaviours != pods.map(\.behaviour)
    else { return original.model.activity }
    return original.model.activity.replacing(
      priceFactors: factors, growth: growth, behaviours: behaviours)
  }

  private var quality: QualityOfLife {
    let central = original.model.quality
    guard normsFactor != 1 || multipliers != central.multipliers else { return central }
    return central.replacing(
      norms: central.norms.map { $0 * normsFactor }, multipliers: multipliers)
  }

  private var need: NeedModel {
    var central = original.model.need
    if hasOtherMoves, let drift, let choice = original.caseMix {
      central = central.replacing(moves: drift.moves(from: choice.observed))
    }
    var (deaths, births, migrants): (NeedModel.Deaths?, NeedModel.Births?, NeedModel.Migrants?)
    if trendFactor != 1, case .published(let rates) = central.deaths {
      deaths = .published(rates.multiplyingTrend(by: trendFactor))
    }
    if fertilityFactor != 1, case .fertility(let fertility) = central.births {
      births = .fertility(fertility.scaled(by: fertilityFactor))
    }
    if migrationFactor != 1, case .rates(let migration) = central.migrants {
      migrants = .rates(migration.multiplyingExternal(by: migrationFactor))
    }
    guard deaths != nil || births != nil || migrants != nil else { return central }
    return central.replacing(deaths: deaths, births: births, migrants: migrants)
  }

  private var terms: FinancialTerms {
    let central = original.terms
    guard envelopeGrowth != nil || unitCostGrowth != centralGrowth else { return central }
    let envelope = envelopeGrowth.map { growth in
      basis.envelope.map {
        EnvelopeStream.grown($0, by: growth, years: original.model.horizon.planYears)
      }
    }
    return FinancialTerms(
      priceYear: central.priceYear, planStart: central.planStart, systems: central.systems,
      systemOfPlace: central.systemOfPlace, providers: central.providers,
      providerShares: central.providerShares, envelope: envelope ?? central.envelope,
      notModelled: central.notModelled, unitCostGrowth: unitCostGrowth)
  }
}

extension RiskChange {
  /// The same kind of change of another size.
  fileprivate func with(_ value: Double) -> RiskChange {
    switch self {
    case .leave: .leave(value)
    case .shift: .shift(value)
    case .scale: .scale(value)
    }
  }
}
