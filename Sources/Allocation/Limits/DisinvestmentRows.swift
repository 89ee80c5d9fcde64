import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

extension LimitBook {
  /// A service is given up only by as many people as another has already taken in its stead.
  func disinvestmentRows() -> [LimitRow] {
    limits.disinvestment.flatMap { limit in
      (0..<years).flatMap { year in
        decisions(year, of: limit.givesUp).map { decision, place in
          let people = run[year].eligible
          var terms = DecisionSum(coverage: [(decision, people[limit.givesUp, place])])
          if model.isOffered(limit.replacedBy, in: place) {
            terms =
              terms
              + DecisionSum(
                coverage: [
                  (
                    model.nothing.index(limit.replacedBy, place, year),
                    -limit.peoplePerPerson * people[limit.replacedBy, place]
                  )
                ])
          }
          return LimitRow(
            kind: .disinvestment, id: "disinvestment.\(limit.id)", year: label(year),
            place: model.shape.places[place], unit: "people",
            sentence:
              "\(model.interventions[limit.givesUp].title) may take in at most "
              + "\(Amount.number(limit.peoplePerPerson)) people for each person "
              + "\(Phrase.inSentence(model.interventions[limit.replacedBy].title)) reaches in "
              + "\(label(year)).",
            lower: -.infinity, upper: 0, terms: terms)
        }
      }
    }
  }
}
