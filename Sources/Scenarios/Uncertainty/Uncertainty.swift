public import Probability

/// What is uncertain in a scenario, and how it is drawn.
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
  /// What is believed of them.
  public let joint: JointDistribution
  /// What each parameter stands for, in the order of `joint.parameters`.
  public let targets: [Target]
  /// When to stop early; `nil` for never.
  public let stopping: StoppingRule?

  /// Puts it together.
  public init(
    draws: Draws, joint: JointDistribution, targets: [Target], stopping: StoppingRule? = nil
  ) {
    self.draws = draws
    self.joint = joint
    self.targets = targets
    self.stopping = stopping
  }
}
