import Parallelism
public import Probability

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

  /// The largest of them, so many at most, by whose shares something can be told: the sample is too small
  /// where those come to more than all.
  ///
  /// Parameters that are drawn together each have what they do together, were it only one of them that does
  /// anything: of each set of them only the largest is told.
  ///
  /// - Parameters:
  ///   - most: how many.
  ///   - least: the least share that is worth telling.
  ///   - set: the set a parameter is drawn together with; `nil` for one that is drawn alone.
  /// - Returns: them, and whether their shares come to no more than all.
  public func largest(
    _ most: Int, atLeast least: Double, drawnTogetherIn set: (Int) -> Int? = { _ in nil }
  ) -> (drivers: [Driver], areSharesTold: Bool) {
    var sets = Set<Int>()
    let apart = drivers.filter { $0.share.share >= least }.filter {
      set($0.parameter).map { sets.insert($0).inserted } ?? true
    }
    let told = Array(apart.prefix(most))
    return (told, told.reduce(0) { $0 + $1.share.share } <= 1)
  }

  /// Looks for what an outcome depends on.
  ///
  /// - Parameters:
  ///   - outcome: one a draw.
  ///   - parameters: what was drawn, in those draws or the first of them.
  ///   - sampling: how draws were spread.
  public init(
    of outcome: [Double], among parameters: [DecisionSample.Parameter],
    sampling: Draws.Sampling = .random
  ) {
    self.init(
      concurrentMap(parameters.count) { position in
        let values = parameters[position].values
        return VarianceShare(
          of: Array(outcome.prefix(values.count)), by: [values], sampling: sampling
        ).map {
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
  /// What an outcome of a strategy depends on most, of some influences.
  public static func drivers(
    of outcome: Outcome, strategy: Int, among influences: [Influence]
  ) -> OutcomeDrivers {
    OutcomeDrivers(
      influences.filter { $0.strategy == strategy && $0.outcome == outcome }.map {
        OutcomeDrivers.Driver(parameter: $0.parameter, share: $0.share)
      })
  }
}
