public import Commissioning
public import PopulationHealth

/// A question with everything needed to answer it: a model pack narrowed to some places, what there
/// is to spend, what must be kept to, and what is wanted.
public struct Scenario: Sendable {
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
  /// The health system.
  public internal(set) var model: SystemModel
  /// How much case-mix drift there is, and what other settings would be made from; `nil` where the
  /// pack's moves are used as they are.
  public internal(set) var caseMix: CaseMixChoice?
  /// Official totals of these people to compare with; `nil` unless they are a whole country whose pack
  /// has them.
  public let official: OfficialProjection?
  /// The terms on which money moves.
  public internal(set) var terms: FinancialTerms
  /// Where the envelope comes from, in words; `nil` where no budget is given.
  public let envelopeBasis: String?
  /// What a plan must keep to; `nil` where nothing may be bought.
  public let limits: InvestmentLimits?
  /// What a plan is chosen for.
  public let objective: Objective
  /// How a plan is looked for, and what is to be found beside the best one.
  public let search: PlanSearch
  /// What is uncertain; `nil` where nothing is said to be.
  public let uncertainty: Uncertainty<ParameterTarget>?
  /// What a draw of parameters starts from.
  let basis: DrawingBasis
  /// Bands in which tables show ages.
  public let ageBands: [AgeRange]
  /// The places studied, in the order of every array.
  public let places: [CodeTitle]
  /// The service lines, in order.
  public let serviceLines: [CodeTitle]
  /// The staff groups, in order.
  public let staffGroups: [CodeTitle]
  /// Warnings that do not stand in the way of a run.
  public let warnings: Problems
}
