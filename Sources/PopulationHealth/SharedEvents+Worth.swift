extension SharedEvents {
  /// The transpose of `arrivals`: adds to what those are worth among whom a year's number is shared
  /// out, given what those who arrive are.
  func returnArrivals(
    in year: FinancialYear, among people: [Double], worth: [Double], to start: inout [Double]
  ) {
    let weights = zip(chance, people).map { $0 * $1 }
    let sum = weights.compensatedSum
    guard let number = byYear[year], sum > 0 else { return }
    let mean = zip(weights, worth).lazy.map { $0 * $1 }.compensatedSum / sum
    for cell in people.indices { start[cell] += chance[cell] * number / sum * (worth[cell] - mean) }
  }

  /// The transpose of taking out a year's departures: from what those left are worth to what people
  /// before it are.
  ///
  /// A cell of which all leave is worth what its leaving is, less what is no longer to be shared out
  /// over the others.
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - people: people before they leave.
  ///   - worth: of those left, by cell; then of those before.
  ///   - event: what one who leaves a cell is worth.
  func returnDepartures(
    in year: FinancialYear, among people: [Double], worth: inout [Double],
    event: (Int) -> Double
  ) {
    let shares = departureShares(in: year, among: people)
    let mean =
      shares.open.map { chance[$0] * people[$0] * (event($0) - worth[$0]) }.compensatedSum
      / shares.weight
    for cell in shares.open {
      worth[cell] +=
        chance[cell] * shares.left / shares.weight * (event(cell) - worth[cell] - mean)
    }
    for cell in shares.emptied { worth[cell] = event(cell) - mean }
  }
}
