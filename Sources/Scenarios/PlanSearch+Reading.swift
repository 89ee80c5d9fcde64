import Commissioning
import Wording

extension PlanSearch {
  /// Reads how a plan is looked for; nothing if any of it is wrong.
  init?(_ reader: FieldReader, log: ProblemLog) {
    let (alternatives, slack) = (reader.integer("alternatives"), reader.number("slack"))
    let (measures, points) = (reader.choices("frontier"), reader.integer("points"))
    let timeLimit = reader.number("time_limit")
    reader.finish()
    if let measures, measures.count != 2 {
      log.error(
        "scenario.frontier",
        "'frontier' has \(Amount.count(measures.count, "measure")), but has to have 2",
        help: "write [qalys, bed-days]", at: reader.mark(of: "frontier"))
      return nil
    }
    for (key, user) in [("slack", "alternatives"), ("points", "frontier")]
    where reader.has(key) && !reader.has(user) {
      // On the command line it is asked for now; in a file it may stand for another time.
      let isAsked = reader.entries?[key]?.value.layer == .override
      let report = isAsked ? log.error : log.warning
      report(
        "scenario.not-used", "'\(key)' has no part without '\(user)'",
        isAsked
          ? "ask for '\(user)' too, or leave it out"
          : "nothing to do, unless you meant to write '\(user)'", reader.mark(of: key))
    }
    guard let alternatives, let slack, let points, let timeLimit else { return nil }
    self.init()
    self.alternatives = alternatives
    self.slack = slack
    self.timeLimit = timeLimit
    if let names = measures?.compactMap(Objective.Measure.init), names.count == 2 {
      frontier = Frontier(first: names[0], second: names[1], points: points)
    }
  }
}
