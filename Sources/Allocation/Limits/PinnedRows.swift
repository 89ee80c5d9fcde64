import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Coverage that is decided elsewhere.
  func pinnedRows(_ pin: PinnedDecision) -> [LimitRow] {
    guard let position = model.interventions.firstIndex(where: { $0.id == pin.intervention })
    else { return [] }
    let lower: Double
    let upper: Double
    let amount: String
    switch pin.coverage {
    case .exactly(let share): (lower, upper, amount) = (share, share, Self.percent(share))
    case .atLeast(let share):
      (lower, upper, amount) = (share, .infinity, "at least \(Self.percent(share))")
    case .atMost(let share):
      (lower, upper, amount) = (-.infinity, share, "at most \(Self.percent(share))")
    }
    return pin.years.flatMap { year in
      decisions(year, of: position).filter { _, place in
        pin.places.isEmpty || pin.places.contains(model.shape.places[place])
      }.map { decision, place in
        LimitRow(
          kind: .pinned, id: "pinned.\(pin.id)", year: label(year),
          place: model.shape.places[place], unit: "share of eligible people",
          sentence:
            "Decided at \(pin.level.rawValue) level: "
            + "\(Phrase.inSentence(model.interventions[position].title)) must reach \(amount) of "
            + "eligible people in \(label(year)) (\(pin.reason)).",
          lower: lower, upper: upper, terms: DecisionSum(coverage: [(decision, 1)]))
      }
    }
  }

  private static func percent(_ share: Double) -> String { Amount.percent(share, decimals: 2) }
}
