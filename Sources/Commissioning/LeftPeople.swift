import PopulationHealth

/// People of a place who, for one point of delivery, no earlier effect has kept from it. Rows are made
/// up as they are asked for, as most effects are on few of them.
struct LeftPeople {
  private let people: [Double]
  private let ages: Int
  /// People left in the rows that were entered, `[sex, quintile, segment, age]`.
  private(set) var left: [Double]
  /// Rows that were entered for the point of delivery in hand.
  private var entered: [Bool]

  /// Everybody in a place, in rows of so many ages.
  init(of people: [Double], ages: Int) {
    self.people = people
    self.ages = ages
    left = Array(repeating: 0, count: people.count)
    entered = Array(repeating: false, count: people.count / ages)
  }

  /// Goes to the next point of delivery, where everybody is.
  mutating func begin() {
    for row in entered.indices { entered[row] = false }
  }

  /// Makes up the row that some eligible people are in: those whom falling conditions leave.
  ///
  /// - Parameters:
  ///   - row: the people.
  ///   - kept: shares of units that falling conditions leave.
  ///   - start: where those of the row's ages begin; `nil` where all are left.
  mutating func enter(_ row: EligibleRow, kept: [Double], at start: Int?) {
    let index = row.start / ages
    guard !entered[index] else { return }
    entered[index] = true
    Rows.copy(people, at: index * ages, to: &left, at: index * ages, count: ages)
    guard let start else { return }
    Rows.multiply(&left, at: index * ages, by: kept, at: start, count: ages)
  }

  /// Keeps a share of some people.
  mutating func keep(_ share: Double, of row: EligibleRow) {
    Rows.scale(&left, at: row.start, count: row.count, by: share)
  }
}
