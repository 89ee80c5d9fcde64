public import Probability

/// What is uncertain in a scenario, how it is drawn and what is asked of the draws.
///
/// `Target` is the part of a model a parameter stands for.
public struct Uncertainty<Target: Hashable & Sendable>: Sendable {
  /// When to stop drawing before all draws are made.
  public struct StoppingRule: Hashable, Sendable {
    /// The name of the measure that must be known well enough.
    public let measure: String
    /// Its largest Monte Carlo standard error, in its own unit.
    public let standardError: Double

    /// Makes a rule.
    public init(measure: String, standardError: Double) {
      self.measure = measure
      self.standardError = standardError
    }
  }

  /// How often and how parameters are drawn.
  public let draws: Draws
  /// What is believed of them; each parameter has the name of its path in the files.
  public let joint: JointDistribution
  /// What each parameter stands for, in the order of `joint.parameters`.
  public let targets: [Target]
  /// The values in the files, `[parameter][row]`, which are what everything without draws is found at.
  ///
  /// They need not be the means of the distributions, though it is warned of where they are not.
  public let central: [[Double]]
  /// When to stop early; `nil` for never.
  public let stopping: StoppingRule?
  /// What is asked of the draws beside ranges.
  public let analyses: UncertaintyAnalyses

  /// Puts it together.
  public init(
    draws: Draws, joint: JointDistribution, targets: [Target], central: [[Double]],
    stopping: StoppingRule? = nil, analyses: UncertaintyAnalyses = UncertaintyAnalyses()
  ) {
    self.draws = draws
    self.joint = joint
    self.targets = targets
    self.central = central
    self.stopping = stopping
    self.analyses = analyses
  }
}

extension Uncertainty {
  /// The same in other draws, as many and spread alike, which have nothing to do with these: those of
  /// another seed, so that a Latin hypercube has a design of its own too.
  public var fresh: Uncertainty {
    Uncertainty(
      draws: Draws(
        seed: draws.seed ^ 0x2545_F491_4F6C_DD1D, count: draws.count, sampling: draws.sampling),
      joint: joint, targets: targets, central: central, stopping: stopping, analyses: analyses)
  }
}
