import Studies
import Wording

extension DecisionText {
  /// What knowing everything would be worth, at each price.
  var information: [String] {
    let prices = analysis.atKeyPrices.prices
    let some = prices.filter { $0.perfectInformation.value > 0 }
    let worth = some.filter { $0.perfectInformation.isDiscernible(among: 1) }
    let faint = some.filter { !$0.perfectInformation.isDiscernible(among: 1) }
    let none = prices.filter { $0.perfectInformation.value <= 0 }
    var sentences =
      worth.isEmpty
      ? []
      : [
        "Knowing everything exactly before choosing would be worth "
          + worth.map {
            "\(money($0.perfectInformation.value)) (standard error "
              + "\(money($0.perfectInformation.standardError))) at \(money($0.price)) a QALY"
          }.joined(separator: ", ") + "."
      ]
    sentences += faint.map {
      "At \(money($0.price)) a QALY the worth of knowing everything does not show above the noise of these "
        + "draws; it may still be up to \(money($0.perfectInformation.upper))."
    }
    guard !none.isEmpty else { return sentences }
    return sentences + [
      "At \(Phrase.list(none.map { money($0.price) })) a QALY no draw would have changed the choice, so that "
        + "knowing more shows no worth; up to \(FewDraws(draws: sample.draws).unseen) of further draws still "
        + "might, at 95% confidence."
    ]
  }

  /// What knowing a part would be worth, at the price that is spoken of, or the first at which knowing
  /// everything is seen to be worth anything, or may be; nothing where there is none.
  var partialInformation: [String] {
    let prices = analysis.atKeyPrices.prices
    let positions = [analysis.position] + prices.indices
    guard
      let position = positions.first(where: {
        prices[$0].perfectInformation.isDiscernible(among: 1)
      }) ?? positions.first(where: { prices[$0].perfectInformation.value > 0 })
    else { return [] }
    let groups = analysis.knowledge.filter { $0.group == nil }
    let moving = groups.filter { !isUnmoving($0.name) }
    let worth = moving.compactMap { group in group.worth.map { (group.name, $0[position]) } }
    let clear = worth.filter { $0.1.isDiscernible(among: worth.count) }
      .sorted { $0.1.corrected > $1.1.corrected }
    return [
      known(clear, price: prices[position].price),
      unknown(
        worth.filter { own in !clear.contains { $0.0 == own.0 } }, beside: clear.count,
        price: prices[position].price,
        most: prices[position].perfectInformation.upper),
      tooMany(moving.filter { $0.worth == nil }), standing,
    ].compactMap(\.self)
  }

  /// Groups whose worth shows.
  private func known(_ clear: [(String, ValueOfInformation)], price: Double) -> String? {
    guard !clear.isEmpty else { return nil }
    let parts = clear.prefix(4).map {
      "\($0.0) \(money($0.1.corrected)) (standard error \(money($0.1.standardError)))"
    }
    return
      "Of that, knowing one group alone would be worth, at \(money(price)) a QALY and with the bias of "
      + "the estimate taken off: \(parts.joined(separator: ", "))"
      + (clear.count > 1 ? "; such parts need not add up to the whole." : ".")
  }

  /// Groups whose worth does not show, which is not to say that they have none.
  private func unknown(
    _ unclear: [(String, ValueOfInformation)], beside clear: Int, price: Double, most: Double
  ) -> String? {
    guard let upper = unclear.map(\.1.upper).max() else { return nil }
    let names =
      unclear.count <= 3
      ? Phrase.list(unclear.map(\.0))
      : clear == 0
        ? "any of \(unclear.count) groups alone" : "any of \(unclear.count) other groups alone"
    return "For \(names) no worth shows at \(money(price)) a QALY above the noise of these draws"
      + (upper > 0
        ? "; \(unclear.count == 1 ? "it" : "each") may still be worth up to \(money(min(upper, most)))."
        : ".")
  }

  /// Groups that cannot be told of, and why.
  private func tooMany(_ groups: [DecisionAnalysis.Knowledge]) -> String? {
    let most = DecisionSample.mostKnownTogether
    let few = groups.filter { $0.parameters <= most }.map {
      "\($0.name) (\(Amount.count($0.parameters, "number")) "
        + "\($0.parameters == 1 ? "takes" : "known together take") at least "
        + "\(Amount.count(DecisionSample.drawsNeeded(toKnow: $0.parameters), "draw")))"
    }
    let many = groups.filter { $0.parameters > most }.map { "\($0.name) (\($0.parameters))" }
    let sentences = [
      few.isEmpty
        ? nil
        : "Too few draws to tell for \(Phrase.list(few)).",
      many.isEmpty
        ? nil
        : "Too many parameters to tell for \(Phrase.list(many)): at most \(most) can be known together; "
          + "give some of them another group.",
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Whether all parameters of a group can change nothing between these strategies.
  private func isUnmoving(_ group: String) -> Bool {
    guard let unmoving else { return false }
    return sample.parameters.allSatisfy { $0.group != group || unmoving.contains($0.name) }
  }

  /// Why some parameters cannot be worth anything here.
  private var standing: String? {
    guard let unmoving, sample.parameters.contains(where: { unmoving.contains($0.name) }) else {
      return nil
    }
    return unmoving.sentence
  }
}
