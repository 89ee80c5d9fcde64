import Commissioning

/// Reads what a plan is chosen for.
struct ObjectiveReader {
  let quintiles: [String]
  let log: ProblemLog

  func read(_ reader: FieldReader) -> Objective? {
    let word = reader.choice("measure")
    let mix = reader.map("mix")
    let next = reader.choices("then") ?? []
    let givingUp = reader.number("giving_up")
    let discounting: Discounting? =
      switch reader.choice("discounting") {
      case "green-book": .greenBook
      case "nice": .nice
      case "none": Discounting.none
      default: nil
      }
    let poundsPerQALY = reader.number("pounds_per_qaly")
    let weights = weights(reader)
    let parts = parts(word, mix, reader)
    reader.finish()
    guard let parts, let discounting, let givingUp else { return nil }
    let wanted = parts.map(\.measure) + next.compactMap(Objective.Measure.init)
    checkNext(wanted, parts: parts.count, reader)
    warnOfUnused(wanted, reader)
    if wanted.contains(.netBenefit), poundsPerQALY == nil {
      log.error(
        "scenario.missing-key", "'net-monetary-benefit' needs to know what a QALY is worth",
        help: "add 'pounds_per_qaly: 30000' to 'objective'", at: reader.mark)
      return nil
    }
    return Objective(
      parts: parts, weightByQuintile: weights, discount: discounting,
      poundsPerQALY: poundsPerQALY, then: Array(wanted.dropFirst(parts.count)),
      givingUp: givingUp)
  }

  private func weights(_ reader: FieldReader) -> [Double] {
    var weights = quintiles.map { _ in 1.0 }
    let known = KnownNames("quintile", quintiles)
    for entry in reader.map("equity_weights") {
      guard let name = reader.key(of: entry, among: known), let position = known.index(of: name),
        let weight = reader.number(
          entry.value, for: entry.key, as: .number(unit: "weights", .from(0, to: 100)))
      else { continue }
      weights[position] = weight
    }
    return weights
  }

  /// The measure, or the measures of a mix.
  private func parts(
    _ word: String?, _ mix: [MarkedMapping.Entry], _ reader: FieldReader
  ) -> [Objective.Part]? {
    guard let word else { return nil }
    if let measure = Objective.Measure(rawValue: word) {
      if let first = mix.first {
        log.error(
          "scenario.objective", "there is a 'mix' and the measure is '\(word)'",
          help: "write 'measure: mix', or take 'mix' out", at: first.keyMark)
      }
      return [Objective.Part(measure: measure, weight: 1)]
    }
    let known = KnownNames("measure", Objective.Measure.allCases.map(\.rawValue))
    let parts = mix.compactMap { entry -> Objective.Part? in
      guard let name = reader.key(of: entry, among: known),
        let measure = Objective.Measure(rawValue: name),
        let weight = reader.number(
          entry.value, for: entry.key, as: .number(unit: "weights", .atLeast(0)))
      else { return nil }
      return Objective.Part(measure: measure, weight: weight)
    }
    guard parts.count == mix.count else { return nil }
    guard parts.contains(where: { $0.weight > 0 }) else {
      log.error(
        "scenario.objective", "'measure: mix' has nothing to mix",
        help: "add 'mix: { qalys: 1, bed-days: 0.002 }', each with what one unit counts",
        at: reader.mark(of: "measure"))
      return nil
    }
    return parts
  }

  private func checkNext(_ wanted: [Objective.Measure], parts: Int, _ reader: FieldReader) {
    for next in wanted.dropFirst(parts) where parts == 1 && next == wanted[0] {
      log.error(
        "scenario.objective", "'\(next.rawValue)' is wanted first and then again",
        help: "take it out of 'then'", at: reader.mark(of: "then"))
    }
    if wanted.count == parts, reader.has("giving_up") {
      log.warning(
        "scenario.not-used", "'giving_up' has no part where nothing is wanted next",
        help: "nothing to do, unless you meant to write 'then'", at: reader.mark(of: "giving_up"))
    }
  }

  private func warnOfUnused(_ wanted: [Objective.Measure], _ reader: FieldReader) {
    let priced: Set<Objective.Measure> = [.qalys, .netBenefit]
    let weighted = priced.union([.lifeYears, .healthyLifeYears])
    for (key, users) in [("pounds_per_qaly", priced), ("equity_weights", weighted)]
    where reader.has(key) && users.isDisjoint(with: wanted) {
      log.warning(
        "scenario.not-used",
        "'\(key)' has no part in '\(wanted.map(\.rawValue).joined(separator: ", "))'",
        help: "nothing to do, unless you meant 'measure: qalys'", at: reader.mark(of: key))
    }
  }
}
