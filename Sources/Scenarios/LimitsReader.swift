import Commissioning
import PopulationHealth

/// Reads what a plan must keep to.
struct LimitsReader {
  let horizon: Horizon
  let activity: PackActivity
  let staffGroups: [StaffGroup]
  let log: ProblemLog

  /// The limits; nothing where the scenario gives nothing to spend.
  func read(_ limits: FieldReader?, budget: FieldReader?, canBuy: Bool) -> InvestmentLimits? {
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
    limits?.finish()
    if let revenueReader, !canBuy, !log.hasErrors {
      log.error(
        "scenario.nothing-to-buy", "there is money for programmes and no intervention to buy",
        help: "add 'interventions', or take 'revenue' out", at: revenueReader.mark)
    }
    if let limits, revenueReader == nil {
      log.error(
        "scenario.limits-without-money", "there are limits and no money to spend within them",
        help: "give 'budget.revenue', or take 'limits' out", at: limits.mark)
    }
    guard let revenue else { return nil }
    return InvestmentLimits(
      budget: revenue, ringFences: fences ?? [], workforce: workforce ?? [],
      largestMovement: movement)
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
