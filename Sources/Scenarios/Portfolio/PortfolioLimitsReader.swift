import Commissioning

/// Reads what a portfolio must keep to.
struct PortfolioLimitsReader {
  let proposals: [Proposal]
  let cadres: [String]
  let log: ProblemLog

  /// The limits.
  struct Parts {
    var revenue: Double?
    var capital: Double?
    var cadres: [PortfolioProblem.Cadre]
    var minutesPerWholeTimeEquivalent: Double?
    var ringFences: [PortfolioRingFence]
  }

  func read(_ reader: FieldReader) -> Parts {
    let known = KnownNames("cadre", cadres)
    var staff: [String: Double] = [:]
    for entry in reader.map("workforce") {
      guard let cadre = reader.key(of: entry, among: known),
        let amount = reader.number(
          entry.value, for: entry.key, as: PortfolioSchema.wholeTimeEquivalents)
      else { continue }
      staff[cadre] = amount
    }
    let minutes = reader.number("minutes_per_wte")
    if !staff.isEmpty, minutes == nil, !reader.has("minutes_per_wte") {
      log.error(
        "scenario.missing-key", "'limits' has no 'minutes_per_wte', which 'workforce' needs",
        help: "write 'minutes_per_wte: …', the minutes a whole-time equivalent works in the year",
        at: reader.mark)
    }
    let fences = reader.map("ring_fences", PortfolioSchema.ringFence, overridesMayAdd: false)
      .compactMap { ringFence($0.key, $0.reader) }
    let (revenue, capital) = (reader.number("revenue"), reader.number("capital"))
    reader.finish()
    return Parts(
      revenue: revenue, capital: capital,
      cadres: cadres.map { PortfolioProblem.Cadre(id: $0, wholeTimeEquivalents: staff[$0]) },
      minutesPerWholeTimeEquivalent: minutes, ringFences: fences)
  }

  private func ringFence(_ id: String, _ reader: FieldReader) -> PortfolioRingFence? {
    var lines: [String] = []
    for proposal in proposals where !lines.contains(proposal.serviceLine) {
      lines.append(proposal.serviceLine)
    }
    let line = reader.name("service_line", among: KnownNames("service line", lines))
    let bound = reader.bound("ring-fence", id, code: "scenario.ring-fence")
    let amount = bound.flatMap { reader.number($0.name) }
    reader.passOver(["at_least", "at_most"])
    let unit = reader.choice("of")
    reader.finish()
    guard let line, let unit, let bound, let amount else { return nil }
    if unit == "spend", amount > 1 {
      reader.reportOverAllSpending(
        id, NumberText.plain(amount), at: reader.mark(of: bound.name))
      return nil
    }
    return PortfolioRingFence(
      id: id, serviceLine: line, bound: bound.bound,
      amount: unit == "spend" ? .shareOfSpend(amount) : .pounds(amount))
  }
}
