/// Years of life with something to be wished for, such as good health, at the rates of a year: the
/// life table's years, each counted by the share of people of that age who have it.
///
/// Sullivan, HSMHA Health Reports 1971; Jagger and others, Health Expectancy Calculation by the
/// Sullivan Method: A Practical Guide, 2014. The share is of those alive in the year, so that it tells
/// of the past of those who are old now; it does not promise what the young will have.
public struct HealthyLifeExpectancy: Hashable, Sendable {
  /// Years with it that those who reach each interval still have before them, on average.
  public let expectation: [Double]
  /// Standard error of each expectation.
  public let standardError: [Double]

  /// Makes the expectation from a life table.
  ///
  /// - Parameters:
  ///   - lifeTable: the life table.
  ///   - goodShare: the share of person-years in each interval that have it, or the mean worth of a
  ///     year where years have degrees.
  ///   - variance: the variance of each share: for a share of a sample of n it is p(1 − p)/n.
  public init(lifeTable: LifeTable, goodShare: [Double], variance: [Double]) {
    self.init(rows: lifeTable.rows, goodShare: goodShare, variance: variance)
  }

  /// With HLE the sum of share × years lived from x over survivors to x, the error has two parts, as
  /// the guide gives them: Σ L² var(share), and what a change in a chance of dying does,
  /// Σ l² ((1 − a) n × share + HLE of the next interval)² var(q). With every share one it is Chiang's.
  init(rows: [LifeTable.Row], goodShare: [Double], variance: [Double]) {
    precondition(rows.count == goodShare.count && rows.count == variance.count)
    expectation = Self.expectation(
      survivors: rows.map(\.survivors), yearsLived: rows.map(\.yearsLived), goodShare: goodShare)
    var squares = 0.0
    var errors = Array(repeating: 0.0, count: rows.count)
    for (position, row) in rows.enumerated().reversed() {
      let next = row.width == nil ? 0 : expectation[position + 1]
      let ofDying = row.survivors * row.yearsAtStake(goodShare: goodShare[position], next: next)
      squares += ofDying * ofDying * row.variance
      squares += row.yearsLived * row.yearsLived * variance[position]
      errors[position] = row.survivors > 0 ? squares.squareRoot() / row.survivors : 0
    }
    standardError = errors
  }

  /// The sum of share × years lived from each interval on, over those who reach it: for a life table
  /// that was published as survivors and years lived.
  public static func expectation(
    survivors: [Double], yearsLived: [Double], goodShare: [Double]
  ) -> [Double] {
    var sum = 0.0
    var expectation = survivors
    for position in survivors.indices.reversed() {
      sum += yearsLived[position] * goodShare[position]
      expectation[position] = survivors[position] > 0 ? sum / survivors[position] : 0
    }
    return expectation
  }
}
