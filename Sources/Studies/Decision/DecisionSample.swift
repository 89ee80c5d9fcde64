public import Probability

/// What each of some strategies costs and brings in every draw of what is uncertain, and what was drawn:
/// all that the analysis of a decision under uncertainty needs to know of a model.
///
/// Strategies share their draws, so differences between them within a draw are due to the strategies
/// alone. The first strategy is the one others are compared with.
public struct DecisionSample: Sendable {
  /// One uncertain number that moves by itself, as it was drawn.
  public struct Parameter: Sendable {
    /// Its name.
    public let name: String
    /// The group in which the worth of knowing more is told.
    public let group: String
    /// Its value in every draw, or in the first of them.
    public let values: [Double]

    /// Makes a parameter.
    public init(name: String, group: String, values: [Double]) {
      self.name = name
      self.group = group
      self.values = values
    }
  }

  /// The strategies, the one to compare with first.
  public let strategies: [String]
  /// GBP each costs, `[strategy][draw]`.
  public let costs: [[Double]]
  /// QALYs, or another effect of which more is better, `[strategy][draw]`.
  public let effects: [[Double]]
  /// What was drawn, in every draw or, where there are very many, in the first of them.
  public let parameters: [Parameter]
  /// How draws were spread, by which it is judged what chance may do.
  public let sampling: Draws.Sampling

  /// Makes a sample.
  ///
  /// - Precondition: there is a strategy and a draw, every strategy has as many draws, every parameter as
  ///   many as any other and no more than those, and every number is finite.
  public init(
    strategies: [String], costs: [[Double]], effects: [[Double]], parameters: [Parameter] = [],
    sampling: Draws.Sampling = .random
  ) {
    precondition(!strategies.isEmpty, "a decision is between strategies")
    precondition(
      costs.count == strategies.count && effects.count == strategies.count,
      "every strategy has costs and effects")
    let rows = costs + effects
    precondition(
      rows.allSatisfy { $0.count == rows[0].count && !$0.isEmpty }, "every row has all draws")
    let drawn = parameters.map(\.values)
    precondition(
      drawn.allSatisfy { $0.count == drawn[0].count && (1...rows[0].count).contains($0.count) },
      "every parameter has the same draws")
    precondition(
      (rows + drawn).allSatisfy { $0.allSatisfy(\.isFinite) }, "a sample has finite numbers")
    self.strategies = strategies
    self.costs = costs
    self.effects = effects
    self.parameters = parameters
    self.sampling = sampling
  }

  /// How many draws there are.
  public var draws: Int { costs[0].count }

  /// The draws in which parameters are known, alone: what regressions on them are made from.
  public var known: DecisionSample {
    guard let count = parameters.first?.values.count, count < draws else { return self }
    return DecisionSample(
      strategies: strategies, costs: costs.map { Array($0.prefix(count)) },
      effects: effects.map { Array($0.prefix(count)) }, parameters: parameters, sampling: sampling)
  }

  /// What each strategy costs and brings beyond the first, `[strategy][draw]`.
  public var increments: (costs: [[Double]], effects: [[Double]]) {
    (costs.map { $0.less(costs[0]) }, effects.map { $0.less(effects[0]) })
  }

  /// Net monetary benefit beyond the first strategy's: effects at a price, less costs,
  /// `[strategy][draw]`.
  public func netBenefits(at price: Double) -> [[Double]] {
    let (costs, effects) = increments
    return zip(costs, effects).map { costs, effects in
      zip(costs, effects).map { $1 * price - $0 }
    }
  }

  /// The groups of parameters, in the order in which they first appear, with the positions of their
  /// parameters.
  public var groups: [(name: String, members: [Int])] {
    var groups: [(name: String, members: [Int])] = []
    for (position, parameter) in parameters.enumerated() {
      if let known = groups.firstIndex(where: { $0.name == parameter.group }) {
        groups[known].members.append(position)
      } else {
        groups.append((parameter.group, [position]))
      }
    }
    return groups
  }
}
