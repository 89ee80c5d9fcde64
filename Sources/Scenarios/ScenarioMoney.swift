import Commissioning
import PopulationHealth
import Wording

/// The money of a scenario: envelopes, prices and who delivers what.
struct ScenarioMoney {
  let terms: FinancialTerms
  let envelopeBasis: String?
  /// What each system's envelope of the first year is the sum of before it grows; none where none is
  /// given, or each year's is.
  let envelopeStreams: [[EnvelopeStream]]

  init?(
    budget: FieldReader?, chosen: ChosenPlaces?, prices: PackMoney, providers: PackProviders?,
    kinds: [String], horizon: Horizon, priceYear: FinancialYear, log: ProblemLog
  ) {
    var envelope: [[Double]]?
    var basisInWords: String?
    var streams: [[EnvelopeStream]] = []
    var notModelled: [Double]?
    if let budget {
      guard let reader = budget.mapping("envelope", ScenarioSchema.envelope) else { return nil }
      let basis = reader.choice("basis")
      if basis == "fair-share" {
        let shares = Self.fairShares(
          reader, chosen: chosen, prices: prices, horizon: horizon, priceYear: priceYear, log: log)
        envelope = shares?.envelope
        streams = shares?.streams ?? []
        basisInWords =
          "target share from weighted population, not the actual allocation; the share stays as it is "
          + "while people change"
      } else if basis == "given" {
        envelope = Self.given(reader, chosen: chosen, horizon: horizon, log: log)
        if reader.has("first_year"), let first = envelope?.first?.first {
          streams = [[EnvelopeStream(pounds: first, years: 0)]]
        }
        basisInWords = "as the scenario gives it"
      }
      notModelled = Self.notModelled(reader, chosen: chosen, envelope: envelope, log: log)
      if let pounds = notModelled?.first {
        basisInWords = basisInWords.map {
          "\($0); \(Amount.wholePounds(pounds)) is given as spent on what the model does not follow"
        }
      }
      reader.finish()
      guard envelope != nil else { return nil }
    }
    guard let chosen, let providers else { return nil }
    let delivery = providers.shares(
      kinds: kinds, systems: chosen.systems, systemOfPlace: chosen.systemOfPlace)
    envelopeBasis = basisInWords
    envelopeStreams = streams
    terms = FinancialTerms(
      priceYear: priceYear, planStart: horizon.start, systems: chosen.systems,
      systemOfPlace: chosen.systemOfPlace,
      providers: delivery.providers, providerShares: delivery.shares, envelope: envelope,
      notModelled: notModelled, unitCostGrowth: prices.unitCostGrowth)
  }

  private static func fairShares(
    _ reader: FieldReader, chosen: ChosenPlaces?, prices: PackMoney, horizon: Horizon,
    priceYear: FinancialYear, log: ProblemLog
  ) -> (envelope: [[Double]], streams: [[EnvelopeStream]])? {
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
    var streams: [[EnvelopeStream]] = []
    for system in chosen.systems {
      guard
        let parts = prices.fairShare(
          of: system.id, in: horizon.start, priceYear: priceYear, at: reader.mark)
      else { return nil }
      streams.append(parts)
    }
    return (
      streams.map { EnvelopeStream.grown($0, by: growth, years: horizon.planYears) }, streams
    )
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

  /// Shares of an envelope that a system may spend on what a model does not follow.
  private static let usualShares = 0.01...1

  private static func notModelled(
    _ reader: FieldReader, chosen: ChosenPlaces?, envelope: [[Double]]?, log: ProblemLog
  ) -> [Double]? {
    guard let pounds = reader.number("not_modelled"), let chosen else { return nil }
    guard chosen.systems.count == 1 else {
      log.error(
        "scenario.envelope",
        "one amount of what is not modelled is given for \(chosen.systems.count) systems",
        help: "study one system, or leave 'not_modelled' out", at: reader.mark(of: "not_modelled"))
      return nil
    }
    if let first = envelope?.first?.first, first > 0, pounds > 0,
      !usualShares.contains(pounds / first)
    {
      log.warning(
        "scenario.not-modelled",
        "'not_modelled' is \(Amount.wholePounds(pounds)), and the envelope of the first year "
          + Amount.wholePounds(first),
        help: "look at its unit, pounds; it is what is spent on what the model does not follow",
        at: reader.mark(of: "not_modelled"))
    }
    return [pounds]
  }
}
