import Wording

extension LimitBook {
  /// Capital that programmes may use in a year.
  func capital(_ pounds: [Double], year: Int) -> LimitRow {
    LimitRow(
      kind: .capital, id: "budget.capital", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Programmes may use at most \(Amount.wholePounds(pounds[year])) of capital in "
        + "\(label(year)).",
      lower: -.infinity, upper: pounds[year], terms: spending.pounds(.capital, in: year))
  }
}
