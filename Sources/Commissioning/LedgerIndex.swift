import PopulationHealth

/// The names a book is kept under, each with a number in the order of its name, and who delivers what to
/// whom: the same for every year and plan. A class, as every year's book shares it.
final class LedgerIndex: Sendable {
  let model: SystemModel
  let terms: FinancialTerms
  /// Service lines in the order of their names.
  private let lines: [String]
  /// Codes of providers and commissioners in their order.
  private let payers: [String]
  /// Where a place's care of one kind, or a programme, is delivered.
  struct Delivery: Sendable {
    let place: Int
    /// Position of the provider.
    let provider: Int
    /// Its share of what the place is given.
    let share: Double
    /// Position of the line in the book.
    let line: Int
  }
  /// Numbers of the lines a book may have, in their order.
  private let keys: [Int]
  /// Who delivers the care of a point of delivery, `[pod][provider][place]`, of those that do.
  let deliveriesOfPod: [[[Delivery]]]
  /// Who delivers a programme to a place, `[intervention][place]`.
  let deliveriesOfIntervention: [[[Delivery]]]
  /// The line of what is not modelled, by place; empty where no envelope is given.
  let lineOfRest: [Int]

  init(model: SystemModel, terms: FinancialTerms) {
    self.model = model
    self.terms = terms
    let (pods, interventions) = (model.activity.pods, model.interventions)
    let places = model.shape.places.indices
    let lines = Set(
      pods.map(\.serviceLine) + interventions.map(\.serviceLine) + [Accounts.notModelled]
    ).sorted()
    let payers = Set(terms.providers.map(\.id) + terms.systems.map(\.id)).sorted()
    let positionOfLine = Dictionary(uniqueKeysWithValues: zip(lines, lines.indices))
    let positionOfPayer = Dictionary(uniqueKeysWithValues: zip(payers, payers.indices))
    func key(place: Int, line: String, payer: String) -> Int {
      guard let line = positionOfLine[line], let payer = positionOfPayer[payer] else {
        preconditionFailure("\(line) and \(payer) are among the names")
      }
      return (place * lines.count + line) * payers.count + payer
    }
    /// Who delivers what to a place, with the numbers of the lines.
    func deliveries(of kind: String, line: String, to place: Int) -> [Delivery] {
      (terms.providerShares[place][kind] ?? []).map {
        Delivery(
          place: place, provider: $0.provider, share: $0.share,
          line: key(place: place, line: line, payer: terms.providers[$0.provider].id))
      }
    }
    let ofPod = pods.map { pod in
      places.map { deliveries(of: pod.providerKind, line: pod.serviceLine, to: $0) }
    }
    let ofIntervention = interventions.map { intervention in
      places.map {
        deliveries(of: intervention.providerKind, line: intervention.serviceLine, to: $0)
      }
    }
    let ofRest =
      terms.envelope == nil
      ? []
      : places.map {
        key(
          place: $0, line: Accounts.notModelled, payer: terms.systems[terms.systemOfPlace[$0]].id)
      }
    let keys = Set((ofPod + ofIntervention).joined().joined().map(\.line) + ofRest).sorted()
    let positionOfKey = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    /// The same with the position of its line.
    func placed(_ delivery: Delivery) -> Delivery {
      Delivery(
        place: delivery.place, provider: delivery.provider, share: delivery.share,
        line: positionOfKey[delivery.line] ?? 0)
    }
    deliveriesOfPod = ofPod.map { places in
      Dictionary(grouping: places.joined().map(placed), by: \.provider)
        .sorted { $0.key < $1.key }.map(\.value)
    }
    deliveriesOfIntervention = ofIntervention.map { $0.map { $0.map(placed) } }
    lineOfRest = ofRest.map { positionOfKey[$0] ?? 0 }
    self.keys = keys
    self.lines = lines
    self.payers = payers
  }

  /// How many lines a book may have.
  var lineCount: Int { keys.count }

  /// The part of the cost that stands in a line.
  func costLine(_ line: Int, pounds: Double) -> YearOfAccounts.CostLine {
    let key = keys[line]
    return YearOfAccounts.CostLine(
      place: key / payers.count / lines.count, serviceLine: lines[key / payers.count % lines.count],
      provider: payers[key % payers.count], pounds: pounds)
  }
}
