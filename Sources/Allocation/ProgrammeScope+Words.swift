import Commissioning
import PopulationHealth

extension ProgrammeScope {
  /// The programmes as they stand inside a sentence: `programmes of community health services (community)
  /// in 02P and 02X`.
  func words(_ model: SystemModel, _ terms: FinancialTerms) -> String {
    var words =
      model.interventions.first { $0.id == intervention }.map { Amount.inSentence($0.title) }
      ?? "programmes"
    if let serviceLine { words += " of \(Amount.titled(serviceLineTitle, code: serviceLine))" }
    if let providerKind { words += " by \(providerKind) providers" }
    if let provider = terms.providers.first(where: { $0.id == provider }) {
      words += " by \(provider.name)"
    }
    guard let last = places.last else { return words }
    let others = places.dropLast().joined(separator: ", ")
    return "\(words) in \(others.isEmpty ? "" : "\(others) and ")\(last)"
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
