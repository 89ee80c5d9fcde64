import Commissioning
import PopulationHealth

/// Reads the whole tree of a scenario and its pack, part by part, so that every problem is found in
/// one go.
struct ScenarioReading {
  let root: FieldReader
  let folder: PackFolder
  /// The pack's own tree, with what an override takes away.
  let pack: MarkedNode
  let log: ProblemLog

  /// What the tree says, typed.
  struct Parts {
    var name: String
    var packTitle: String
    var model: SystemModel
    var caseMix: CaseMixChoice?
    var official: OfficialProjection?
    var uncertainty: Uncertainty<ParameterTarget>?
    var basis: DrawingBasis
    var money: ScenarioMoney
    var limits: InvestmentLimits?
    var objective: Objective
    var search: PlanSearch
    var ageBands: [AgeRange]
    var places: [CodeTitle]
    var serviceLines: [CodeTitle]
    var staffGroups: [CodeTitle]
  }

  func read() -> Parts? {
    let name = root.text("name")
    let title = root.text("title")
    _ = root.text("licence")
    _ = root.text("model")
    _ = root.choice("kind")
    let baseYear = root.financialYear("base_year")
    let horizon = root.mapping("years", ScenarioSchema.years).flatMap {
      readHorizon($0, notBefore: baseYear)
    }
    let segments = PackSegments.read(root)
    let kinds = KnownNames(
      "kind of provider", root.list("provider_kinds").compactMap(\.text))
    let activity = root.mapping("activity", PackSchema.activity).flatMap {
      PackActivity($0, segments: segments, providerKinds: kinds, folder: folder)
    }
    let needReader = root.mapping("need", PackSchema.need)
    let isBySegment = needReader.map { $0.text("segment_shares") == nil } ?? true
    let people = root.mapping("people", PackSchema.people).flatMap {
      PackPeople($0, segments: segments, isBySegment: isBySegment, folder: folder)
    }
    let staff = root.text("staff_groups").flatMap(folder.table).flatMap {
      CodeTitle.read($0, codes: "staff_group", log: log)
    }
    let prices = root.mapping("money", PackSchema.money).flatMap { PackMoney($0, folder: folder) }
    let providerTable = root.text("providers").flatMap(folder.table)
    let interactionTable = root.text("interactions").flatMap(folder.table)
    let budget = root.mapping("budget", ScenarioSchema.budget)
    let limitReader = root.mapping("limits", ScenarioSchema.limits)
    let quintiles = people?.shape.quintiles ?? []
    let objective = root.mapping("objective", ScenarioSchema.objective).flatMap {
      ObjectiveReader(quintiles: quintiles, log: log).read($0)
    }
    let search = root.mapping("allocation", ScenarioSchema.allocation).flatMap {
      PlanSearch($0, log: log)
    }
    let uncertain = root.mapping("uncertainty", UncertaintySchema.root)
    guard let people, let needReader, let activity, let prices, let baseYear else {
      _ = readUncertainty(uncertain, of: nil)
      return nil
    }
    let chosen = PlaceChoice(root: root, places: people.places, log: log).read()
    // What hangs on a part that is wrong is still read, with a stand-in, for its own problems.
    let years = horizon ?? Horizon(start: baseYear, planYears: 1, followUpYears: 0)
    let priceYear =
      budget.flatMap { reader in
        reader.financialYear("price_year").flatMap {
          prices.isKnown($0, at: reader.mark(of: "price_year")) ? $0 : nil
        }
      } ?? activity.dataYear
    let need = PackNeed(
      needReader, people: people, baseYear: baseYear, costs: activity.costBySegment,
      folder: folder)
    let riskReader = root.mapping("risk", PackSchema.risk)
    let risk = riskReader.flatMap {
      PackRisk($0, people: people, need: need, pods: activity.podNames, folder: folder)
    }
    let isRiskWrong = riskReader == nil ? reportLackOfRisk() : risk == nil
    let interventions = readInterventions(
      people: people, activity: activity, risk: risk?.model, isRiskWrong: isRiskWrong,
      providerKinds: kinds, staff: staff ?? [], prices: prices, priceYear: priceYear)
    let interactions = interactionTable.map {
      InteractionTable(
        declared: KnownNames(
          "intervention",
          (pack["interventions"]?.mapping?.entries.map(\.key) ?? [])
            + root.map("interventions").map(\.key)),
        interventions: interventions, conditions: risk?.model.conditions.map(\.id) ?? [],
        areConditionsWrong: isRiskWrong, log: log
      ).read($0)
    }
    checkEvents(of: need, within: horizon)
    let quality = readQuality(people: people, need: need)
    let inflation = prices.costGrowth(
      from: activity.dataYear, to: priceYear, at: budget?.mark(of: "price_year") ?? root.mark)
    let providers = providerTable.flatMap {
      PackProviders($0, systems: people.places.systems, kinds: kinds, log: log)
    }
    let used = Set(activity.pods.map(\.providerKind) + interventions.map(\.providerKind))
    let money = ScenarioMoney(
      budget: budget, chosen: chosen, prices: prices, providers: providers,
      kinds: used.sorted(), horizon: years, priceYear: priceYear, log: log)
    let limits = LimitsReader(
      horizon: years, activity: activity, providerKinds: kinds, staffGroups: staff ?? [],
      interventions: interventions,
      places: chosen.map { $0.positions.map { people.places.places[$0].code } },
      terms: money?.terms,
      shape: people.shape.selecting(
        places: chosen?.positions.map { people.shape.places[$0] } ?? people.shape.places),
      measuresQuality: root.has("quality_of_life"), declared: root.map("interventions"), log: log
    ).read(limitReader, budget: budget)
    budget?.finish()
    let wanted = measures(wantedBy: objective, and: search)
    if budget != nil { checkQuality(quality, measures: wanted) }
    guard let name, let title, let horizon, let need, let objective, let search, let money,
      let chosen, let quality, let inflation
    else {
      _ = readUncertainty(uncertain, of: nil)
      return nil
    }
    let factors = people.official.factors(
      country: need.wholeCountry, from: need.baseYear,
      through: horizon.start + (horizon.years.count - 1), at: root.mark(of: "years"), log: log)
    let narrowed = need.model(places: chosen.positions, officialFactors: factors)
    let model = SystemModel(
      horizon: horizon, need: narrowed, quality: quality,
      activity: activity.model(
        shape: narrowed.shape, relativities: need.relativities, inflation: inflation,
        country: need.country, conditionShares: risk?.activityShares ?? []),
      interventions: interventions, interactions: interactions ?? [],
      risk: risk?.model.narrowed(toPlaces: chosen.positions))
    checkGap(of: model, measures: wanted)
    warnOfNullInterventions(model)
    if let limits, let written = root.entries, !log.hasErrors {
      LimitWarnings(model: model, terms: money.terms, limits: limits, root: written, log: log)
        .warn()
    }
    let basis = DrawingBasis(
      interventions: repricing(of: interventions, prices: prices, priceYear: priceYear),
      activity: activity, risk: risk, prices: prices, money: money, priceYear: priceYear,
      at: root.mark)
    let uncertainty = readUncertainty(
      uncertain, of: log.hasErrors ? nil : (model: model, basis: basis),
      caseMix: need.caseMix, staffGroups: staff ?? [])
    return Parts(
      name: name, packTitle: title, model: model, caseMix: need.caseMix,
      official: chosen.positions.count == people.shape.places.count
        ? people.official.projection : nil,
      uncertainty: uncertainty, basis: basis, money: money, limits: limits, objective: objective,
      search: search,
      ageBands: people.ageBands,
      places: chosen.positions.map {
        CodeTitle(id: people.places.places[$0].code, title: people.places.places[$0].name)
      },
      serviceLines: activity.serviceLines,
      staffGroups: staff ?? [])
  }

  private func readHorizon(_ reader: FieldReader, notBefore base: FinancialYear?) -> Horizon? {
    let first = reader.financialYear("first")
    let count = reader.integer("count")
    let followUp = reader.integer("follow_up")
    reader.finish()
    guard let first, let count, let followUp else { return nil }
    if let base, first < base || first - base > 40 {
      log.error(
        "scenario.year", "the plan cannot start in \(first): the people are those of \(base)",
        help: "choose a first year from \(base) to \(base + 40)", at: reader.mark(of: "first"))
      return nil
    }
    return Horizon(start: first, planYears: count, followUpYears: followUp)
  }

  private func readInterventions(
    people: PackPeople, activity: PackActivity, risk: RiskModel?, isRiskWrong: Bool,
    providerKinds: KnownNames, staff: [CodeTitle], prices: PackMoney, priceYear: FinancialYear
  ) -> [Intervention] {
    let reader = InterventionReader(
      shape: people.shape, places: people.places.codes, activity: activity, risk: risk,
      isRiskWrong: isRiskWrong, providerKinds: providerKinds, staffGroups: staff, money: prices,
      priceYear: priceYear,
      log: log)
    return root.map("interventions", InterventionSchema.intervention, overridesMayAdd: false)
      .compactMap { reader.read($0.key, $0.reader) }
  }

  private func readQuality(
    people: PackPeople, need: PackNeed?
  ) -> QualityOfLife? {
    let shape = people.shape
    guard let reader = root.mapping("quality_of_life", PackSchema.qualityOfLife) else {
      return QualityOfLife(unmeasuredIn: shape)
    }
    let norms = folder.table(reader, "norms")
    let segments = folder.table(reader, "segments")
    reader.finish()
    guard let need, let norms, let segments, let ages = shape.ages,
      let byAge = norms.dense(
        [.ages(ages.ages)], value: "eq5d", in: .from(-1, to: 1), log: log),
      let bySegment = segments.dense(
        [TableAxis("segment", KnownNames("segment", shape.segments.map(\.id)))],
        value: "multiplier", in: .moreThan(0), log: log)
    else { return nil }
    return QualityOfLife(
      shape: shape, norms: byAge, multipliers: bySegment, shares: need.average)
  }
}
