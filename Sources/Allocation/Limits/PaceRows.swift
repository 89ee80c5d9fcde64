import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// How fast some programmes may grow and shrink.
  func pace(_ limit: PaceOfChange) -> [LimitRow] {
    [(limit.up, true), (limit.down, false)].flatMap { most, isUp -> [LimitRow] in
      guard let most else { return [] }
      return (0..<years).flatMap { year in
        limit.measure == .coverage
          ? coverageRows(limit, most, isUp: isUp, year: year)
          : [spendingRow(limit, most, isUp: isUp, year: year)].compactMap(\.self)
      }
    }
  }

  private func span(_ year: Int) -> String {
    "from \(year == 0 ? "nothing" : "\(label(year - 1))") to \(label(year))"
  }

  /// Coverage of each of the programmes in each place.
  private func coverageRows(
    _ limit: PaceOfChange, _ share: Double, isUp: Bool, year: Int
  ) -> [LimitRow] {
    model.interventions.enumerated().flatMap { position, intervention in
      decisions(year, of: position).filter { _, place in
        limit.scope.part(of: intervention, in: place, model: model, terms: terms) > 0
      }.map { decision, place in
        let most = share * intervention.reach
        let sign = isUp ? 1.0 : -1
        return LimitRow(
          kind: .pace, id: "pace.\(limit.id).\(isUp ? "up" : "down").\(intervention.id)",
          year: label(year), place: model.shape.places[place], unit: "share of eligible people",
          sentence:
            "Coverage of \(Phrase.inSentence(intervention.title)) may \(isUp ? "rise" : "fall") by "
            + "at most \(Amount.percent(most, decimals: 2)) of eligible people \(span(year)).",
          lower: -.infinity, upper: most,
          terms: DecisionSum(
            coverage: [(decision, sign)] + (year == 0 ? [] : [(decision - 1, -sign)])))
      }
    }
  }

  /// What all the programmes cost together. A share has no year to be a share of in the first year, and
  /// holds from the second on.
  private func spendingRow(
    _ limit: PaceOfChange, _ most: Double, isUp: Bool, year: Int
  ) -> LimitRow? {
    let isShare = limit.measure == .spending
    guard year > 0 || !isShare && isUp else { return nil }
    let now = spent(on: limit.scope, in: year)
    let before = year > 0 ? spent(on: limit.scope, in: year - 1) : DecisionSum()
    let (larger, smaller) = isUp ? (now, before) : (before, now)
    // Down, the year before may be at most so much above this one.
    let terms =
      isUp
      ? larger + smaller.scaled(by: isShare ? -(1 + most) : -1)
      : larger.scaled(by: isShare ? 1 - most : 1) + smaller.scaled(by: -1)
    let amount = isShare ? Amount.percent(most, decimals: 2) : Amount.wholePounds(most)
    var row = LimitRow(
      kind: .pace, id: "pace.\(limit.id).\(isUp ? "up" : "down")", year: label(year),
      place: limit.scope.place, unit: "GBP",
      sentence:
        "Spending on \(limit.scope.words(model, self.terms)) may \(isUp ? "rise" : "fall") by at "
        + "most \(amount) \(span(year)).",
      lower: -.infinity, upper: isShare ? 0 : most, terms: terms)
    if isShare { row.share = (before, most) }
    return row
  }
}
