import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// An identity that must hold in every run, how far off it was, and how far it may be.
public struct IntegrityCheck: Hashable, Sendable {
  /// What must hold.
  public let name: String
  /// The largest distance found.
  public let distance: Double
  /// The largest distance allowed.
  public let tolerance: Double

  /// Whether it holds; a distance that is not a number does not.
  public var holds: Bool { distance <= tolerance }

  /// A billionth of a person in any place: rounding in its cells is some parts in 10¹⁶ of them, and
  /// the sums over cells carry theirs along.
  static let peopleTolerance = 1e-9
  /// Rounding in a row of probabilities.
  static let rowTolerance = 1e-9
  /// Rounding in sums of pounds over a whole system, as a share of its cost.
  static let moneyTolerance = 1e-9

  /// Rounding in sums over years, places and causes, as a share of the quantity that changes.
  static let attributionTolerance = 1e-12

  /// Whether the parts of every change sum to it.
  static func closure(of attribution: Attribution) -> IntegrityCheck {
    IntegrityCheck(
      name: "the parts of every change sum to it", distance: attribution.largestRemainder,
      tolerance: attributionTolerance)
  }

  /// How far the people of a year are from what must hold of them.
  struct OfPeople: Sendable {
    fileprivate let identityError: Double
    fileprivate let belowNobody: Double
    fileprivate let outOfAge: Double
    /// `nil` where nothing is known in advance.
    fileprivate let sharedEvents: Double?

    init(in year: YearOfNeed, of model: NeedModel) {
      (identityError, belowNobody) = year.soundness
      outOfAge = year.peopleOutOfAge
      sharedEvents = model.sharedEventsError(in: year)
    }
  }

  /// Every identity, over every year and arm of a run.
  static func all(
    of scenario: Scenario, people: [OfPeople], accounts: [YearOfAccounts]
  ) -> [IntegrityCheck] {
    let sharedEvents = people.compactMap(\.sharedEvents)
    return [
      IntegrityCheck(
        name:
          "people now plus births minus deaths plus net migration, and any adjustment to official "
          + "totals, are people next year",
        distance: people.map(\.identityError).largestDistance,
        tolerance: peopleTolerance),
      IntegrityCheck(
        name: "no group of people is below nobody",
        distance: people.map(\.belowNobody).largestDistance,
        tolerance: 0),
      IntegrityCheck(
        name: "everybody is in a segment of their own age",
        distance: people.map(\.outOfAge).largestDistance, tolerance: 0),
      IntegrityCheck(
        name: "chances of staying and moving sum to one",
        distance: scenario.model.need.moves.largestRowError, tolerance: rowTolerance),
      IntegrityCheck(
        name: "money in is money out, organisation by organisation",
        distance: accounts.map { moneyError($0, in: scenario) }.largestDistance,
        tolerance: moneyTolerance),
    ]
      + (sharedEvents.isEmpty
        ? []
        : [
          IntegrityCheck(
            name: "as many join, leave and die as are known in advance",
            distance: sharedEvents.largestDistance, tolerance: peopleTolerance)
        ])
  }

  /// The largest of three distances, as shares of the year's cost: between what providers spend and
  /// the cost lines they stand in; between the sum of all organisations' balances and the sum of the
  /// systems'; and between a system's envelope less its balance and its places' cost lines.
  private static func moneyError(_ accounts: YearOfAccounts, in scenario: Scenario) -> Double {
    let terms = scenario.terms
    let spent = accounts.positions.suffix(terms.providers.count).map(\.cost).compensatedSum
    let costs = accounts.costs
    let modelled = costs.indices.compactMap {
      costs[$0].isModelled ? costs[$0].pounds : nil
    }.compensatedSum
    let size = max(1, modelled)
    var distances = [spent - modelled]
    if !accounts.systems.isEmpty {
      distances.append(
        accounts.systems.map(\.balance).compensatedSum
          - accounts.positions.map(\.balance).compensatedSum)
      for (position, system) in accounts.systems.enumerated() {
        let own = costs.indices.compactMap {
          terms.systemOfPlace[costs[$0].place] == position ? costs[$0].pounds : nil
        }
        distances.append(system.income - system.balance - own.compensatedSum)
      }
    }
    return distances.map { abs($0) / size }.largestDistance
  }
}
