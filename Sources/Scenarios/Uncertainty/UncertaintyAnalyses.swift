/// What is asked of draws beside the ranges of results.
public struct UncertaintyAnalyses: Hashable, Sendable {
  /// In how many of the draws, from the first, the best plan is looked for anew; 0 for none.
  public let replannedDraws: Int
  /// The probability with which a plan is to keep to the budget in every year; `nil` where none is asked.
  public let budgetProbability: Double?
  /// Whether each parameter is moved by itself from one end of its 95% interval to the other.
  public let tornado: Bool
  /// How many base points Sobol' indices are estimated from; 0 for no indices.
  public let sobolPoints: Int
  /// Prices of a QALY at which decisions are judged, rising; none for those the analysis chooses.
  public let willingnessToPay: [Double]

  /// Whether anything is asked of the decision for which the model is run anew.
  public var asksOfDecision: Bool {
    replannedDraws > 0 || budgetProbability != nil || tornado || sobolPoints > 0
  }

  /// Makes a set of questions; without any, only ranges are wanted.
  public init(
    replannedDraws: Int = 0, budgetProbability: Double? = nil, tornado: Bool = false,
    sobolPoints: Int = 0, willingnessToPay: [Double] = []
  ) {
    self.replannedDraws = replannedDraws
    self.budgetProbability = budgetProbability
    self.tornado = tornado
    self.sobolPoints = sobolPoints
    self.willingnessToPay = willingnessToPay
  }
}
