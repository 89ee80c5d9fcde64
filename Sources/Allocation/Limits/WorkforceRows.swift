import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Staff that can be found for programmes, those who have finished training among them.
  func workforce(_ limit: WorkforceLimit, year: Int) -> LimitRow {
    let trained = limit.training?.trained(by: year) ?? 0
    let have = limit.wholeTimeEquivalents[year] + trained
    let place = limit.place.map { " in \($0)" } ?? ""
    let new = trained > 0 ? ", \(Amount.number(trained)) of them newly trained" : ""
    return LimitRow(
      kind: .workforce, id: "workforce.\(limit.id)" + (limit.place.map { ".by_place.\($0)" } ?? ""),
      year: label(year), place: limit.place ?? "all", unit: "WTE",
      sentence:
        "Programmes\(place) may use at most \(Amount.number(have)) whole-time "
        + "\(Phrase.inSentence(limit.title)) in \(label(year))\(new).",
      lower: -.infinity, upper: have,
      terms: spending.staff(limit.staffGroup, in: year) { place in
        limit.place.map { $0 == model.shape.places[place] } ?? true
      })
  }
}
