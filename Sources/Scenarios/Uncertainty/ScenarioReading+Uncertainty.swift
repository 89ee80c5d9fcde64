import Commissioning
import PopulationHealth

extension ScenarioReading {
  /// What is uncertain; only what is said by itself is judged where there is no model.
  func readUncertainty(
    _ reader: FieldReader?, of read: (model: SystemModel, basis: DrawingBasis)?,
    caseMix: CaseMixChoice? = nil, staffGroups: [CodeTitle] = []
  ) -> Uncertainty<ParameterTarget>? {
    guard let reader, let written = root.entries else { return nil }
    let resolved = MarkedNode(.mapping(written), at: root.mark, layer: .scenario)
    let quantities = read.map { model, basis in
      SystemQuantities(
        resolved: resolved, interventions: model.interventions, risk: model.risk, basis: basis,
        pods: model.activity.pods, segments: model.shape.segments, quality: model.quality,
        need: model.need, caseMix: caseMix, staffGroups: staffGroups
      )
    }
    return UncertaintyReader(
      quantities: quantities?.all, undrawn: quantities?.undrawn ?? [],
      kinds: SystemQuantities.kinds,
      foundAtCentre: "a plan is found", written: LaidOverPack(pack: pack, resolved: resolved),
      log: log
    ).read(reader)
  }

  /// How the prices of each intervention became those of the scenario.
  func repricing(
    of interventions: [Intervention], prices: PackMoney, priceYear: FinancialYear
  ) -> [DrawingBasis.Repricing] {
    let entries = root.map("interventions")
    return interventions.map { intervention in
      let entry = entries.first { $0.key == intervention.id }
      let year = entry?.value["price_year"]?.text.flatMap { FinancialYear($0) } ?? priceYear
      return DrawingBasis.Repricing(
        inflation: prices.inflation(from: year, to: priceYear, at: root.mark) ?? 1,
        years: priceYear - year)
    }
  }
}

extension DrawingBasis {
  /// Gathers how the figures of a pack and a scenario, read without an error, became those of the model.
  init(
    interventions: [Repricing], activity: PackActivity, risk: PackRisk?, prices: PackMoney,
    money: ScenarioMoney, priceYear: FinancialYear, at mark: Mark
  ) {
    self.init(
      costUplift: prices.costUplift, efficiency: prices.efficiency, interventions: interventions,
      activity: Repricing(
        inflation: prices.inflation(from: activity.dataYear, to: priceYear, at: mark) ?? 1,
        years: priceYear - activity.dataYear),
      poundsPerUnit: activity.pods.map(\.poundsPerUnit), envelope: money.envelopeStreams,
      relativeRisks: risk?.rows ?? [])
  }
}
