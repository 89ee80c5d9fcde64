extension CostEffectiveness.Standing {
  /// The standing as tables write it.
  package var name: String {
    switch self {
    case .frontier: "frontier"
    case .dominated: "dominated"
    case .extendedlyDominated: "extendedly-dominated"
    case .same: "same"
    }
  }

  /// The step from the strategy before it on the frontier; `nil` off the frontier, and at its start.
  package var increment: CostEffectiveness.Increment? {
    if case .frontier(let increment) = self { increment } else { nil }
  }
}
