/// A quantity of a whole run that a plan may be chosen for or held to.
public protocol RunMeasure: Sendable {
  /// The quantity, given every year of the horizon.
  func value(of run: [YearOfSystem]) -> Double

  /// Its derivative with respect to everything the years of a run report; where the quantity has a
  /// kink, that of the branch the run is on.
  func weights(at run: [YearOfSystem]) -> RunWeights
}

extension RunWeights: RunMeasure {
  /// A weighted sum is its own derivative.
  public func weights(at run: [YearOfSystem]) -> RunWeights { self }
}
