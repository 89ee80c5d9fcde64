import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

extension LimitBook {
  /// A programme that a place runs at all must reach enough people there to be worth running.
  func scaleRows() -> [LimitRow] {
    model.interventions.enumerated().flatMap { position, intervention -> [LimitRow] in
      let least = intervention.resources.leastPeople
      guard least > 0 else { return [] }
      return (0..<years).flatMap { year in
        decisions(year, of: position).map { decision, place in
          var terms = DecisionSum(
            coverage: [(decision, run[year].eligible[position, place])])
          terms.terms.append((.running(decision), -least))
          return LimitRow(
            kind: .scale, id: "scale.\(intervention.id)", year: label(year),
            place: model.shape.places[place], unit: "people",
            sentence:
              "\(intervention.title) must reach at least \(Amount.grouped(least)) people in "
              + "\(label(year)) where it is run at all.",
            lower: 0, upper: .infinity, terms: terms)
        }
      }
    }
  }
}
