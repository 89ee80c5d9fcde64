import Commissioning

extension LimitBook {
  /// Money that must, or may only, be spent on one service line.
  func ringFence(_ fence: RingFence, year: Int) -> LimitRow {
    let bound: Double
    let amount: String
    let share: Double
    switch fence.amount {
    case .pounds(let byYear):
      (bound, share, amount) = (byYear[year], 0, Amount.wholePounds(byYear[year]))
    case .shareOfSpend(let part):
      (bound, share, amount) = (
        0, part, "\(Amount.percent(part, decimals: 2)) of programme spending"
      )
    }
    let use = spending.pounds(in: year) { intervention, _ in
      (model.interventions[intervention].serviceLine == fence.serviceLine ? 1 : 0) - share
    }
    return LimitRow(
      kind: .ringFence, id: "ring_fences.\(fence.id)", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Spending on \(fence.serviceLine) must be \(fence.bound.rawValue) \(amount) in "
        + "\(label(year)).",
      lower: fence.bound == .atLeast ? bound : -.infinity,
      upper: fence.bound == .atMost ? bound : .infinity, terms: use,
      share: share > 0 ? (spending.pounds(in: year), share) : nil)
  }
}
