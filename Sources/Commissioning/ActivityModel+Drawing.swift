extension ActivityModel {
  /// The same model with prices so many times as high and other growth in units, by point of delivery.
  ///
  /// - Parameters:
  ///   - factors: prices over those of this model.
  ///   - growth: yearly growth in units per person of the same need.
  /// - Returns: the model, its units in the year of its data as they were.
  package func replacing(priceFactors factors: [Double], growth: [Double]) -> ActivityModel {
    var drawn = self
    for pod in pods.indices {
      drawn.pods[pod].poundsPerUnit *= factors[pod]
      drawn.pods[pod].nonDemographicGrowth = growth[pod]
    }
    let segments = pounds.count / pods.count
    for rate in drawn.pounds.indices { drawn.pounds[rate] *= factors[rate / segments] }
    return drawn
  }
}
