import Parallelism

/// What the uncertainty of a model means for the choice between its strategies.
///
/// It is made of a sample of draws and nothing else, and so is the same for a plan beside doing nothing
/// and for the treatments of a cohort.
public struct DecisionAnalysis: Sendable {
  /// A group of parameters, or one, and what it would be worth to know it.
  public struct Knowledge: Sendable {
    /// The name of the group, or of the parameter.
    public let name: String
    /// The group a parameter belongs to; `nil` for a group.
    public let group: String?
    /// How many parameters that is.
    public let parameters: Int
    /// The worth of knowing it exactly, one for each key price; `nil` where there are too few draws for
    /// so many parameters.
    public let worth: [ValueOfInformation]?
  }

  /// A quantity that varies over draws.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Cost beyond the first strategy's.
    case cost
    /// Effect beyond the first strategy's.
    case effect
    /// Net benefit beyond the first strategy's, at the price that is spoken of.
    case netBenefit = "net_benefit"

    /// Which of a cost, an effect and what they come to at a price it is.
    func value(cost: Double, effect: Double, price: Double) -> Double {
      switch self {
      case .cost: cost
      case .effect: effect
      case .netBenefit: effect * price - cost
      }
    }
  }

  /// How much of the variance of an outcome of a strategy a parameter is behind by itself.
  public struct Influence: Sendable {
    /// Position of the strategy.
    public let strategy: Int
    /// The outcome.
    public let outcome: Outcome
    /// Position of the parameter.
    public let parameter: Int
    /// The share.
    public let share: VarianceShare
  }

  /// Where `price` stands among the key prices.
  public var position: Int { keyPrices.firstIndex(of: price) ?? 0 }

  /// What it is made of.
  public let sample: DecisionSample
  /// Prices of an effect at which more is said, rising.
  public let keyPrices: [Double]
  /// The one of them that is spoken of where one must do.
  public let price: Double
  /// Every strategy beside the first.
  public let plane: CostEffectivenessPlane
  /// The strategies by their means over draws.
  public let expected: ExpectedFrontier
  /// Chances of being best over a grid of prices, the key prices among them.
  public let curves: Acceptability
  /// The same at the key prices alone.
  public let atKeyPrices: Acceptability
  /// The worth of knowing each group, then each parameter, in the order of the sample.
  public let knowledge: [Knowledge]
  /// What knowing everything would be worth in the draws that `knowledge` is from, one for each key price.
  public let worthOfAll: [Double]
  /// First-order shares of variance, by strategy, outcome and parameter; none for an outcome that does
  /// not vary.
  public let influences: [Influence]

  /// The prices of a QALY at which more is said unless others are asked about: the ends of the range in
  /// NICE's manual of health technology evaluations (PMG36, 2022).
  public static let usualPrices = [20_000.0, 30_000]

  /// The most draws that regressions on parameters are made from, the first of them: while it is made, a
  /// regression holds up to some thousand numbers for each.
  public static let mostRegressed = 20_000

  /// How many draws the worth of knowing parameters, and their shares of variance, are from.
  public let regressed: Int

  /// Works it all out.
  ///
  /// - Parameters:
  ///   - sample: the draws, with parameters in all of them or in the first.
  ///   - keyPrices: prices at which more is said, rising; the usual ones where there are none.
  ///   - price: the one of them that is spoken of; the lowest where it is none of them.
  public init(
    of sample: DecisionSample, keyPrices: [Double] = usualPrices, price: Double? = nil
  ) {
    let key = keyPrices.isEmpty ? Self.usualPrices : keyPrices
    self.sample = sample
    self.keyPrices = key
    self.price = price.flatMap { key.contains($0) ? $0 : nil } ?? key[0]
    plane = CostEffectivenessPlane(sample)
    expected = ExpectedFrontier(sample)
    curves = Acceptability(sample, prices: Self.grid(with: key))
    atKeyPrices = Acceptability(sample, prices: key)
    let known = sample.known
    regressed = known.draws
    let sets =
      known.groups.map { ($0.name, String?.none, $0.members) }
      + known.parameters.enumerated().map { ($1.name, $1.group, [$0]) }
    knowledge = concurrentMap(sets.count) { set in
      let (name, group, members) = sets[set]
      return Knowledge(
        name: name, group: group, parameters: members.count,
        worth: known.partialInformation(on: members, prices: key))
    }
    worthOfAll = Acceptability(known, prices: key).prices.map(\.perfectInformation.value)
    influences = Self.influences(known, price: self.price)
  }

  /// Prices for a curve: fifty steps to two and a half times the largest key price, or to 50,000 where
  /// that is 0, with the key prices between them.
  private static func grid(with key: [Double]) -> [Double] {
    let largest = key.last ?? 0
    let steps = (0...50).map(Double.init)
    // Twenty steps come to the largest key price itself, and not to a hair beside it.
    return Set(steps.map { largest > 0 ? $0 * largest / 20 : $0 * 1000 } + key).sorted()
  }

  private static func influences(_ sample: DecisionSample, price: Double) -> [Influence] {
    let (costs, effects) = sample.increments
    let benefits = sample.netBenefits(at: price)
    let questions = sample.strategies.indices.dropFirst().flatMap { strategy in
      Outcome.allCases.flatMap { outcome in
        sample.parameters.indices.map { (strategy, outcome, $0) }
      }
    }
    return concurrentMap(questions.count) { question -> Influence? in
      let (strategy, outcome, parameter) = questions[question]
      let values =
        switch outcome {
        case .cost: costs[strategy]
        case .effect: effects[strategy]
        case .netBenefit: benefits[strategy]
        }
      return VarianceShare(
        of: values, by: [sample.parameters[parameter].values], sampling: sample.sampling
      ).map {
        Influence(strategy: strategy, outcome: outcome, parameter: parameter, share: $0)
      }
    }.compactMap(\.self)
  }
}
