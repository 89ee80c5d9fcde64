import PopulationHealth

/// The chance of each event in each cell: people who had it over people observed.
struct EventChances {
  /// Chances by `[event]` and `[place, sex, quintile, segment, age]`.
  let byEvent: [[Double]]

  /// The events that take people out, of which nobody can have more than one.
  private static let leaving = ["emigration", "deaths"]

  init?(_ table: CSVTable, events: KnownNames, shape: PopulationShape, log: ProblemLog) {
    var axes = [
      TableAxis("event", events), TableAxis("sex", KnownNames("sex", shape.sexes)),
      TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
      TableAxis("segment", KnownNames("segment", shape.segments.map(\.id))),
    ]
    if let ages = shape.ages { axes.append(.ages(ages.ages)) }
    let errorsBefore = log.errorCount
    guard
      let counts = table.dense(
        axes, value: "events", in: .atLeast(0), others: ["people"], log: log),
      let people = table.dense(
        axes, value: "people", in: .atLeast(0), others: ["events"], log: log),
      log.errorCount == errorsBefore
    else { return nil }
    for index in counts.indices where counts[index] > 0 {
      let event = events.names[index / shape.stateSize]
      let isTooMany = Self.leaving.contains(event) && counts[index] > people[index]
      guard people[index] == 0 || isTooMany else { continue }
      let segment = shape.segments[index % shape.blockSize / shape.ageCount].id
      let age = shape.ageInYears(at: index % shape.ageCount).map { " at age \($0)" } ?? ""
      log.error(
        "pack.events",
        "\(event) in \(segment)\(age) are \(NumberText.plain(counts[index])) among "
          + "\(NumberText.plain(people[index])) people",
        help: "count them among the people who could have had them",
        at: Mark(file: table.file.name))
    }
    guard log.errorCount == errorsBefore else { return nil }
    let size = shape.stateSize
    byEvent = events.names.indices.map { event in
      (event * size..<(event + 1) * size).map { people[$0] > 0 ? counts[$0] / people[$0] : 0 }
    }
  }
}
