import PopulationHealth

/// Deaths, births and net migration fixed in advance: totals by year, divided among segments in
/// fixed shares.
struct EventTables {
  let deaths: ScheduledEvents
  let births: ScheduledEvents
  let netMigration: ScheduledEvents

  private static let events = KnownNames("event", ["births", "net_migration", "deaths"])

  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    guard let events = reader.mapping("events", PackSchema.events) else { return nil }
    let counts = folder.table(events, "counts")
    let shares = folder.table(events, "shares")
    events.finish()
    guard let counts, let shares else { return nil }
    let segments = KnownNames("segment", shape.segments.map(\.id))
    let byYear = counts.byYear(
      [TableAxis("event", Self.events)], value: "people", log: log)
    let divided = shares.dense(
      [TableAxis("event", Self.events), TableAxis("segment", segments)], value: "share",
      in: .share, log: log)
    guard let byYear, let divided else { return nil }
    guard shape.stateSize == segments.names.count else {
      log.error(
        "pack.events", "events fixed in advance need a pack of one place without ages",
        help: "give 'deaths', 'births' and 'migration' instead", at: events.mark)
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
    (births, netMigration, deaths) = (schedule(0), schedule(1), schedule(2))
  }
}
