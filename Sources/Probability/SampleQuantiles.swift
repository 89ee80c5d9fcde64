extension Array where Element == Double {
  /// A quantile, linear between the values in order (type 7 of Hyndman and Fan, *American
  /// Statistician* 50:361, 1996), of a sample that is not empty.
  package func sampleQuantile(_ probability: Double) -> Double { sampleQuantiles([probability])[0] }

  /// Several of them.
  package func sampleQuantiles(_ probabilities: [Double]) -> [Double] {
    let ordered = sorted()
    return probabilities.map { probability in
      let place = probability * Double(count - 1)
      let below = Int(place)
      guard below + 1 < count else { return ordered[count - 1] }
      return ordered[below] + (place - Double(below)) * (ordered[below + 1] - ordered[below])
    }
  }
}
