extension ActivityModel {
  /// The same model with prices so many times as high, other growth in units and cost that follows
  /// activity otherwise, by point of delivery.
  ///
  /// - Parameters:
  ///   - factors: prices over those of this model.
  ///   - growth: yearly growth in units per person of the same need.
  ///   - behaviours: how cost follows activity that goes away.
  /// - Returns: the model, its units in the year of its data as they were.
  package func replacing(
    priceFactors factors: [Double], growth: [Double], behaviours: [PointOfDelivery.CostBehaviour]
  ) -> ActivityModel {
    var drawn = self
    for pod in pods.indices {
      drawn.pods[pod].poundsPerUnit *= factors[pod]
      drawn.pods[pod].nonDemographicGrowth = growth[pod]
      drawn.pods[pod].behaviour = behaviours[pod]
    }
    let segments = pounds.count / pods.count
    for rate in drawn.pounds.indices { drawn.pounds[rate] *= factors[rate / segments] }
    return drawn
  }
}
