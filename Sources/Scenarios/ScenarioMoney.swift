import Commissioning
import PopulationHealth

/// The money of a scenario: envelopes, prices and who delivers what.
struct ScenarioMoney {
  let terms: FinancialTerms
  let envelopeBasis: String?

  init?(
    budget: FieldReader?, chosen: ChosenPlaces?, prices: PackMoney, providers: PackProviders?,
    kinds: [String], horizon: Horizon, priceYear: FinancialYear, log: ProblemLog
  ) {
    var envelope: [[Double]]?
    var basisInWords: String?
    if let budget {
      guard let reader = budget.mapping("envelope", ScenarioSchema.envelope) else { return nil }
      let basis = reader.choice("basis")
      if basis == "fair-share" {
        envelope = Self.fairShares(
          reader, chosen: chosen, prices: prices, horizon: horizon, priceYear: priceYear, log: log)
        basisInWords =
          "target share from weighted population, not the actual allocation; the share stays as it is "
          + "while people change"
      } else if basis == "given" {
        envelope = Self.given(reader, chosen: chosen, horizon: horizon, log: log)
        basisInWords = "as the scenario gives it"
      }
      reader.finish()
      guard envelope != nil else { return nil }
    }
    guard let chosen, let providers else { return nil }
    let delivery = providers.shares(
      kinds: kinds, systems: chosen.systems, systemOfPlace: chosen.systemOfPlace)
    envelopeBasis = basisInWords
    terms = FinancialTerms(
      priceYear: priceYear, planStart: horizon.start, systems: chosen.systems,
      systemOfPlace: chosen.systemOfPlace,
      providers: delivery.providers, providerShares: delivery.shares, envelope: envelope,
      unitCostGrowth: prices.unitCostGrowth)
  }

  private static func fairShares(
    _ reader: FieldReader, chosen: ChosenPlaces?, prices: PackMoney, horizon: Horizon,
    priceYear: FinancialYear, log: ProblemLog
  ) -> [[Double]]? {
    let growth = reader.number("growth") ?? 0
    guard let chosen else { return nil }
    if let part = chosen.isWhole.firstIndex(of: false) {
      log.error(
        "money.no-fair-share",
        "a fair share is for a whole system, and only some places of "
          + "'\(chosen.systems[part].id)' are studied",
        help: "write 'basis: given' and the amounts, or study all its places", at: reader.mark)
      return nil
    }
    var envelopes: [[Double]] = []
    for system in chosen.systems {
      guard
        let first = prices.fairShare(
          of: system.id, in: horizon.start, priceYear: priceYear, growth: growth, at: reader.mark)
      else { return nil }
      envelopes.append(
        (0..<horizon.planYears).map { year in
          (0..<year).reduce(first) { amount, _ in amount * (1 + growth) }
        })
    }
    return envelopes
  }

  private static func given(
    _ reader: FieldReader, chosen: ChosenPlaces?, horizon: Horizon, log: ProblemLog
  ) -> [[Double]]? {
    guard let amounts = reader.yearlyAmounts(horizon), let chosen else { return nil }
    guard chosen.systems.count == 1 else {
      log.error(
        "scenario.envelope", "one envelope is given for \(chosen.systems.count) systems",
        help: "study one system, or write 'basis: fair-share'", at: reader.mark)
      return nil
    }
    return [amounts]
  }
}
