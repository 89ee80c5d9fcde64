import Commissioning
import PopulationHealth
import Wording

extension ProgrammeScope {
  /// The programmes as they stand inside a sentence: `programmes of community health services (community)
  /// in 02P and 02X`.
  func words(_ model: SystemModel, _ terms: FinancialTerms) -> String {
    var words =
      model.interventions.first { $0.id == intervention }.map { Phrase.inSentence($0.title) }
      ?? "programmes"
    if let serviceLine { words += " of \(Phrase.titled(serviceLineTitle, code: serviceLine))" }
    if let providerKind { words += " by \(providerKind) providers" }
    if let provider = terms.providers.first(where: { $0.id == provider }) {
      words += " by \(provider.name)"
    }
    return places.isEmpty ? words : "\(words) in \(Phrase.list(places))"
  }

  /// The place a limit on these programmes is about: its code, or `all` for more than one.
  var place: String { places.count == 1 ? places[0] : "all" }
}

extension LimitBook {
  /// What is spent on some programmes in a year.
  func spent(
    on scope: ProgrammeScope, _ money: ProgrammeSpending.Money = .revenue, in year: Int
  ) -> DecisionSum {
    spending.pounds(money, in: year) { intervention, place in
      scope.part(of: model.interventions[intervention], in: place, model: model, terms: terms)
    }
  }
}
