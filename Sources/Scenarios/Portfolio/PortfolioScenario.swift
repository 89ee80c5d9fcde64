public import Commissioning

/// A question about which of some proposals to fund, with everything needed to answer it.
public struct PortfolioScenario: Sendable {
  /// Where a proposal's figures come from.
  public struct Evidence: Hashable, Sendable {
    /// Strength of evidence.
    public let grade: Commissioning.Evidence.Grade
    /// Where its figures come from.
    public let source: String
    /// How they were made; `nil` where nothing is said.
    public let notes: String?
  }

  /// The scenario file as the user named it.
  public let file: String
  /// What it is called.
  public let name: String
  /// What flags of the command line lay over the file, as they were written, in order: `--set system=QHL`.
  public let changes: [String]
  /// The whole of what was asked, tables, scenario and overrides laid over one another.
  public let resolved: MarkedNode
  /// Every file it was read from, in the order they were read.
  public let inputs: [TextFile]
  /// What there is to choose from, what there is to spend, and what is wanted.
  public let problem: PortfolioProblem
  /// Where each proposal's figures come from, in the order of the problem.
  public let evidence: [Evidence]
  /// The year in whose prices money is; `nil` where it is not stated.
  public let priceYear: String?
  /// How many other portfolios nearly as good to look for.
  public let alternatives: Int
  /// How much worse they may be, as a share of the best value.
  public let slack: Double
  /// Seconds that finding any one portfolio may take.
  public let timeLimit: Double
  /// Warnings that do not stand in the way of a run.
  public let warnings: Problems

  /// Where a key was written, such as `limits.capital`; `nil` where it was not.
  public func mark(of path: String) -> Mark? { resolved.node(at: path)?.mark }
}
