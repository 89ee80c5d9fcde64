/// How much cost goes when activity falls below what doing nothing would have brought.
package enum CostRelease {
  /// GBP released in one year by one provider at one point of delivery.
  ///
  /// The variable share goes at once. The semi-fixed share goes in whole steps, for units that have
  /// stayed avoided through the lag; the fixed share stays. Activity above doing nothing brings its
  /// full cost, since capacity for it must be found.
  ///
  /// - Parameters:
  ///   - avoided: units below doing nothing in each year so far, the last being the year asked for.
  ///   - pounds: GBP of the last year's avoided units at full cost.
  ///   - behaviour: how cost follows activity at the point of delivery.
  /// - Returns: GBP that no longer needs to be spent; below zero where activity has risen.
  package static func pounds(
    avoided: [Double], pounds: Double, behaviour: PointOfDelivery.CostBehaviour
  ) -> Double {
    guard let now = avoided.last, pounds > 0 else { return pounds }
    // Fewer pounds for as many units is dearer care giving way to cheaper: no capacity is freed.
    guard now > 0 else { return pounds * behaviour.variableShare }
    let lag = behaviour.releaseLagYears
    var sustained = 0.0
    if avoided.count > lag {
      sustained = max(0, avoided.suffix(lag + 1).reduce(now, min))
      if behaviour.stepUnits > 0 {
        sustained = (sustained / behaviour.stepUnits).rounded(.down) * behaviour.stepUnits
      }
    }
    return pounds * (behaviour.variableShare + behaviour.semiFixedShare * sustained / now)
  }
}
