import Commissioning
import PopulationHealth
import Wording

extension LimitsReader {
  /// Staff that can be found for programmes, of the whole system and of single places.
  func workforce(_ limits: FieldReader, revenue: [Double]?) -> [WorkforceLimit] {
    let read = limits.map("workforce").flatMap { workforceLimits($0, in: limits) }
    if let revenue, let terms { checkTraining(read, revenue: revenue, terms: terms, at: limits) }
    return read
  }

  private func workforceLimits(
    _ entry: MarkedMapping.Entry, in limits: FieldReader
  ) -> [WorkforceLimit] {
    let known = KnownNames("staff group", staffGroups.map(\.id))
    let reader = FieldReader(
      entry.value, ScenarioSchema.workforce, at: limits.path.key("workforce").key(entry.key),
      log: log)
    let id = limits.key(of: entry, among: known)
    let group = id.flatMap { known.index(of: $0) }
    let byPlace = reader.map("by_place", ScenarioSchema.workforceInPlace)
    // Without an amount for all places together there may still be some for single ones.
    let isWhole = byPlace.isEmpty || reader.has("first_year") || reader.has("by_year")
    if !isWhole { reader.passOver(["first_year", "growth", "by_year", "training"]) }
    let whole = isWhole ? limit(reader, group, place: nil) : nil
    reader.finish()
    let studied = places.map { KnownNames("place studied", $0) }
    return [whole].compactMap(\.self)
      + zip(byPlace, entry.value["by_place"]?.mapping?.entries.map(\.self) ?? []).compactMap {
        part, entry in
        let place = studied.flatMap { reader.key(of: entry, among: $0) }
        let read = limit(part.reader, group, place: place)
        part.reader.finish()
        return place.flatMap { _ in read }
      }
  }

  private func limit(_ reader: FieldReader, _ group: Int?, place: String?) -> WorkforceLimit? {
    let amounts = reader.yearlyAmounts(horizon)
    let training = reader.mapping("training", ScenarioSchema.training).map(training)
    guard let group, let amounts else { return nil }
    let known = staffGroups[group]
    return WorkforceLimit(
      staffGroup: group, id: known.id, title: known.title, place: place,
      wholeTimeEquivalents: amounts, training: training ?? nil)
  }

  private func training(_ reader: FieldReader) -> WorkforceLimit.Training? {
    let years = reader.integer("years")
    let finishing = reader.number("finishing")
    let each = reader.number("gbp_each")
    let starting = reader.yearlyAmounts(horizon)
    reader.finish()
    guard let years, let finishing, let each, let starting else { return nil }
    return WorkforceLimit.Training(
      starting: starting, years: years, finishing: finishing, poundsEach: each)
  }

  /// Training is paid for out of the money there is, at the prices of the year.
  private func checkTraining(
    _ limits: [WorkforceLimit], revenue: [Double], terms: FinancialTerms, at reader: FieldReader
  ) {
    for year in revenue.indices {
      let pounds =
        limits.reduce(0.0) { $0 + ($1.training?.pounds(in: year) ?? 0) }
        * terms.priceLevel(year: year)
      guard pounds > revenue[year] else { continue }
      log.error(
        "scenario.training",
        "training costs \(Amount.wholePounds(pounds)) in \(horizon.start + year), and "
          + "'budget.revenue' has \(Amount.wholePounds(revenue[year]))",
        help: "plan fewer training places, or give more", at: reader.mark(of: "workforce"))
      return
    }
  }
}
