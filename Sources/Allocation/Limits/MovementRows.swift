import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Coverage may move by at most a share of reach from one year to the next, and from nothing in the
  /// first.
  func movementRows() -> [LimitRow] {
    model.interventions.enumerated().flatMap { position, intervention -> [LimitRow] in
      let most = limits.largestMovement * intervention.reach
      guard limits.largestMovement < 1 else { return [] }
      return (0..<years).flatMap { year in
        let since = year == 0 ? "nothing" : "\(label(year - 1))"
        return decisions(year, of: position).map { decision, place in
          LimitRow(
            kind: .movement, id: "largest_movement.\(intervention.id)", year: label(year),
            place: model.shape.places[place], unit: "share of eligible people",
            sentence:
              "Coverage of \(Phrase.inSentence(intervention.title)) may change by at most "
              + "\(Amount.percent(most, decimals: 2)) of eligible people from \(since) to "
              + "\(label(year)).",
            lower: -most, upper: most,
            terms: DecisionSum(
              coverage: [(decision, 1)] + (year == 0 ? [] : [(decision - 1, -1)])))
        }
      }
    }
  }
}
