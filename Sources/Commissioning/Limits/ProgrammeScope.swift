import PopulationHealth

/// Which programmes a limit is about, and where: those that everything given here names.
public struct ProgrammeScope: Hashable, Sendable {
  /// The service line they are booked to.
  public var serviceLine: String?
  /// What a reader calls the service line; `nil` where that is its code.
  public var serviceLineTitle: String?
  /// The code of a single intervention.
  public var intervention: String?
  /// Codes of the places; empty for every place.
  public var places: [String] = []
  /// The code of the provider that delivers them, in proportion to its part in a place's care.
  public var provider: String?
  /// The kind of provider that delivers them.
  public var providerKind: String?

  /// Every programme in every place.
  public init() {}

  /// How much of an intervention in a place is meant: 0 for none, 1 for all, and between them the
  /// provider's part.
  package func part(
    of intervention: Intervention, in place: Int, model: SystemModel, terms: FinancialTerms
  ) -> Double {
    guard serviceLine.map({ $0 == intervention.serviceLine }) ?? true,
      self.intervention.map({ $0 == intervention.id }) ?? true,
      providerKind.map({ $0 == intervention.providerKind }) ?? true,
      places.isEmpty || places.contains(model.shape.places[place])
    else { return 0 }
    guard let provider else { return 1 }
    return (terms.providerShares[place][intervention.providerKind] ?? [])
      .filter { terms.providers[$0.provider].id == provider }
      .reduce(0.0) { $0 + $1.share }
  }
}
