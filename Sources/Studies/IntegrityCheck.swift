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

  /// Every identity, over every year and arm of a run.
  static func all(
    of scenario: Scenario, before: [YearOfNeed], arms: [StudyRun.Arm]
  ) -> [IntegrityCheck] {
    let years = before + arms.flatMap { $0.years.map(\.need) }
    return [
      IntegrityCheck(
        name: "people now plus births minus deaths plus net migration are people next year",
        distance: years.reduce(0) { max($0, $1.identityError) },
        tolerance: peopleTolerance),
      IntegrityCheck(
        name: "nobody is fewer than nobody",
        distance: years.reduce(0) { max($0, abs(min(0, $1.end.cells.min() ?? 0))) }, tolerance: 0),
      IntegrityCheck(
        name: "everybody is in a segment of their own age",
        distance: years.reduce(0) { max($0, peopleOutOfAge($1)) }, tolerance: 0),
      IntegrityCheck(
        name: "chances of staying and moving sum to one",
        distance: scenario.model.need.moves.largestRowError, tolerance: rowTolerance),
      IntegrityCheck(
        name: "money in is money out, organisation by organisation",
        distance: arms.flatMap(\.accounts).reduce(0) { max($0, moneyError($1)) },
        tolerance: moneyTolerance),
    ]
  }

  /// People at the end of a year in segments that do not hold their age.
  private static func peopleOutOfAge(_ year: YearOfNeed) -> Double {
    let shape = year.end.shape
    var people = 0.0
    for (position, segment) in shape.segments.enumerated() {
      guard let own = segment.ages else { continue }
      let within = shape.ageIndices(in: own)
      for block in 0..<shape.blockCount {
        let row = block * shape.blockSize + position * shape.ageCount
        for age in 0..<shape.ageCount where !within.contains(age) {
          people += year.end.cells[row + age]
        }
      }
    }
    return people
  }

  /// The distance between the sum of the organisations' balances and each system's own, and between
  /// programme spending in the accounts and in the cost lines, as a share of the system's cost.
  private static func moneyError(_ accounts: YearOfAccounts) -> Double {
    guard !accounts.systems.isEmpty else { return 0 }
    let systems = accounts.systems.reduce(0.0) { $0 + $1.balance }
    let organisations = accounts.positions.reduce(0.0) { $0 + $1.balance }
    let cost = accounts.systems.reduce(0.0) { $0 + $1.cost }
    return abs(systems - organisations) / max(cost, 1)
  }
}
