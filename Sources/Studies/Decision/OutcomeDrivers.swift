import Commissioning

/// The parameters that an outcome is seen to depend on in a sample of draws, by the share of its variance
/// that each is behind by itself.
///
/// Of many parameters that do nothing some seem to do much in a sample. So one is named only where chance
/// would give any of them all as large a share in fewer than one of twenty samples: its chance, times how
/// many there are (Bonferroni), is under `rarity`.
public struct OutcomeDrivers: Sendable {
  /// One of them.
  public struct Driver: Sendable {
    /// Position of the parameter.
    public let parameter: Int
    /// The share of the variance it is behind.
    public let share: VarianceShare
  }

  /// Largest share first; none that chance alone may have made.
  public let drivers: [Driver]
  /// How many parameters were looked at: none where draws are too few for a straight line.
  public let examined: Int

  /// How rare it is that anything is named of what does nothing.
  public static let rarity = 0.05

  /// Whether shares can be told: the sample is too small where they come to more than all.
  public var areSharesTold: Bool {
    drivers.reduce(0) { $0 + $1.share.share } <= 1 + Self.rounding
  }
  private static let rounding = 1e-9

  /// Looks for what an outcome depends on.
  ///
  /// - Parameters:
  ///   - outcome: one a draw.
  ///   - parameters: what was drawn, in those draws or the first of them.
  public init(of outcome: [Double], among parameters: [DecisionSample.Parameter]) {
    self.init(
      concurrentMap(parameters.count) { position in
        let values = parameters[position].values
        return VarianceShare(of: Array(outcome.prefix(values.count)), by: [values]).map {
          Driver(parameter: position, share: $0)
        }
      }.compactMap(\.self))
  }

  /// Picks them from the shares of all parameters there are.
  public init(_ shares: [Driver]) {
    examined = shares.count
    drivers = shares.filter {
      $0.share.chance * Double(shares.count) < Self.rarity && $0.share.share > 0
    }.sorted { ($1.share.share, $0.parameter) < ($0.share.share, $1.parameter) }
  }
}

extension DecisionAnalysis {
  /// What an outcome of a strategy depends on most.
  public func drivers(of outcome: Outcome, strategy: Int) -> OutcomeDrivers {
    OutcomeDrivers(
      influences.filter { $0.strategy == strategy && $0.outcome == outcome }.map {
        OutcomeDrivers.Driver(parameter: $0.parameter, share: $0.share)
      })
  }
}
