import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Care may take no more room than there is, in the hospital and out of it.
  func capacityRows() -> [LimitRow] {
    limits.capacity.flatMap { limit in
      (0..<years).map { year in
        let most =
          switch limit.amount {
          case .byYear(let amounts): amounts[year]
          case .doingNothing(let base): limit.use(in: base, of: model).value(of: baseline)
          }
        return LimitRow(
          kind: .capacity, id: "capacity.\(limit.id)", year: label(year),
          place: names(of: limit.places), unit: unit(of: limit.room),
          sentence: sentence(limit, year: year, most: most), lower: -.infinity, upper: most,
          terms: DecisionSum(), measure: limit.use(in: year, of: model))
      }
    }
  }

  private func unit(of room: CapacityLimit.Room) -> String {
    switch room {
    case .beds: "beds"
    case .units(let pod, _): model.activity.pods[pod].unit
    }
  }

  private func sentence(_ limit: CapacityLimit, year: Int, most: Double) -> String {
    let amount = Amount.number(most)
    let subject: String
    switch limit.room {
    case .beds(let pod, let occupancy):
      let care = pod.map { model.activity.pods[$0].title } ?? "All hospital stays"
      subject =
        "\(care) may take at most \(amount) beds at \(Amount.percent(occupancy)) occupancy"
    case .units(let pod, let onlyAdded):
      let title = model.activity.pods[pod].title
      subject =
        onlyAdded
        ? "Programmes may add at most \(amount) \(Phrase.inSentence(title))"
        : "\(title) may number at most \(amount)"
    }
    let base =
      switch limit.amount {
      case .byYear: ""
      case .doingNothing(let base): ", as under doing nothing in \(label(base))"
      }
    return "\(subject) in \(label(year))\(base)."
  }
}
