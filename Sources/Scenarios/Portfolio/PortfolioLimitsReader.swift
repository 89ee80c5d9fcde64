import Commissioning

/// Reads what a portfolio must keep to.
struct PortfolioLimitsReader {
  /// The service lines of proposals.
  let serviceLines: [String]
  /// The cadres their staff belong to.
  let cadres: [ProposalReader.Named]
  /// Whether anything is said of staff.
  let knowsStaff: Bool
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
    let staff = workforce(reader)
    warnOfSlips(limited: staff.keys.sorted())
    let minutes = reader.number("minutes_per_wte")
    if !staff.isEmpty, minutes == nil, !reader.has("minutes_per_wte") {
      log.error(
        "scenario.missing-key", "'limits' has no 'minutes_per_wte', which 'workforce' needs",
        help: "write 'minutes_per_wte: …', the minutes a whole-time equivalent works in the year",
        at: reader.mark)
    }
    let fences = reader.map("ring_fences", PortfolioSchema.ringFence, overridesMayAdd: false)
      .compactMap { ringFence($0.key, $0.reader) }
    checkShares(fences, at: reader)
    let (revenue, capital) = (reader.number("revenue"), reader.number("capital"))
    reader.finish()
    return Parts(
      revenue: revenue, capital: capital,
      cadres: cadres.map {
        PortfolioProblem.Cadre(id: $0.name, wholeTimeEquivalents: staff[$0.name])
      },
      minutesPerWholeTimeEquivalent: minutes, ringFences: fences)
  }

  private func ringFence(_ id: String, _ reader: FieldReader) -> PortfolioRingFence? {
    let line = reader.name(
      "service_line",
      amongWhatIs: serviceLines.isEmpty ? nil : KnownNames("service line", serviceLines))
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

  /// Whole-time equivalents by cadre.
  private func workforce(_ reader: FieldReader) -> [String: Double] {
    let entries = reader.map("workforce")
    guard entries.isEmpty || knowsStaff else {
      log.error(
        "scenario.no-staff", "there are limits on staff, and nothing says what proposals need",
        help: "give 'staff_minutes', or take 'workforce' out", at: reader.mark(of: "workforce"))
      return [:]
    }
    // Where what proposals need could not be read, no cadre is known.
    guard !cadres.isEmpty || !log.hasErrors else { return [:] }
    let known = KnownNames("cadre", cadres.map(\.name))
    var staff: [String: Double] = [:]
    for entry in entries {
      guard let cadre = reader.key(of: entry, among: known),
        let amount = reader.number(
          entry.value, for: entry.key, as: PortfolioSchema.wholeTimeEquivalents)
      else { continue }
      staff[cadre] = amount
    }
    return staff
  }

  /// Warns of a cadre that nothing limits and that is a slip away from one that something does.
  private func warnOfSlips(limited: [String]) {
    for cadre in cadres where !limited.contains(cadre.name) {
      guard let near = Suggestion.slip(of: cadre.name, among: limited) else { continue }
      log.warning(
        "scenario.near-name", "nothing limits the cadre \(Problem.quote(cadre.name))",
        help: "nothing, if that is meant; did you mean '\(near)', which is limited?",
        at: cadre.mark)
    }
  }

  /// Floors that are shares of spending cannot take more than all of it.
  private func checkShares(_ fences: [PortfolioRingFence], at reader: FieldReader) {
    var largest: [String: Double] = [:]
    for fence in fences where fence.bound == .atLeast {
      guard case .shareOfSpend(let share) = fence.amount else { continue }
      largest[fence.serviceLine] = max(largest[fence.serviceLine] ?? 0, share)
    }
    LimitsReader.checkSum(
      ofFloors: Array(largest.values), at: reader.mark(of: "ring_fences"), log: log)
  }
}
