import Commissioning

extension LimitsReader {
  /// Money bound to a service line.
  func ringFences(_ limits: FieldReader) -> [RingFence] {
    var marks: [Mark] = []
    let fences = limits.map("ring_fences", ScenarioSchema.ringFence).compactMap {
      key, reader -> RingFence? in
      guard let fence = ringFence(key, reader) else { return nil }
      if fence.wantsShare { marks.append(reader.mark(of: "at_least")) }
      return fence
    }
    // What is laid over the scenario is likelier than what it says to be what is too much.
    checkShares(fences, at: marks.first { $0.file != limits.mark.file } ?? limits.mark)
    return fences
  }

  private func ringFence(_ id: String, _ reader: FieldReader) -> RingFence? {
    let errorsBefore = log.errorCount
    let line = reader.name("service_line", among: activity.serviceLineNames)
    let bound = reader.bound("ring-fence", id, code: "scenario.ring-fence")
    let amounts = bound.flatMap { reader.yearlyAmounts($0.name, horizon) }
    reader.passOver(["at_least", "at_most"])
    let unit = reader.choice("of")
    let counting = reader.choice("counting", as: RingFence.Counting.self)
    reader.finish()
    guard log.errorCount == errorsBefore, let line, let bound, let amounts, let unit, let counting
    else { return nil }
    let isFloor = bound.bound == .atLeast
    if isFloor, counting == .programmes, amounts.contains(where: { $0 > 0 }),
      !interventions.contains(where: { $0.serviceLine == line }), !log.hasErrors
    {
      log.error(
        "scenario.ring-fence",
        "ring-fence '\(id)' wants spending on '\(line)', and no programme is "
          + "booked to it",
        help: interventions.isEmpty
          ? "there are no programmes: leave the ring-fence out"
          : "name the service line of a programme: "
            + Suggestion.list(Set(interventions.map(\.serviceLine)).sorted()), at: reader.mark)
      return nil
    }
    if counting == .allCare, !activity.pods.contains(where: { $0.serviceLine == line }) {
      log.error(
        "scenario.ring-fence",
        "ring-fence '\(id)' counts all care on '\(line)', and no point of delivery is booked to it",
        help: "write 'counting: programmes', or name the service line of a point of delivery",
        at: reader.mark(of: "service_line"))
      return nil
    }
    if unit == "doing-nothing", counting == .programmes {
      log.error(
        "scenario.ring-fence", "doing nothing spends nothing on programmes",
        help: "write 'counting: all-care', or 'of: spend' or 'pounds'", at: reader.mark(of: "of"))
      return nil
    }
    if unit == "spend", let amount = amounts.first(where: { $0 > 1 }) {
      reader.reportOverAllSpending(id, NumberText.plain(amount), at: reader.mark(of: bound.name))
      return nil
    }
    if ["last-year", "doing-nothing"].contains(unit),
      let amount = amounts.first(where: { $0 < 0.5 || $0 > 2 })
    {
      log.error(
        "value.range",
        "ring-fence '\(id)' is \(amount) times the spending of \(unit == "last-year" ? "the year before" : "doing nothing")",
        help: "write 1 for as much, 1.02 for 2% more; from 0.5 to 2",
        at: reader.mark(of: bound.name))
      return nil
    }
    return RingFence(
      id: id, serviceLine: line, title: activity.serviceLineTitles[line], bound: bound.bound,
      amount: Self.amount(amounts, of: unit), counting: counting)
  }

  private static func amount(_ amounts: [Double], of unit: String) -> RingFence.Amount {
    switch unit {
    case "spend": .shareOfSpend(amounts)
    case "last-year": .shareOfLastYear(amounts)
    case "doing-nothing": .shareOfDoingNothing(amounts)
    default: .pounds(amounts)
    }
  }

  /// Floors that are shares of spending cannot take more than all of it in any year.
  private func checkShares(_ fences: [RingFence], at mark: Mark) {
    for counting in RingFence.Counting.allCases {
      var largest: [String: [Double]] = [:]
      for fence in fences where fence.wantsShare && fence.counting == counting {
        guard case .shareOfSpend(let shares) = fence.amount else { continue }
        largest[fence.serviceLine] = zip(largest[fence.serviceLine] ?? shares, shares).map(max)
      }
      for year in 0..<horizon.planYears
      where Self.checkSum(ofFloors: largest.values.map { $0[year] }, at: mark, log: log) {
        break
      }
    }
  }

  /// Reports floors that are shares of spending and together more than all of it.
  ///
  /// - Returns: whether they are.
  @discardableResult
  static func checkSum(ofFloors shares: [Double], at mark: Mark, log: ProblemLog) -> Bool {
    let total = shares.sorted().reduce(0, +)
    guard total > 1 + 1e-9 else { return false }
    // Sums of shares have rounding behind their last digit; what is over 1 has to be seen to be.
    let shown =
      [1e6, 1e7, 1e8, 1e9].lazy.map { (total * $0).rounded() / $0 }.first { $0 > 1 } ?? total
    log.error(
      "scenario.ring-fence",
      "ring-fences want \(NumberText.plain(shown)) of spending, which is over 1",
      help: "lower 'at_least' in one of them", at: mark)
    return true
  }
}

extension RingFence {
  /// Whether it wants at least a share of all that is spent.
  fileprivate var wantsShare: Bool {
    if case .shareOfSpend = amount { return bound == .atLeast }
    return false
  }
}
