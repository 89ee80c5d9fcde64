import CohortModels
import Foundation
package import Probability
package import Studies
import Wording

/// What uncertainty means for a choice between strategies, in a table and sentences.
package struct DecisionText {
  let analysis: DecisionAnalysis
  private let sensitivity: Sensitivity?
  let names: [String]
  let parameterName: (String) -> String
  let money: (Double) -> String
  let unmoving: Unmoving?
  private let joint: JointDistribution?

  /// Parameters that can change nothing between these strategies.
  package struct Unmoving {
    /// Whether a parameter, by its name, is one of them.
    let contains: (String) -> Bool
    /// What is said of them.
    let sentence: String

    /// Says which they are.
    package init(contains: @escaping (String) -> Bool, sentence: String) {
      self.contains = contains
      self.sentence = sentence
    }
  }

  /// Puts an analysis into words.
  ///
  /// - Parameters:
  ///   - analysis: what there is to tell.
  ///   - sensitivity: what parameters do; `nil` where it was not asked for.
  ///   - names: strategies as they stand inside a sentence, in the order of the sample.
  ///   - parameterName: a parameter as it stands inside a sentence, from its name in tables.
  ///   - unmoving: parameters known to change nothing; `nil` for none.
  ///   - joint: what the parameters were drawn from; `nil` where each was drawn alone.
  ///   - money: writes money.
  package init(
    analysis: DecisionAnalysis, sensitivity: Sensitivity? = nil, names: [String],
    parameterName: @escaping (String) -> String = { $0 }, unmoving: Unmoving? = nil,
    joint: JointDistribution? = nil, money: @escaping (Double) -> String = Amount.pounds
  ) {
    self.analysis = analysis
    self.sensitivity = sensitivity
    self.names = names
    self.parameterName = parameterName
    self.unmoving = unmoving
    self.joint = joint
    self.money = money
  }

  var sample: DecisionSample { analysis.sample }

  /// The title of the section.
  static let title = "What the uncertainty means for the decision"

  /// What is to be known before the numbers: how far they are to be trusted, and what they are of.
  package var lead: [String] {
    [
      FewDraws(draws: sample.draws).ofChances,
      "From \(Amount.count(sample.draws, "draw"))"
        + (analysis.regressed < sample.draws
          ? ", and what single parameters and groups do from the first "
            + "\(Amount.grouped(Double(analysis.regressed))) of them" : "") + ". Net benefit "
        + "is QALYs at a price less cost, beyond \(names[0]), on average; 'best' counts the draws in "
        + "which it is highest.",
    ].compactMap(\.self)
  }

  /// How likely each strategy is to be best at the prices that matter.
  var table: Page.Table {
    let prices = analysis.atKeyPrices.prices
    return Page.Table(
      header: [""] + prices.flatMap { ["best at \(money($0.price))", "adds net benefit"] },
      rows: names.indices.map { strategy in
        [Phrase.atStart(names[strategy])]
          + prices.flatMap {
            [
              DrawShare(share: $0.chances[strategy].probability, draws: sample.draws).cell,
              strategy == 0 ? "–" : Amount.signed(money($0.expectedNetBenefits[strategy])),
            ]
          }
      })
  }

  /// All that is said of any decision.
  package var sentences: [String] { verdicts + studies }

  /// Which strategy is best, and how the draws of the others lie beside the first.
  var verdicts: [String] {
    sample.draws > 1 ? [choices, expected, plane].compactMap(\.self) : []
  }

  /// What it would be worth to know more, and what net benefit depends on.
  var studies: [String] {
    sample.draws > 1
      ? information + partialInformation + [influence].compactMap(\.self) + moved + design : []
  }

  /// Which is best on average, and in how many draws.
  private var choices: String? {
    let told = analysis.atKeyPrices.prices.map { price in
      "at \(money(price.price)) a QALY \(names[price.best]) is best on average, and best in "
        + words(price.chances[price.best].probability)
    }
    guard !told.isEmpty else { return nil }
    return Self.sentence(told.joined(separator: "; "))
  }

  /// The most strategies beside the first of which each is told by itself; tables have all.
  private static let mostTold = 3

  /// What a QALY costs by the means over draws.
  private var expected: String? {
    let (expected, standings) = (analysis.expected, analysis.expected.comparison.standings)
    guard standings.count - 1 <= Self.mostTold else {
      return "ce_frontier.csv has what a QALY costs by the means over draws."
    }
    func verdict(_ position: Int) -> String? {
      let name = names[position]
      switch standings[position] {
      case .frontier(nil): return nil
      case .frontier(let step?):
        guard expected.isDiscernible[position] else { return unclear(position, step.over) }
        let error = expected.ratioErrors[position].map { " (standard error \(money($0)))" } ?? ""
        return "\(name) costs \(money(step.ratio))\(error) for each QALY it adds to "
          + names[step.over]
      case .dominated(let other):
        return expected.isDiscernible[position]
          ? "\(name) is dominated by \(names[other])" : unclear(position, other)
      case .extendedlyDominated(let lower, let upper):
        return "\(name) is dominated by a mix of \(names[lower]) and \(names[upper])"
      case .same(let other): return "\(name) costs and gains what \(names[other]) does"
      }
    }
    func unclear(_ one: Int, _ other: Int) -> String {
      "whether \(names[max(one, other)]) gains anything over \(names[min(one, other)]) does not show above "
        + "the noise of these draws"
    }
    let frontier = expected.comparison.frontier
    let told = (frontier + standings.indices.filter { !frontier.contains($0) }).compactMap(verdict)
    guard !told.isEmpty else { return nil }
    return Self.sentence("by the means over draws, " + told.joined(separator: "; "))
  }

  /// Where the draws lie.
  private var plane: String? {
    let told = analysis.plane.comparisons.map { comparison in
      let parts = [
        (comparison.dearerAndBetter, "costs more and gains health"),
        (comparison.dominating, "costs no more and loses no health"),
        (comparison.cheaperAndWorse, "costs less and loses health"),
        (comparison.dominated, "costs no less and gains no health"),
        (comparison.same, "makes no difference"),
      ].filter { $0.0 > 0 }.sorted { $0.0 > $1.0 }
      return "\(names[comparison.strategy]) "
        + parts.map { "\($0.1) in \(words($0.0))" }.joined(separator: ", ")
    }
    guard !told.isEmpty, told.count <= Self.mostTold else { return nil }
    return Self.sentence("Beside \(names[0]), " + told.joined(separator: "; "))
  }

  /// Which parameters net benefit depends on most.
  private var influence: String? {
    guard analysis.influences.contains(where: { $0.strategy == strategyInHand }) else { return nil }
    // What can move nothing may seem to, where it moves with what does.
    let able = analysis.influences.filter {
      !(unmoving?.contains(sample.parameters[$0.parameter].name) ?? false)
    }
    return DriversText(
      drivers: DecisionAnalysis.drivers(of: .netBenefit, strategy: strategyInHand, among: able),
      names: sample.parameters.map { parameterName($0.name) }, outcome: netBenefitInHand,
      together: DrawnTogether(joint, among: sample.parameters)
    ).sentence
  }

  /// The strategy whose net benefit beside the first's is looked into: the one that is best on average, or
  /// the next best where that is the first.
  private var strategyInHand: Int {
    let price = analysis.atKeyPrices.prices[analysis.position]
    guard price.best == 0 else { return price.best }
    return price.expectedNetBenefits.indices.dropFirst()
      .max { price.expectedNetBenefits[$0] < price.expectedNetBenefits[$1] } ?? 0
  }

  private var netBenefitInHand: String {
    "the net benefit of \(names[strategyInHand]) at \(money(analysis.price)) a QALY"
  }

  private func isInHand(_ outcome: Sensitivity.Outcome) -> Bool {
    outcome.strategy == sample.strategies[strategyInHand]
      && outcome.name == DecisionAnalysis.Outcome.netBenefit.rawValue
  }

  /// What moving one parameter at a time does, where that was asked for.
  private var moved: [String] {
    guard let tornado = sensitivity?.diagrams.first(where: { isInHand($0.outcome) })?.tornado
    else { return [] }
    let told = tornado.bars.prefix(3).filter { $0.width(about: tornado.base) > 0 }
    guard !told.isEmpty else { return ["No parameter moves \(netBenefitInHand) by itself."] }
    let parts = told.map { bar in
      let ends = [bar.outcomeAtLow, bar.outcomeAtHigh]
      let isBeyond = bar.width(about: tornado.base) > abs(ends[1] - ends[0])
      let (told, base) = (ends.map(money), money(tornado.base))
      return "\(parameterName(bar.name)) (\(told[0]) to \(told[1])"
        + (isBeyond && !told.contains(base) ? ", and \(base) where it is not moved)" : ")")
    }
    return [
      "One at a time from the low to the high end of its 95% range, what moves \(netBenefitInHand) most is "
        + "\(Phrase.list(parts)); tornado.csv has every parameter."
    ]
  }

  /// What groups do with others, where that was asked for.
  private var design: [String] {
    guard let own = sensitivity?.indices.first(where: { isInHand($0.outcome) }),
      let largest = own.groups.max(by: { $0.total < $1.total })
    else { return [] }
    guard largest.isDiscernible else {
      return [
        "The points of --sobol are too few to tell which parameters are behind the variance of net benefit "
          + "together with others: take 256 or more."
      ] + scatter(own.groups)
    }
    let told = own.groups.filter {
      $0.isDiscernible && $0.total >= min(Self.leastTotal, largest.total)
    }
    .sorted { $0.total > $1.total }.prefix(3)
    let apart = largest.total - largest.first
    let parts = told.map {
      "\(parameterName($0.name)) \(Amount.percent($0.total, decimals: 0)) (standard error "
        + "\(Amount.percent($0.totalError, decimals: 0)))"
    }
    return [
      "Shares of the variance of \(netBenefitInHand), with all that each does together with others: "
        + Phrase.list(parts) + "."
        + (apart > 2 * (largest.totalError + largest.firstError)
          ? " Of the first, \(Amount.percent(apart, decimals: 0)) is only together with others."
          : "")
    ] + scatter(own.groups)
  }

  /// How far what each does by itself is off where points are few, for those who read it in the table.
  private func scatter(_ groups: [SobolIndex]) -> [String] {
    guard let most = groups.map(\.firstError).max(), most >= Self.leastScatter else { return [] }
    return [
      "What each does by itself ('first_order' in sobol_indices.csv) is not known well from so few points: up to "
        + "\(Amount.percent(min(2 * most, 1), decimals: 0)) of the variance either way is chance, and what has no effect "
        + "may come out above nothing or below it."
    ]
  }

  /// A standard error of a share that nobody misreads.
  private static let leastScatter = 0.025

  /// A total share below this is not worth a sentence.
  private static let leastTotal = 0.05

  func words(_ share: Double) -> String { DrawShare(share: share, draws: sample.draws).words }

  static func sentence(_ text: String) -> String {
    Phrase.atStart(text) + "."
  }
}
