import CohortModels

extension CostEffectiveness.Standing {
  /// The standing as tables write it.
  var name: String {
    switch self {
    case .frontier: "frontier"
    case .dominated: "dominated"
    case .extendedlyDominated: "extendedly-dominated"
    case .same: "same"
    }
  }

  /// Positions of the strategies it is measured against.
  var others: [Int] {
    switch self {
    case .frontier(let increment): increment.map { [$0.over] } ?? []
    case .dominated(let other), .same(let other): [other]
    case .extendedlyDominated(let lower, let upper): [lower, upper]
    }
  }

  /// The step from the strategy before it on the frontier.
  var increment: CostEffectiveness.Increment? {
    if case .frontier(let increment) = self { increment } else { nil }
  }
}

extension CountingConvention {
  /// The convention in words.
  var sentence: String {
    switch self {
    case .halfCycle: "half-cycle correction (trapezium rule)"
    case .none: "every row of the trace in full, one more than there are cycles"
    case .beginning: "each cycle as at its start"
    case .end: "each cycle as at its end"
    case .lifeTable: "each cycle as the mean of its start and end (life-table)"
    case .simpson: "Simpson's rule"
    case .darthSimpson: "the weights of a published tutorial, kept only to match it"
    case .exact: "person-years within cycles as the rates give them"
    }
  }
}
