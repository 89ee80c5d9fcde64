import PopulationHealth

/// The names a book is kept under, each with a number in the order of its name, and who delivers what to
/// whom: the same for every year and plan.
struct LedgerIndex: Sendable {
  /// Service lines in the order of their names.
  let lines: [String]
  /// Codes of providers and commissioners in their order.
  let payers: [String]
  let lineOfPod: [Int]
  let lineOfIntervention: [Int]
  /// The line of what is not modelled.
  let lineOfRest: Int
  let payerOfProvider: [Int]
  let payerOfSystem: [Int]
  /// Who delivers the care of each point of delivery, and each programme, to a place: `[place][…]`.
  let sharesOfPod: [[[ProviderShare]]]
  let sharesOfIntervention: [[[ProviderShare]]]

  init(model: SystemModel, terms: FinancialTerms) {
    let (pods, interventions) = (model.activity.pods, model.interventions)
    let lines = Set(
      pods.map(\.serviceLine) + interventions.map(\.serviceLine) + [Accounts.notModelled]
    ).sorted()
    let payers = Set(terms.providers.map(\.id) + terms.systems.map(\.id)).sorted()
    func position(of name: String, in names: [String]) -> Int {
      guard let position = names.firstIndex(of: name) else {
        preconditionFailure("\(name) is one of the names")
      }
      return position
    }
    lineOfPod = pods.map { position(of: $0.serviceLine, in: lines) }
    lineOfIntervention = interventions.map { position(of: $0.serviceLine, in: lines) }
    lineOfRest = position(of: Accounts.notModelled, in: lines)
    payerOfProvider = terms.providers.map { position(of: $0.id, in: payers) }
    payerOfSystem = terms.systems.map { position(of: $0.id, in: payers) }
    sharesOfPod = model.shape.places.indices.map { place in
      pods.map { terms.providerShares[place][$0.providerKind] ?? [] }
    }
    sharesOfIntervention = model.shape.places.indices.map { place in
      interventions.map { terms.providerShares[place][$0.providerKind] ?? [] }
    }
    self.lines = lines
    self.payers = payers
  }

  /// The number of a part of the cost; they are in the order of place, line and payer.
  func key(place: Int, line: Int, payer: Int) -> Int {
    (place * lines.count + line) * payers.count + payer
  }

  /// The part of the cost that has a number.
  func costLine(_ key: Int, pounds: Double) -> YearOfAccounts.CostLine {
    YearOfAccounts.CostLine(
      place: key / payers.count / lines.count, serviceLine: lines[key / payers.count % lines.count],
      provider: payers[key % payers.count], pounds: pounds)
  }
}
