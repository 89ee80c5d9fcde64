public import CohortModels

/// Strategies compared by the means of their cost and effect over draws, each on the frontier with the one
/// before it: a fully incremental analysis (NICE, PMG36, 2022, table 4.1).
public struct ExpectedFrontier: Sendable {
  /// The comparison, of means.
  public let comparison: CostEffectiveness
  /// Monte Carlo standard error of each strategy's cost for an effect, by the delta method; `nil` where it has
  /// none, and in a single draw.
  public let ratioErrors: [Double?]
  /// Whether each is told from the strategy it is measured against: by an effect, or where they have the
  /// same effect by a cost, of more than two Monte Carlo standard errors. Of what is a mix of two it is
  /// not asked.
  public let isDiscernible: [Bool]

  /// Compares the strategies of a sample.
  public init(_ sample: DecisionSample) {
    let comparison = CostEffectiveness(
      zip(sample.costs, sample.effects).map { .init(cost: $0.sampleMean, qalys: $1.sampleMean) })
    self.comparison = comparison
    func beyond(_ other: Int, _ one: Int) -> (costs: [Double], effects: [Double]) {
      (
        sample.costs[one].less(sample.costs[other]),
        sample.effects[one].less(sample.effects[other])
      )
    }
    ratioErrors = comparison.standings.indices.map { position in
      guard sample.draws > 1, let step = comparison.standings[position].increment
      else { return nil }
      let (costs, effects) = beyond(step.over, position)
      let benefits = zip(costs, effects).map { $0 - step.ratio * $1 }
      return benefits.standardErrorOfMean / step.qalys
    }
    isDiscernible = comparison.standings.indices.map { position in
      let other: Int
      switch comparison.standings[position] {
      case .frontier(let step?): other = step.over
      case .dominated(let better): other = better
      case .frontier(nil), .extendedlyDominated, .same: return true
      }
      let (costs, effects) = beyond(other, position)
      let decides = comparison.step(from: other, to: position).qalys != 0 ? effects : costs
      return abs(decides.sampleMean) > 2 * decides.standardErrorOfMean
    }
  }
}
