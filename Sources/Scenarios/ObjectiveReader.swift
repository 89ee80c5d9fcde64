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
    if measure != .qalys, weights.contains(where: { $0 != 1 }) {
      log.error(
        "scenario.equity-weights", "equity weights apply to QALYs, not to '\(measure.rawValue)'",
        help: "take them out, or write 'measure: qalys'", at: reader.mark)
      return nil
    }
    if measure != .qalys, poundsPerQALY != nil {
      log.error(
        "scenario.pounds-per-qaly",
        "'pounds_per_qaly' applies to QALYs, not to '\(measure.rawValue)'",
        help: "take it out, or write 'measure: qalys'", at: reader.mark(of: "pounds_per_qaly"))
      return nil
    }
    return Objective(
      measure: measure, weightByQuintile: weights, discount: discounting,
      poundsPerQALY: poundsPerQALY)
  }
}
