import Commissioning
import Foundation
package import Studies

/// What uncertainty means for a choice between strategies, in a table and sentences.
package struct DecisionText {
  private let analysis: DecisionAnalysis
  private let sensitivity: Sensitivity?
  private let names: [String]
  private let money: (Double) -> String

  /// Puts an analysis into words.
  ///
  /// - Parameters:
  ///   - analysis: what there is to tell.
  ///   - sensitivity: what parameters do; `nil` where it was not asked for.
  ///   - names: strategies as they stand inside a sentence, in the order of the sample.
  ///   - money: writes money.
  package init(
    analysis: DecisionAnalysis, sensitivity: Sensitivity? = nil, names: [String],
    money: @escaping (Double) -> String = Amount.pounds
  ) {
    self.analysis = analysis
    self.sensitivity = sensitivity
    self.names = names
    self.money = money
  }

  private var sample: DecisionSample { analysis.sample }

  /// The title of the section.
  static let title = "What the uncertainty means for the decision"

  /// How likely each strategy is to be best at the prices that matter.
  var table: Page.Table {
    let prices = analysis.atKeyPrices.prices
    return Page.Table(
      header: [""] + prices.flatMap { ["best at \(money($0.price))", "net benefit"] },
      rows: names.indices.map { strategy in
        [names[strategy].prefix(1).uppercased() + names[strategy].dropFirst()]
          + prices.flatMap {
            [
              Amount.percent($0.probabilities[strategy], decimals: 0),
              strategy == 0 ? "–" : money($0.expectedNetBenefits[strategy]),
            ]
          }
      })
  }

  /// All that is said of any decision.
  package var sentences: [String] {
    ([choices, plane] + [information] + partialInformation + [influence, design]).compactMap(\.self)
      + [
        "From \(Amount.grouped(Double(sample.draws))) draws"
          + (analysis.regressed < sample.draws
            ? ", and what single parameters and groups do from the first "
              + "\(Amount.grouped(Double(analysis.regressed))) of them" : "")
          + ". Net benefit is QALYs at a price less cost, "
          + "beyond \(names[0]); 'best' is the share of draws in which it is highest."
      ]
  }

  /// Which is best on average, and in how many draws.
  private var choices: String? {
    let told = analysis.atKeyPrices.prices.map { price in
      "at \(money(price.price)) a QALY \(names[price.best]) is best on average, and best in "
        + Self.outOfHundred(price.probabilities[price.best])
    }
    guard let first = told.first else { return nil }
    return Self.sentence(([first] + told.dropFirst()).joined(separator: "; "))
  }

  /// Where the draws lie.
  private var plane: String? {
    let told = analysis.plane.comparisons.map { comparison in
      let parts = [
        (comparison.dearerAndBetter, "costs more and gains health"),
        (comparison.dominating, "costs no more and loses no health"),
        (comparison.cheaperAndWorse, "costs less and loses health"),
        (comparison.dominated, "costs no less and gains no health"),
      ].filter { $0.0 > 0 }.sorted { $0.0 > $1.0 }
      return "\(names[comparison.strategy]) "
        + parts.map { "\($0.1) in \(Self.outOfHundred($0.0))" }.joined(separator: ", ")
    }
    guard !told.isEmpty, told.count <= 3 else { return nil }
    return Self.sentence("Beside \(names[0]), " + told.joined(separator: "; "))
  }

  /// What knowing everything would be worth.
  private var information: String? {
    let price = analysis.atKeyPrices.prices[analysis.position]
    let all = price.perfectInformation
    guard all.value > 0 else {
      return
        "No draw would have changed the choice at \(money(price.price)) a QALY: knowing more is worth "
        + "nothing for it."
    }
    return "Knowing everything exactly before choosing would be worth \(money(all.value)) "
      + "(standard error \(money(all.standardError))) at \(money(price.price)) a QALY."
  }

  /// What knowing a part would be worth.
  private var partialInformation: [String] {
    guard analysis.atKeyPrices.prices[analysis.position].perfectInformation.value > 0 else {
      return []
    }
    let groups = analysis.knowledge.filter { $0.group == nil }
    let worth = groups.compactMap { group in group.worth.map { (group.name, $0[analysis.position]) }
    }
    let clear = worth.filter { $0.1.isDiscernible }.sorted { $0.1.corrected > $1.1.corrected }
    let tooMany = groups.filter { $0.worth == nil }.map(\.name)
    var sentences: [String] = []
    if let first = clear.first {
      let others = clear.dropFirst().prefix(3).map { "\($0.0) \(money($0.1.corrected))" }
      let rest = worth.count - clear.count
      sentences.append(
        "Knowing \(first.0) exactly would be worth \(money(first.1.corrected))"
          + (others.isEmpty ? "" : "; \(others.joined(separator: "; "))")
          + (rest > 0
            ? clear.count == 1
              ? "; nothing else is worth studying." : "; the rest is worth nothing that shows."
            : "."))
    } else if !worth.isEmpty {
      sentences.append(
        "No group of parameters by itself is worth studying for this choice: none would change it by more "
          + "than the draws can tell.")
    }
    if !tooMany.isEmpty {
      sentences.append(
        "Too few draws to tell for \(tooMany.joined(separator: ", ")): each takes at least five for each "
          + "of its parameters.")
    }
    return sentences
  }

  /// Which parameters net benefit depends on most.
  private var influence: String? {
    let told = analysis.influences.filter {
      $0.outcome == .netBenefit && $0.strategy == sample.strategies.count - 1
        && $0.share.share > 2 * $0.share.standardError && $0.share.share >= 0.01
    }.sorted { $0.share.share > $1.share.share }.prefix(3)
    guard !told.isEmpty else { return nil }
    let parts = told.map {
      "\(sample.parameters[$0.parameter].name) (\(Amount.percent($0.share.share, decimals: 0)))"
    }
    return "Most of what moves the net benefit of \(names[names.count - 1]) by itself: "
      + parts.joined(separator: ", ") + " of its variance."
  }

  /// What groups do with others, where that was asked for.
  private var design: String? {
    guard
      let own = sensitivity?.indices.last(where: { $0.outcome.name == "net_benefit" }),
      let largest = own.groups.max(by: { $0.total < $1.total })
    else { return nil }
    let apart = largest.total - largest.first
    return "With all its interactions \(largest.name) is behind "
      + "\(Amount.percent(largest.total, decimals: 0)) of it"
      + (apart > 2 * (largest.totalError + largest.firstError)
        ? ", \(Amount.percent(apart, decimals: 0)) only together with others." : ".")
  }

  /// A share of draws as people say it.
  static func outOfHundred(_ share: Double) -> String {
    let draws = (share * 100).rounded()
    if share < 1, draws == 100 { return "more than 99 of 100 draws" }
    if share > 0, draws == 0 { return "fewer than 1 of 100 draws" }
    return draws == 100 ? "every draw" : draws == 0 ? "no draw" : "\(Int(draws)) of 100 draws"
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
