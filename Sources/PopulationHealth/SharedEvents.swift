/// Events of which the number in each year is known: who has them is shared out over cells, in
/// proportion to the people there times the chance of the event there.
///
/// This is how the published Dynamic Population Model weights external moves by the current
/// population (NHS Bristol, North Somerset and South Gloucestershire ICB, package dpm, option
/// `weight_external_moves_based_on_current_pop`). Fixed shares would in time take more people out of
/// some cells than are in them.
public struct SharedEvents: Hashable, Sendable {
  /// Everyone with the event, for each year that has any.
  public let byYear: [FinancialYear: Double]
  /// Events a person, `[place, sex, quintile, segment, age]`; only their ratios matter.
  public let chance: [Double]

  /// Makes a schedule of events.
  public init(byYear: [FinancialYear: Double], chance: [Double]) {
    self.byYear = byYear
    self.chance = chance
  }

  /// The year's events that bring people in, by cell; nobody where `people` has none.
  ///
  /// They add up to the year's number unless no cell with a chance has people.
  func arrivals(in year: FinancialYear, among people: [Double]) -> [Double] {
    let weights = zip(chance, people).map { $0 * $1 }
    let sum = weights.compensatedSum
    guard let number = byYear[year], sum > 0 else { return weights.map { _ in 0 } }
    return weights.map { $0 / sum * number }
  }

  /// The year's events that take people out, by cell, none of which loses more people than it has:
  /// where it would, all of them go, and the other cells share what is left in the same proportions.
  ///
  /// They add up to the year's number unless there are too few people in cells with a chance.
  func departures(in year: FinancialYear, among people: [Double]) -> [Double] {
    let shares = departureShares(in: year, among: people)
    var leaving = people.map { _ in 0.0 }
    for cell in shares.emptied { leaving[cell] = people[cell] }
    let scale = shares.left / shares.weight
    for cell in shares.open { leaving[cell] = chance[cell] * people[cell] * scale }
    return leaving
  }

  /// How a year's departures are shared out.
  struct DepartureShares {
    /// Cells that all leave.
    var emptied: [Int] = []
    /// Cells that share the rest.
    var open: [Int]
    /// The rest: what the emptied cells leave of the year's number.
    var left: Double
    /// People times chance over the open cells.
    var weight = 1.0
  }

  /// Finds the cells that all leave and those that share what is left.
  func departureShares(in year: FinancialYear, among people: [Double]) -> DepartureShares {
    var shares = DepartureShares(
      open: people.indices.filter { chance[$0] > 0 && people[$0] > 0 }, left: byYear[year] ?? 0)
    while shares.left > 0, !shares.open.isEmpty {
      shares.weight = shares.open.map { chance[$0] * people[$0] }.compensatedSum
      let scale = shares.left / shares.weight
      let emptied = shares.open.filter { chance[$0] * scale >= 1 }
      guard !emptied.isEmpty else { return shares }
      shares.emptied += emptied
      for cell in emptied { shares.left -= people[cell] }
      shares.open.removeAll { chance[$0] * scale >= 1 }
    }
    shares.open = []
    return shares
  }
}
