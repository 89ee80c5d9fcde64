extension JointDistribution {
  /// Sets of parameters that are not independent of each other, by place: those correlated together, and
  /// each bounded one with the one that bounds it. Sets may share a parameter.
  public var dependentSets: [[Int]] {
    blocks.map(\.members)
      + prepared.enumerated().compactMap { place, parameter in
        parameter.bound.map { [$0.place, place] }
      }
  }
}
