import Commissioning
import PopulationHealth

/// Reads what a plan must keep to.
struct LimitsReader {
  let horizon: Horizon
  let activity: PackActivity
  let staffGroups: [CodeTitle]
  /// Those that could be read.
  let interventions: [Intervention]
  /// The axes of the places studied.
  let shape: PopulationShape
  /// Whether the pack knows people's quality of life.
  let measuresQuality: Bool
  /// Interventions as they are written, those that are wrong among them.
  let declared: [MarkedMapping.Entry]
  let log: ProblemLog

  /// The limits; nothing where the scenario gives nothing to spend.
  func read(_ limits: FieldReader?, budget: FieldReader?) -> InvestmentLimits? {
    let revenueReader = budget?.mapping("revenue", ScenarioSchema.revenue)
    let revenue = revenueReader.flatMap { $0.yearlyAmounts(horizon) }
    revenueReader?.finish()
    let movement = limits?.number("largest_movement") ?? 1
    let fences = limits?.map("ring_fences", ScenarioSchema.ringFence).compactMap {
      ringFence($0.key, $0.reader)
    }
    let workforce = limits?.map("workforce").compactMap { entry in
      limits.flatMap { workforceLimit(entry, in: $0) }
    }
    var read = InvestmentLimits(budget: [])
    if let limits {
      read.capacity = capacity(limits)
      read.access = access(limits)
      read.equity = equity(limits)
      read.relations = relations(limits)
    }
    read.disinvestment = disinvestment(limits, isBuying: revenueReader != nil)
    limits?.finish()
    if let revenueReader, interventions.isEmpty, !log.hasErrors {
      log.error(
        "scenario.nothing-to-buy", "there is money for programmes and no intervention to buy",
        help: "add 'interventions', or take 'revenue' out", at: revenueReader.mark)
    }
    if let limits, revenueReader == nil {
      log.error(
        "scenario.limits-without-money", "there are limits and no money to spend within them",
        help: "give 'budget.revenue', or take 'limits' out", at: limits.mark)
    }
    if let limits, let fences { checkShares(fences, at: limits.mark) }
    guard let revenue else { return nil }
    read.budget = revenue
    read.ringFences = fences ?? []
    read.workforce = workforce ?? []
    read.largestMovement = movement
    return read
  }

  private func ringFence(_ id: String, _ reader: FieldReader) -> RingFence? {
    let line = reader.name("service_line", among: activity.serviceLineNames)
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
    if least ?? 0 > 0, !interventions.contains(where: { $0.serviceLine == line }), !log.hasErrors {
      log.error(
        "scenario.ring-fence",
        "ring-fence '\(id)' wants spending on '\(line)', and no programme is "
          + "booked to it",
        help: "name the service line of a programme: "
          + Suggestion.list(Set(interventions.map(\.serviceLine)).sorted()), at: reader.mark)
      return nil
    }
    if unit == "spend", amount > 1 {
      log.error(
        "value.range", "ring-fence '\(id)' is \(amount) of spending, which is over 1",
        help: "write a share such as 0.25, or 'of: pounds'", at: reader.mark)
      return nil
    }
    return RingFence(
      id: id, serviceLine: line, bound: least == nil ? .atMost : .atLeast,
      amount: unit == "spend"
        ? .shareOfSpend(amount)
        : .pounds(Array(repeating: amount, count: horizon.planYears)))
  }

  /// Floors that are shares of spending cannot take more than all of it.
  private func checkShares(_ fences: [RingFence], at mark: Mark) {
    var largest: [String: Double] = [:]
    for fence in fences where fence.bound == .atLeast {
      guard case .shareOfSpend(let share) = fence.amount else { continue }
      largest[fence.serviceLine] = max(largest[fence.serviceLine] ?? 0, share)
    }
    let total = largest.values.sorted().reduce(0, +)
    guard total > 1 else { return }
    log.error(
      "scenario.ring-fence", "ring-fences want \(total) of spending, which is over 1",
      help: "lower 'at_least' in one of them", at: mark)
  }

  private func workforceLimit(
    _ entry: MarkedMapping.Entry, in reader: FieldReader
  ) -> WorkforceLimit? {
    let known = KnownNames("staff group", staffGroups.map(\.id))
    let fields = FieldReader(
      entry.value, ScenarioSchema.workforce,
      at: reader.path.key("workforce").key(entry.key), log: log)
    let amounts = fields.yearlyAmounts(horizon)
    fields.finish()
    guard let id = reader.key(of: entry, among: known), let position = known.index(of: id),
      let amounts
    else { return nil }
    return WorkforceLimit(
      staffGroup: position, id: id, title: staffGroups[position].title,
      wholeTimeEquivalents: amounts)
  }
}
