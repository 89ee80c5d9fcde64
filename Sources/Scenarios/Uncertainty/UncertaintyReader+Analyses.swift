extension UncertaintyReader {
  /// Says what is asked of draws that are not made: an error where it was asked for on the command line, a
  /// warning where a scenario says so, as its draws may be asked for another time.
  func checkSense(
    of analyses: UncertaintyAnalyses, isStopped: Bool, draws: Int?, _ reader: FieldReader
  ) {
    func report(_ key: String, _ message: String, help: String) {
      guard let written = reader.entries?[key]?.value, written.layer >= .scenario else { return }
      let problem = written.layer == .override ? log.error : log.warning
      problem("uncertainty.no-draws", message, help, written.mark)
    }
    guard let draws else {
      let asked = [
        ("stop_when", isStopped), ("replan", analyses.replannedDraws > 0),
        ("hold_budget", analyses.budgetProbability != nil),
        ("sensitivity", analyses.tornado || analyses.sobolPoints > 0),
        ("willingness_to_pay", !analyses.willingnessToPay.isEmpty),
      ]
      for (key, _) in asked.filter(\.1) {
        report(
          key, "'\(key)' is asked of draws, and none are made",
          help: "say how many with 'uncertainty.draws' or --draws")
      }
      return
    }
    // Where one draw alone is asked for, nobody said how many there are: in which nothing is planned anew.
    if analyses.replannedDraws > draws, reader.mark(of: "draws") != .oneDraw {
      report(
        "replan",
        "'replan' is \(analyses.replannedDraws), and there are \(draws) draws to plan anew in",
        help: "give \(draws) or less, or make more draws")
    }
  }
}
