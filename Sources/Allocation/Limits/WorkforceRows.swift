import Commissioning

extension LimitBook {
  /// Staff that can be found for programmes.
  func workforce(_ limit: WorkforceLimit, year: Int) -> LimitRow {
    let have = limit.wholeTimeEquivalents[year]
    return LimitRow(
      kind: .workforce, id: "workforce.\(limit.id)", year: label(year), place: "all", unit: "WTE",
      sentence:
        "Programmes may use at most \(Amount.number(have)) whole-time \(Amount.inSentence(limit.title)) "
        + "in \(label(year)).",
      lower: -.infinity, upper: have, terms: spending.staff(limit.staffGroup, in: year))
  }
}
