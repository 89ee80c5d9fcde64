import Commissioning

extension LimitBook {
  /// What programmes may spend in a year, running them and setting them up.
  func budget(_ year: Int) -> LimitRow {
    LimitRow(
      kind: .budget, id: "budget", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Programmes may spend at most \(Amount.wholePounds(limits.budget[year])) in \(label(year)).",
      lower: -.infinity, upper: limits.budget[year], terms: spending.pounds(in: year))
  }
}
