public import CohortModels
public import Commissioning

/// A question about a cohort with everything needed to answer it: a cohort model pack and how its time
/// and its money are counted.
public struct CohortScenario: Sendable {
  /// The scenario file as the user named it.
  public let file: String
  /// What it is called.
  public let name: String
  /// The name of its model pack.
  public let pack: String
  /// What the pack describes.
  public let packTitle: String
  /// What flags of the command line lay over the file, as they were written, in order: `--set system=QHL`.
  public let changes: [String]
  /// The whole of what was asked, pack, scenario and overrides laid over one another.
  public let resolved: MarkedNode
  /// Every file it was read from, in the order they were read.
  public let inputs: [TextFile]
  /// The figures the cohort's model is made of, each once.
  public let figures: CohortInputs
  /// The cohort, its states and strategies.
  public let model: CohortModel
  /// How time in states is counted.
  public let counting: CountingConvention
  /// Yearly discount rates.
  public let discounting: Discounting
  /// The price of a QALY at which net monetary benefit is stated; `nil` where none is given.
  public let willingnessToPay: Double?
  /// The currency of all costs.
  public let currency: String
  /// The year in whose prices costs are; `nil` where the pack does not state one.
  public let priceYear: String?
  /// What is uncertain; `nil` where nothing is said to be.
  public let uncertainty: Uncertainty<CohortTarget>?
  /// Warnings that do not stand in the way of a run.
  public let warnings: Problems
}
