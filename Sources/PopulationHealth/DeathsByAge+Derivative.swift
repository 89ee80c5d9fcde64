extension DeathsByAge {
  /// What each death counts for in a sum that counts deaths by age at death: `atDeath(block:)` taken
  /// backwards.
  ///
  /// - Parameter weights: what a death at each age counts for.
  /// - Returns: what it does by age at the start of the year, and what the death of a newborn does.
  static func weights(
    ofAgesAtDeath weights: [Double]
  ) -> (atStart: [Double], newborn: Double) {
    let last = weights.count - 1
    return (
      weights.indices.map { (weights[$0] + weights[min($0 + 1, last)]) / 2 }, weights[0]
    )
  }
}
