import CohortModels

extension CostEffectiveness.Standing {
  /// Positions of the strategies it is measured against.
  var others: [Int] {
    switch self {
    case .frontier(let increment): increment.map { [$0.over] } ?? []
    case .dominated(let other), .same(let other): [other]
    case .extendedlyDominated(let lower, let upper): [lower, upper]
    }
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
