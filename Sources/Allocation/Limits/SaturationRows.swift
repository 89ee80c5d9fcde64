import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Where benefits last and add up, nobody can be given the same benefit twice, in the years of the
  /// plan or after it.
  func saturationRows() -> [LimitRow] {
    let horizon = model.horizon.years.count
    return model.interventions.enumerated().flatMap { position, intervention -> [LimitRow] in
      let kernel = model.kernel(of: position)
      guard kernel.reduce(0, +) * intervention.reach > 1 else { return [] }
      return (1..<horizon).flatMap { year in
        decisions(0, of: position).map { first, place in
          LimitRow(
            kind: .saturation, id: "saturation.\(intervention.id)", year: label(year),
            place: model.shape.places[place], unit: "share of eligible people",
            sentence:
              "At most everyone eligible for \(Phrase.inSentence(intervention.title)) can be under "
              + "its effect in \(label(year)).",
            lower: -.infinity, upper: 1,
            terms: DecisionSum(
              coverage: (0...min(year, years - 1)).filter { kernel[year - $0] != 0 }
                .map { (first + $0, kernel[year - $0]) }))
        }
      }
    }
  }
}
