import Commissioning
import Wording

extension LimitBook {
  /// Money that must, or may only, be spent on one service line. In the first year of the plan there is
  /// no year before: care is then held to what doing nothing spends, and programmes are not held.
  func ringFence(_ fence: RingFence, year: Int) -> [LimitRow] {
    let isAllCare = fence.counting == .allCare
    let own = spent(on: fence.serviceLine, in: year, counting: fence.counting)
    switch fence.amount {
    case .pounds(let byYear):
      return [row(fence, year, own, pounds: byYear[year], Amount.wholePounds(byYear[year]))]
    case .shareOfSpend(let byYear):
      let whole = isAllCare ? "all spending" : "programme spending"
      return [
        row(
          fence, year, own, part: byYear[year],
          of: spent(on: nil, in: year, counting: fence.counting),
          "\(Self.percent(byYear[year])) of \(whole)")
      ]
    case .shareOfDoingNothing(let byYear):
      return [
        row(
          fence, year, own, pounds: byYear[year] * doingNothing(own),
          "\(Self.percent(byYear[year])) of what doing nothing spends")
      ]
    case .shareOfLastYear where year == 0:
      guard isAllCare else { return [] }
      return [row(fence, year, own, pounds: doingNothing(own), "what doing nothing spends")]
    case .shareOfLastYear(let byYear):
      return [
        row(
          fence, year, own, part: byYear[year],
          of: spent(on: fence.serviceLine, in: year - 1, counting: fence.counting),
          "\(Self.percent(byYear[year])) of that of \(label(year - 1))")
      ]
    }
  }

  private static func percent(_ share: Double) -> String { Amount.percent(share, decimals: 2) }

  private func doingNothing(_ spending: LineSpending) -> Double {
    spending.care.value(of: baseline)
  }

  /// A row whose bound is so many pounds, and a part of other spending that moves with the plan.
  private func row(
    _ fence: RingFence, _ year: Int, _ own: LineSpending, pounds: Double = 0, part: Double = 0,
    of other: LineSpending? = nil, _ amount: String
  ) -> LimitRow {
    let use = other.map { own.adding($0, times: -part) } ?? own
    let what = fence.counting == .allCare ? ", care and programmes," : ""
    var row = LimitRow(
      kind: .ringFence, id: "ring_fences.\(fence.id)", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Spending on \(fence.lineWords)\(what) must be \(fence.bound.rawValue) \(amount) in "
        + "\(label(year)).",
      lower: fence.bound == .atLeast ? pounds : -.infinity,
      upper: fence.bound == .atMost ? pounds : .infinity, terms: use.programmes,
      measure: use.care.parts.isEmpty ? nil : use.care)
    if let other, part > 0 {
      row.share = (other.programmes, part)
      row.movingCare = other.care.parts.isEmpty ? nil : (other.care, part)
    }
    return row
  }
}
