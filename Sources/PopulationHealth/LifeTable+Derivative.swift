extension LifeTable {
  /// What a small change at each age does to an expectation: its exact derivative.
  public struct Derivative: Hashable, Sendable {
    /// For each death per person-year more in each interval.
    public let deathRates: [Double]
    /// For each unit of the share of years in each interval that count.
    public let goodShares: [Double]
  }

  /// Differentiates the years that those who reach an interval still have before them, each counted by
  /// the share of people of that age who have something (Sullivan's method), or all of them.
  ///
  /// A higher chance of dying in an interval takes from those who reach it the rest of the interval and
  /// all that would have followed: ∂e/∂q = −l ((1 − a) n π + e of the next interval), which is what
  /// Chiang's variance is made of, and ∂q/∂M = n (1 − (1 − a) q)². In the open interval years are 1/M.
  ///
  /// - Parameters:
  ///   - position: the position of the interval whose expectation it is.
  ///   - goodShare: the share of person-years in each interval that have it; `nil` for all of them.
  /// - Returns: what rates and shares do to it; nothing below its age counts.
  public func derivative(
    ofExpectationAt position: Int = 0, goodShare: [Double]? = nil
  ) -> Derivative {
    let shares = goodShare ?? Array(repeating: 1, count: rows.count)
    let expectation = HealthyLifeExpectancy.expectation(
      survivors: rows.map(\.survivors), yearsLived: rows.map(\.yearsLived), goodShare: shares)
    var deathRates = Array(repeating: 0.0, count: rows.count)
    var goodShares = deathRates
    let reached = rows[position].survivors
    for index in position..<rows.count where reached > 0 {
      let row = rows[index]
      let next = row.width == nil ? 0 : expectation[index + 1]
      let lost = row.yearsAtStake(goodShare: shares[index], next: next)
      deathRates[index] = -row.survivors / reached * lost * row.responseToRate
      goodShares[index] = row.yearsLived / reached
    }
    return Derivative(deathRates: deathRates, goodShares: goodShares)
  }
}

extension LifeTable.Row {
  /// How much the chance of dying rises with the death rate, or by how much years lived after the start
  /// of the open interval fall.
  fileprivate var responseToRate: Double {
    guard let width else { return 1 / (deathRate * deathRate) }
    let lived = 1 - (1 - shareLived) * chanceOfDying
    return Double(width) * lived * lived
  }
}
