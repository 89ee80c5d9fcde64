import Commissioning
import PopulationHealth

/// Every quantity of a health system that may be uncertain, by its path in the files.
///
/// A path that ends at the key of a table is a factor on every number of the table, 1 at the centre; a
/// row of a table is the table's path and the row's names.
struct SystemQuantities {
  typealias Quantity = UncertainQuantity<ParameterTarget>

  let resolved: MarkedNode
  let interventions: [Intervention]
  let risk: RiskModel?
  let basis: DrawingBasis
  let pods: [PointOfDelivery]
  let segments: [Segment]
  let quality: QualityOfLife
  let need: NeedModel
  let caseMix: CaseMixChoice?
  let staffGroups: [CodeTitle]

  /// What can be uncertain, in words.
  static let kinds =
    "costs, effects and 'decay' of interventions, their 'eligible.share' and 'workforce', "
    + "'risk.relative_risks' and 'risk.mediation', prices, 'cost_shares' and growth in 'activity.pods', 'quality_of_life', "
    + "'need.case_mix_drift', 'need.deaths.trend', 'need.births.fertility', 'need.migration.external', "
    + "'money.cost_uplift', 'money.efficiency' and 'budget.envelope.growth'"

  private static let positive = NumberRange.atLeast(0)
  private static let rate = NumberRange.from(-0.2, to: 0.2)

  /// All of them, in the order of the model.
  var all: [Quantity] {
    interventions.indices.flatMap(ofIntervention) + risks + care + health + demography + money
  }

  private func ofIntervention(_ position: Int) -> [Quantity] {
    let intervention = interventions[position]
    let path = "interventions.\(intervention.id)"
    guard let node = resolved["interventions"]?[intervention.id] else { return [] }
    let isDisinvestment = intervention.kind == .disinvestment
    let costs: [(String, ParameterTarget, NumberRange)] = [
      (
        "unit_cost", .unitCost(intervention: position),
        isDisinvestment ? .atMost(0) : Self.positive
      ),
      ("set_up_cost", .setUpCost(intervention: position), Self.positive),
      ("capital_cost", .capitalCost(intervention: position), Self.positive),
      ("opening_cost", .openingCost(intervention: position), Self.positive),
    ]
    let resources = costs.compactMap { key, target, range in
      quantity(node, path, key, target, range, group: "costs of programmes")
    }
    let decay = quantity(
      node, path, "decay", .decay(intervention: position), .share, group: "how long effects last")
    return resources + [eligible(position, node["eligible"], path), decay].compactMap(\.self)
      + staff(of: position, node["workforce"], path)
      + effects(of: position, node["effects"], path)
  }

  /// The share of those described who are eligible, a row for each quintile where it differs by quintile;
  /// nothing where it is not written.
  private func eligible(_ position: Int, _ node: MarkedNode?, _ path: String) -> Quantity? {
    guard let share = node?["share"] else { return nil }
    let shares = interventions[position].eligible.shareByQuintile
    return Quantity(
      path: "\(path).eligible.share", target: .eligibleShare(intervention: position),
      central: share.mapping == nil ? Array(shares.prefix(1)) : shares, allowed: .share,
      group: "who is eligible")
  }

  /// Staff of each group for a thousand people reached.
  private func staff(of position: Int, _ node: MarkedNode?, _ path: String) -> [Quantity] {
    staffGroups.indices.compactMap { group in
      quantity(
        node, "\(path).workforce", staffGroups[group].id,
        .staff(intervention: position, group: group), Self.positive, group: "staff of programmes")
    }
  }

  private func effects(of position: Int, _ node: MarkedNode?, _ path: String) -> [Quantity] {
    guard let node else { return [] }
    let intervention = interventions[position]
    let group = "effects of \(intervention.kind.rawValue.replacing("-", with: " "))"
    let path = "\(path).effects"
    let ratio = NumberRange.from(0, to: 10)
    func entries(_ key: String) -> [(offset: Int, element: MarkedMapping.Entry)] {
      Array((node[key]?.mapping?.entries.map(\.self) ?? []).enumerated())
    }
    var found: [Quantity?] = []
    for (effect, entry) in entries("risk_factors") {
      let target = ParameterTarget.riskFactor(intervention: position, effect: effect)
      let place = "\(path).risk_factors.\(entry.key)"
      found.append(quantity(entry.value, place, "leave", target, .share, group: group))
      found.append(quantity(entry.value, place, "change", target, .any, group: group))
    }
    for (effect, entry) in entries("conditions") {
      found.append(
        quantity(
          entry.value, "\(path).conditions.\(entry.key)", "hazard_ratio",
          .condition(intervention: position, effect: effect), ratio, group: group))
    }
    found += [
      quantity(
        node["upward_transitions"], "\(path).upward_transitions", "hazard_ratio",
        .upwardMoves(intervention: position), ratio, group: group),
      quantity(
        node["deaths"], "\(path).deaths", "hazard_ratio", .deaths(intervention: position), ratio,
        group: group),
      quantity(
        node["quality_of_life"], "\(path).quality_of_life", "gain",
        .qualityOfLife(intervention: position), .from(-1, to: 1), group: group),
    ]
    for (effect, item) in (node["activity"]?.items ?? []).enumerated() {
      let place = "\(path).activity[\(effect + 1)]"
      found += [
        quantity(
          item, place, "avoided", .avoided(intervention: position, effect: effect),
          .from(-1, to: 1), group: group),
        quantity(
          item, place, "units_added_per_unit_avoided",
          .replacement(intervention: position, effect: effect), Self.positive, group: group),
        quantity(
          item, place, "added_per_person", .added(intervention: position, effect: effect),
          Self.positive, group: group),
      ]
    }
    return found.compactMap(\.self)
  }

  /// A number written under a key, with the range beside it; nothing where the key is not written.
  private func quantity(
    _ node: MarkedNode?, _ path: String, _ key: String, _ target: ParameterTarget,
    _ allowed: NumberRange, group: String
  ) -> Quantity? {
    guard let value = node?[key]?.number else { return nil }
    let ends = (node?["range"]?.items ?? []).compactMap(\.number)
    let isEffect = key != "units_added_per_unit_avoided"
    return Quantity(
      path: "\(path).\(key)", target: target, central: [value],
      published: isEffect && ends.count == 2 ? [ends[0]...ends[1]] : nil, allowed: allowed,
      group: group)
  }

  private var risks: [Quantity] {
    guard let risk else { return [] }
    let group = "relative risks"
    let pairs = risk.relativeRisks.indices.compactMap { position -> Quantity? in
      let pair = risk.relativeRisks[position]
      let rows = basis.relativeRisks[position]
      guard !rows.isEmpty else { return nil }
      return Quantity(
        path: "risk.relative_risks.\(risk.factors[pair.factor].id)"
          + ".\(risk.conditions[pair.condition].id)",
        target: .relativeRisk(position), central: rows.map(\.value), published: rows.map(\.range),
        allowed: .moreThan(0), group: group)
    }
    let links = risk.mediations.indices.map { position in
      let link = risk.mediations[position]
      let estimate = link.changePerUnit
      return Quantity(
        path: "risk.mediation.\(risk.factors[link.factor].id).\(risk.factors[link.via].id)",
        target: .mediation(position), central: [estimate.value],
        published: [estimate.low...estimate.high], allowed: .any, group: group)
    }
    return pairs + links
  }

  private var care: [Quantity] {
    pods.indices.flatMap { pod in
      let path = "activity.pods.\(pods[pod].id)"
      let price = Quantity(
        path: "\(path).gbp_per_unit", target: .price(pod: pod),
        central: [basis.poundsPerUnit[pod]], allowed: Self.positive, group: "prices of care")
      let growth = Quantity(
        path: "\(path).non_demographic_growth", target: .activityGrowth(pod: pod),
        central: [pods[pod].nonDemographicGrowth], allowed: Self.rate, group: "growth of care")
      return (basis.poundsPerUnit[pod] > 0 ? [price] : []) + [growth] + shares(of: pod, path)
    }
  }

  /// How cost follows activity; nothing where all of it goes the same way.
  private func shares(of pod: Int, _ path: String) -> [Quantity] {
    let named = pods[pod].behaviour.namedShares
    guard named.count > 1 else { return [] }
    return [
      Quantity(
        path: "\(path).cost_shares", target: .costShares(pod: pod), central: named.map(\.value),
        allowed: .share, group: "how cost follows activity",
        shares: .init(names: named.map { Self.column($0.name) }))
    ]
  }

  private var health: [Quantity] {
    guard quality.isMeasured else { return [] }
    let group = "quality of life"
    return [
      Quantity(
        path: "quality_of_life.norms", target: .qualityNorms, central: [1],
        allowed: .from(0, to: 1.2), group: group)
    ]
      + segments.indices.map {
        Quantity(
          path: "quality_of_life.segments.\(segments[$0].id)", target: .segmentQuality(segment: $0),
          central: [quality.multipliers[$0]], allowed: .moreThan(0), group: group)
      }
  }

  /// None where people are brought to official totals, which are not drawn.
  private var demography: [Quantity] {
    guard need.officialFactors == nil else { return [] }
    let group = "people"
    var found: [Quantity] = []
    if let caseMix {
      var drift = Quantity(
        path: "need.case_mix_drift", target: .caseMixDrift, central: [caseMix.drift.weight],
        allowed: .share, group: group)
      if let risk {
        let ends = CaseMixDriftEnds(risk: risk, need: need, observed: caseMix.observed)
        drift.problemAtEnd = { ends.problem(at: $0) }
      }
      found.append(drift)
    }
    if case .published = need.deaths {
      found.append(
        Quantity(
          path: "need.deaths.trend", target: .mortalityTrend, central: [1], allowed: .any,
          group: group))
    }
    if case .fertility = need.births {
      found.append(
        Quantity(
          path: "need.births.fertility", target: .fertility, central: [1], allowed: Self.positive,
          group: group))
    }
    if case .rates = need.migrants {
      found.append(
        Quantity(
          path: "need.migration.external", target: .externalMigration, central: [1], allowed: .any,
          group: group))
    }
    return found
  }

  private var money: [Quantity] {
    let group = "money"
    let growth =
      basis.envelope.isEmpty
      ? nil
      : Quantity(
        path: "budget.envelope.growth", target: .envelopeGrowth,
        central: [resolved["budget"]?["envelope"]?["growth"]?.number ?? 0],
        allowed: .from(-0.5, to: 0.5), group: group)
    return [
      Quantity(
        path: "money.cost_uplift", target: .costUplift, central: [basis.costUplift],
        allowed: Self.rate, group: group),
      Quantity(
        path: "money.efficiency", target: .efficiency, central: [basis.efficiency],
        allowed: Self.rate, group: group),
    ] + (growth.map { [$0] } ?? [])
  }
}

extension MarkedNode {
  /// The number written here, if it is one.
  fileprivate var number: Double? { text.flatMap { NumberText.double($0) } }
}
