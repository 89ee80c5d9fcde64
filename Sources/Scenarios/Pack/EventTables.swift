import PopulationHealth

/// Events fixed in advance: totals by year, divided among segments in fixed shares, or shared out
/// among people by the chance each of them has.
struct EventTables {
  let deaths: NeedModel.Deaths
  let births: NeedModel.Births
  let migrants: NeedModel.Migrants
  /// The years that have events.
  let years: Set<FinancialYear>

  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    guard let events = reader.mapping("events", PackSchema.events) else { return nil }
    let counts = folder.table(events, "counts")
    let shares = folder.table(events, "shares")
    let chances = folder.table(events, "chances")
    let (hasShares, hasChances) = (events.has("shares"), events.has("chances"))
    events.finish()
    guard hasShares != hasChances else {
      log.error(
        "pack.events", "'events' needs one of 'shares' and 'chances'",
        help: "write 'chances' where people are divided by age, else 'shares'", at: events.mark)
      return nil
    }
    guard let counts else { return nil }
    if hasShares {
      guard let shares else { return nil }
      self.init(counts: counts, shares: shares, shape: shape, at: events.mark, log: log)
    } else {
      guard let chances else { return nil }
      self.init(counts: counts, chances: chances, shape: shape, at: events.mark, log: log)
    }
  }

  /// Fixed shares of each event by segment.
  private init?(
    counts: CSVTable, shares: CSVTable, shape: PopulationShape, at mark: Mark, log: ProblemLog
  ) {
    let names = KnownNames("event", ["births", "net_migration", "deaths"])
    let segments = KnownNames("segment", shape.segments.map(\.id))
    let byYear = counts.byYear([TableAxis("event", names)], value: "people", log: log)
    let divided = shares.dense(
      [TableAxis("event", names), TableAxis("segment", segments)], value: "share", in: .share,
      log: log)
    guard let byYear, let divided else { return nil }
    guard shape.stateSize == segments.names.count else {
      log.error(
        "pack.events", "events in fixed shares need a pack of one place without ages",
        help: "give 'chances' instead of 'shares', or 'deaths', 'births' and 'migration'", at: mark)
      return nil
    }
    func schedule(_ event: Int) -> ScheduledEvents {
      ScheduledEvents(
        byYear: byYear.mapValues { totals in
          segments.names.indices.map {
            totals[event] * divided[event * segments.names.count + $0]
          }
        })
    }
    births = .scheduled(schedule(0))
    migrants = .scheduled(schedule(1))
    deaths = .scheduled(schedule(2))
    years = Set(byYear.keys)
  }

  /// Chances of each event by cell.
  private init?(
    counts: CSVTable, chances: CSVTable, shape: PopulationShape, at mark: Mark, log: ProblemLog
  ) {
    guard shape.places.count == 1 else {
      log.error(
        "pack.events", "events fixed in advance need a pack of one place",
        help: "give 'deaths', 'births' and 'migration' instead", at: mark)
      return nil
    }
    let names = KnownNames("event", ["births", "immigration", "emigration", "deaths"])
    let byYear = counts.byYear(
      [TableAxis("event", names)], value: "people", in: .atLeast(0), log: log)
    let observed = EventChances(chances, events: names, shape: shape, log: log)
    guard let byYear, let observed else { return nil }
    func events(_ position: Int) -> SharedEvents {
      SharedEvents(
        byYear: byYear.mapValues { $0[position] }, chance: observed.byEvent[position])
    }
    births = .shared(events(0))
    migrants = .shared(arriving: events(1), leaving: events(2))
    deaths = .shared(events(3))
    years = Set(byYear.keys)
  }
}
