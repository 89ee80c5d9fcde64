import LinearAlgebra
import PopulationHealth

/// The most care of one sort that there is room for in each year of the plan, in some places together.
public struct CapacityLimit: Hashable, Sendable {
  /// What there is only so much of.
  public enum Room: Hashable, Sendable {
    /// Beds that a year's stays need at a share of beds occupied: those of one point of delivery, or
    /// `nil` for all that have bed days.
    case beds(pod: Int?, occupancy: Double)
    /// Units at one point of delivery in a year: of all care, or only those that programmes add.
    case units(pod: Int, onlyAdded: Bool)
  }

  /// How its size is stated.
  public enum Amount: Hashable, Sendable {
    /// Beds or units, by year of the plan.
    case byYear([Double])
    /// What doing nothing uses in the year at this position in the horizon, in every year alike.
    case doingNothing(year: Int)
  }

  /// Days of a year over which bed days are spread.
  public static let daysInYear = 365.0

  /// The name the scenario gives it.
  public let id: String
  /// What there is only so much of.
  public let room: Room
  /// Positions of the places that share it, in ascending order.
  public let places: [Int]
  /// How much of it there is.
  public let amount: Amount

  /// Makes a limit on capacity.
  public init(id: String, room: Room, places: [Int], amount: Amount) {
    self.id = id
    self.room = room
    self.places = places
    self.amount = amount
  }

  /// How much of it a run uses in a year at that position in the horizon, as weights on activity.
  public func use(in year: Int, of model: SystemModel) -> RunWeights {
    var weights = RunWeights(nothingOf: model)
    for place in places {
      switch room {
      case .beds(let only, let occupancy):
        for (pod, description) in model.activity.pods.enumerated() where only ?? pod == pod {
          weights.years[year].units[place, pod] =
            description.bedDaysPerUnit / Self.daysInYear / occupancy
        }
      case .units(let pod, onlyAdded: true): weights.years[year].addedUnits[place, pod] = 1
      case .units(let pod, onlyAdded: false): weights.years[year].units[place, pod] = 1
      }
    }
    return weights
  }
}
