import Commissioning

/// Reads what a plan is chosen for.
struct ObjectiveReader {
  let quintiles: [String]
  let log: ProblemLog

  func read(_ reader: FieldReader) -> Objective? {
    let measure = reader.choice("measure", as: Objective.Measure.self)
    let weightEntries = reader.map("equity_weights")
    let discounting: Discounting? =
      switch reader.choice("discounting") {
      case "green-book": .greenBook
      case "nice": .nice
      case "none": Discounting.none
      default: nil
      }
    let poundsPerQALY = reader.number("pounds_per_qaly")
    var weights = quintiles.map { _ in 1.0 }
    let known = KnownNames("quintile", quintiles)
    for entry in weightEntries {
      guard let name = reader.key(of: entry, among: known), let position = known.index(of: name),
        let weight = reader.number(
          entry.value, for: entry.key, as: .number(unit: "weights", .from(0, to: 100)))
      else { continue }
      weights[position] = weight
    }
    reader.finish()
    guard let measure, let discounting else { return nil }
    if measure != .qalys {
      for unused in ["equity_weights", "pounds_per_qaly"] where reader.has(unused) {
        log.warning(
          "scenario.not-used",
          "'\(unused)' is about QALYs and has no part in '\(measure.rawValue)'",
          help: "nothing to do, unless you meant 'measure: qalys'", at: reader.mark(of: unused))
      }
    }
    return Objective(
      measure: measure, weightByQuintile: weights, discount: discounting,
      poundsPerQALY: poundsPerQALY)
  }
}
