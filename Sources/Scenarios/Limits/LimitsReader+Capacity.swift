import Commissioning

extension LimitsReader {
  /// Room for care.
  func capacity(_ limits: FieldReader) -> [CapacityLimit] {
    limits.map("capacity", ScenarioSchema.capacity).compactMap { capacityLimit($0.key, $0.reader) }
  }

  private func capacityLimit(_ id: String, _ reader: FieldReader) -> CapacityLimit? {
    defer { reader.finish() }
    let errorsBefore = log.errorCount
    let counts = reader.choice("counts")
    let pod = reader.name("pod", among: activity.podNames).flatMap {
      activity.podNames.index(of: $0)
    }
    let places = placePositions(reader)
    let amount = capacityAmount(reader)
    let room: CapacityLimit.Room?
    switch counts {
    case "beds":
      if let pod, activity.pods[pod].bedDaysPerUnit == 0 {
        log.error(
          "scenario.capacity", "'\(activity.pods[pod].id)' has no bed days to count as beds",
          help: "name one that has: "
            + Suggestion.list(
              activity.pods.filter { $0.bedDaysPerUnit > 0 }.map(\.id), joinedBy: "or"),
          at: reader.mark(of: "pod"))
      }
      room = reader.number("occupancy").map { .beds(pod: pod, occupancy: $0) }
    case "units":
      let isAdded = reader.choice("of") == "added"
      if !reader.has("pod") {
        log.error(
          "scenario.capacity", "capacity '\(id)' counts units of no point of delivery",
          help: "write 'pod: …', or 'counts: beds'", at: reader.mark)
      }
      if isAdded, reader.has("as_doing_nothing_in") {
        log.error(
          "scenario.capacity",
          "capacity '\(id)' is of units programmes add, and doing nothing adds none",
          help: "give amounts, or take 'of: added' out", at: reader.mark(of: "as_doing_nothing_in"))
      }
      room = pod.map { .units(pod: $0, onlyAdded: isAdded) }
    default: room = nil
    }
    guard log.errorCount == errorsBefore, let room, let amount else { return nil }
    return CapacityLimit(id: id, room: room, places: places, amount: amount)
  }

  private func capacityAmount(_ reader: FieldReader) -> CapacityLimit.Amount? {
    guard reader.has("as_doing_nothing_in") else {
      return reader.yearlyAmounts(horizon).map { .byYear($0) }
    }
    return year("as_doing_nothing_in", reader, among: horizon.years.count).map {
      .doingNothing(year: $0)
    }
  }
}
