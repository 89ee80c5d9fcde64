import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

/// Limits on who is reached, on what care there is room for and on what is gained, and the least that a
/// programme may be.
extension LimitWarnings {
  /// How many times the people of the start there may come to be, over the years.
  private static let growth = 2.0

  func access(_ limit: AccessLimit) {
    let path = "limits.access.\(limit.id)"
    guard limit.least > 0 else { return slack(path, "its floor is 0") }
    let intervention = model.interventions[limit.intervention]
    for place in limit.places where model.isOffered(limit.intervention, in: place) {
      let (quintile, wanted): (Int?, Double)
      switch limit.measure {
      case .people(let of): (quintile, wanted) = (of, limit.least)
      case .residents(let of):
        (quintile, wanted) = (of, limit.least * model.residentsAtStart(quintile: of, in: place))
      case .coverage, .shareOfReached: return
      }
      let most =
        intervention.reach
        * model.eligibleAtStart(for: limit.intervention, quintile: quintile, in: place)
      guard wanted > Self.growth * most else { continue }
      let whose = quintile.map { " of quintile \(model.shape.quintiles[$0])" } ?? ""
      return never(
        path,
        "'\(intervention.id)' reaches \(Amount.number(most)) people\(whose) in "
          + "\(model.shape.places[place]) at full reach")
    }
  }

  func capacity(_ limit: CapacityLimit) {
    guard case .byYear(let amounts) = limit.amount else { return }
    let path = "limits.capacity.\(limit.id)"
    let isNothing = amounts.allSatisfy { $0 == 0 }
    if case .units(let pod, onlyAdded: true) = limit.room {
      if !model.interventions.contains(where: { $0.adds(at: pod) }) {
        slack(path, "no programme adds any")
      } else if isNothing {
        tight(path, "it is 0 in every year")
      }
      return
    }
    let now = use(limit)
    let words = "doing nothing uses about \(Amount.number(now)) at the start"
    if amounts.allSatisfy({ $0 > Self.plenty * now }) {
      slack(path, words)
    } else if amounts.contains(where: { $0 < now / Self.plenty }) {
      never(path, words, remedy: "raise it")
    }
  }

  /// What care takes of a capacity in a year of the people of the start.
  private func use(_ limit: CapacityLimit) -> Double {
    let units = model.activity.activity(
      personYears: model.need.start, in: model.horizon.start
    ).units
    return limit.places.reduce(0.0) { sum, place in
      switch limit.room {
      case .units(let pod, _): return sum + units[place, pod]
      case .beds(let only, let occupancy):
        return model.activity.pods.indices.filter { only ?? $0 == $0 }.reduce(sum) {
          $0 + units[place, $1] * model.activity.pods[$1].bedDaysPerUnit
            / CapacityLimit.daysInYear / occupancy
        }
      }
    }
  }

  func equity(_ limit: EquityLimit) {
    guard case .shareOfGain(_, atLeast: 0) = limit.rule else { return }
    slack("limits.equity.\(limit.id)", "its floor is 0")
  }

  /// A programme that would have to reach more people in a place than there are.
  func scale(_ intervention: Intervention) {
    let least = intervention.resources.leastPeople
    let most = model.shape.places.indices.map { people(intervention, $0) }.max() ?? 0
    guard least > Self.growth * most, most > 0 else { return }
    tight(
      "interventions.\(intervention.id).least_people",
      "'\(intervention.id)' reaches at most \(Amount.number(most)) people in a place at full reach")
  }
}

extension Intervention {
  /// Whether it adds units at a point of delivery, for those it reaches or in place of units it avoids.
  fileprivate func adds(at pod: Int) -> Bool {
    effects.activity.contains {
      $0.pod == pod && $0.addedPerPerson > 0
        || $0.replacement.map { $0.pod == pod && $0.unitsPerUnitAvoided > 0 } ?? false
    }
  }
}
