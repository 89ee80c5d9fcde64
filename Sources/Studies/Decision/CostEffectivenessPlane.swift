/// Where the draws of a strategy lie when its cost and effect beyond the first strategy's are drawn as a
/// plane (Black, *Medical Decision Making* 10:212, 1990).
public struct CostEffectivenessPlane: Sendable {
  /// One strategy against the first.
  public struct Comparison: Sendable {
    /// Position of the strategy.
    public let strategy: Int
    /// GBP beyond the first strategy's, one a draw.
    public let costs: [Double]
    /// Effect beyond the first strategy's, one a draw.
    public let effects: [Double]

    /// Share of draws with more effect for more cost.
    public var dearerAndBetter: Double { share { $0 > 0 && $1 > 0 } }
    /// Share in which it dominates: no dearer, no worse, and not the same.
    public var dominating: Double { share { $0 <= 0 && $1 >= 0 && ($0 < 0 || $1 > 0) } }
    /// Share in which it is dominated: no cheaper, no better, and not the same.
    public var dominated: Double { share { $0 >= 0 && $1 <= 0 && ($0 > 0 || $1 < 0) } }
    /// Share with less effect for less cost.
    public var cheaperAndWorse: Double { share { $0 < 0 && $1 < 0 } }
    /// Share of draws that make no difference at all.
    public var same: Double { share { $0 == 0 && $1 == 0 } }

    private func share(_ holds: (Double, Double) -> Bool) -> Double {
      Double(zip(costs, effects).count { holds($0, $1) }) / Double(costs.count)
    }
  }

  /// Every strategy but the first.
  public let comparisons: [Comparison]

  /// Compares the strategies of a sample with the first.
  public init(_ sample: DecisionSample) {
    let (costs, effects) = sample.increments
    comparisons = sample.strategies.indices.dropFirst().map {
      Comparison(strategy: $0, costs: costs[$0], effects: effects[$0])
    }
  }
}
