import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

extension LimitBook {
  /// A programme must be within the reach of enough people, in each place or of a quintile.
  func accessRows() -> [LimitRow] {
    limits.access.flatMap { limit -> [LimitRow] in
      (limit.firstYear..<years).flatMap { year -> [LimitRow] in
        if case .shareOfReached(let quintile) = limit.measure {
          return [shareOfReached(limit, quintile: quintile, year: year)]
        }
        return decisions(year, of: limit.intervention)
          .filter { limit.places.contains($0.place) }
          .map { access(limit, in: $0.place, decision: $0.decision, year: year) }
      }
    }
  }

  private func access(
    _ limit: AccessLimit, in place: Int, decision: Int, year: Int
  ) -> LimitRow {
    let (perShare, least, unit, wanted): (Double, Double, String, String)
    switch limit.measure {
    case .coverage, .shareOfReached:
      (perShare, least, unit) = (1, limit.least, "share of eligible people")
      wanted = "\(Amount.percent(limit.least, decimals: 2)) of eligible people"
    case .people(let quintile):
      (perShare, least) = (eligible(limit, quintile, in: place, year: year), limit.least)
      unit = "people"
      wanted = "\(Amount.grouped(limit.least)) people" + of(quintile)
    case .residents(let quintile):
      perShare = eligible(limit, quintile, in: place, year: year)
      least =
        limit.least * model.residents(quintile: quintile, in: place, at: run[year])
      unit = "people"
      wanted =
        "\(Amount.grouped(least)) people" + of(quintile)
        + ", \(Amount.percent(limit.least, decimals: 2)) of those who live there,"
    }
    return LimitRow(
      kind: .access, id: "access.\(limit.id)", year: label(year),
      place: model.shape.places[place], unit: unit,
      sentence:
        "\(model.interventions[limit.intervention].title) must reach at least \(wanted) in "
        + "\(label(year)).",
      lower: least, upper: .infinity, terms: DecisionSum(coverage: [(decision, perShare)]))
  }

  /// As a sum that has to be zero or more: those of the quintile who are reached, less their share of
  /// all who are.
  private func shareOfReached(_ limit: AccessLimit, quintile: Int, year: Int) -> LimitRow {
    let here = decisions(year, of: limit.intervention).filter { limit.places.contains($0.place) }
    let all = DecisionSum(
      coverage: here.map { ($0.decision, run[year].eligible[limit.intervention, $0.place]) })
    let own = DecisionSum(
      coverage: here.map { ($0.decision, eligible(limit, quintile, in: $0.place, year: year)) })
    let terms = DecisionSum(
      coverage: zip(here, zip(own.terms, all.terms)).map {
        ($0.decision, $1.0.amount - limit.least * $1.1.amount)
      })
    return LimitRow(
      kind: .access, id: "access.\(limit.id)", year: label(year), place: names(of: limit.places),
      unit: "people",
      sentence:
        "Of the people \(Phrase.inSentence(model.interventions[limit.intervention].title)) "
        + "reaches, at least \(Amount.percent(limit.least, decimals: 2)) must be"
        + "\(of(quintile)) in \(label(year)).",
      lower: 0, upper: .infinity, terms: terms, share: (all, limit.least))
  }

  private func eligible(
    _ limit: AccessLimit, _ quintile: Int?, in place: Int, year: Int
  ) -> Double {
    model.eligible(for: limit.intervention, quintile: quintile, in: place, at: run[year])
  }

  private func of(_ quintile: Int?) -> String {
    quintile.map { " of quintile \(model.shape.quintiles[$0])" } ?? ""
  }
}
