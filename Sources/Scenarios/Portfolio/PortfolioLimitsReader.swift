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
    let least = reader.number("at_least")
    let most = reader.number("at_most")
    let unit = reader.choice("of")
    reader.finish()
    guard (least == nil) != (most == nil) else {
      log.error(
        "scenario.ring-fence", "ring-fence '\(id)' needs one of 'at_least' and 'at_most'",
        help: "write one; make a second ring-fence for the other", at: reader.mark)
      return nil
    }
    guard let line, let unit, let amount = least ?? most else { return nil }
    if unit == "spend", amount > 1 {
      log.error(
        "value.range",
        "ring-fence '\(id)' is \(NumberText.plain(amount)) of spending, which is over 1",
        help: "write a share such as 0.25, or 'of: pounds'",
        at: reader.mark(of: least == nil ? "at_most" : "at_least"))
      return nil
    }
    return PortfolioRingFence(
      id: id, serviceLine: line, bound: least == nil ? .atMost : .atLeast,
      amount: unit == "spend" ? .shareOfSpend(amount) : .pounds(amount))
  }
}
