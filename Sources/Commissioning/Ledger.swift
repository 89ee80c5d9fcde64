import LinearAlgebra
import PopulationHealth

/// A year's book in the making: every amount is entered with both its sides.
struct Ledger {
  private let model: SystemModel
  private let terms: FinancialTerms
  private let index: LedgerIndex
  private var costs: [Int: Double] = [:]
  private var commissionerCost: [Double]
  private var providerIncome: [Double]
  private var providerCost: [Double]
  private var stranded: [Double]
  private var strandedByPlace: [Double]
  private var recurrent: [[Double]]
  private var nonRecurrent: [[Double]]
  private var capital: [[Double]]

  init(model: SystemModel, terms: FinancialTerms, index: LedgerIndex) {
    self.index = index
    self.model = model
    self.terms = terms
    commissionerCost = Array(repeating: 0, count: terms.systems.count)
    providerIncome = Array(repeating: 0, count: terms.providers.count)
    providerCost = providerIncome
    stranded = providerIncome
    strandedByPlace = Array(repeating: 0, count: model.shape.places.count)
    recurrent = Array(
      repeating: Array(repeating: 0, count: model.shape.places.count),
      count: model.interventions.count)
    nonRecurrent = recurrent
    capital = recurrent
  }

  /// Activity delivered by a provider to a place: what it costs before anything stays behind, and
  /// what the commissioner pays.
  mutating func deliver(
    place: Int, pod: Int, provider: Int, baseline: Double, added: Double, reduced: Double
  ) {
    spend(
      baseline + added - reduced, place: place, line: index.lineOfPod[pod], provider: provider)
    let isPaidByUnit = model.activity.pods[pod].payment == .activity
    let paid = isPaidByUnit ? baseline - reduced : baseline
    pay(paid + added, place: place, provider: provider)
  }

  /// Cost that stays with a provider though the activity has gone, spread over the places it left.
  mutating func strand(
    _ pounds: Double, provider: Int, pod: Int,
    over parts: [(place: Int, pounds: Double)]
  ) {
    guard pounds != 0 else { return }
    let total = parts.reduce(0) { $0 + $1.pounds }
    for part in parts {
      let share = total != 0 ? part.pounds / total : 1 / Double(parts.count)
      spend(
        pounds * share, place: part.place, line: index.lineOfPod[pod], provider: provider)
      strandedByPlace[part.place] += pounds * share
    }
    stranded[provider] += pounds
  }

  /// Programmes are paid for in full, by whom they serve.
  mutating func payForProgrammes(_ year: YearOfSystem, price: Double) {
    for (position, intervention) in model.interventions.enumerated() {
      for place in model.shape.places.indices {
        let running = model.runningPounds(position, in: place, of: year) * price
        let setUp = model.settingUpPounds(position, in: place, of: year) * price
        recurrent[position][place] = running
        nonRecurrent[position][place] = setUp
        capital[position][place] =
          year.newCapacity[position, place] * intervention.resources.capitalCost * price
        guard running + setUp != 0 else { continue }
        for part in index.sharesOfIntervention[place][position] {
          let pounds = (running + setUp) * part.share
          spend(
            pounds, place: place, line: index.lineOfIntervention[position],
            provider: part.provider)
          pay(pounds, place: place, provider: part.provider)
        }
      }
    }
  }

  /// What the envelope of the first year pays for beyond modelled activity, grown as that grows.
  mutating func addNotModelled(year: Int, modelled: [Double], firstYear: [Double]) {
    guard let envelope = terms.envelope else { return }
    for system in terms.systems.indices {
      let places = model.shape.places.indices.filter { terms.systemOfPlace[$0] == system }
      let first = places.reduce(0.0) { $0 + firstYear[$1] }
      let rest = envelope[system][0] - first
      for place in places {
        let pounds = rest * modelled[place] / first
        let payer = index.payerOfSystem[system]
        costs[index.key(place: place, line: index.lineOfRest, payer: payer), default: 0] += pounds
        commissionerCost[system] += pounds
      }
    }
  }

  private mutating func spend(_ pounds: Double, place: Int, line: Int, provider: Int) {
    let payer = index.payerOfProvider[provider]
    costs[index.key(place: place, line: line, payer: payer), default: 0] += pounds
    providerCost[provider] += pounds
  }

  private mutating func pay(_ pounds: Double, place: Int, provider: Int) {
    providerIncome[provider] += pounds
    commissionerCost[terms.systemOfPlace[place]] += pounds
  }

  /// The finished book.
  func closed(year: FinancialYear, planYear: Int) -> YearOfAccounts {
    let lines = costs.sorted { $0.key < $1.key }.map {
      index.costLine($0.key, pounds: $0.value)
    }
    let commissioners = terms.envelope.map { envelope in
      terms.systems.enumerated().map { position, system in
        YearOfAccounts.Position(
          organisation: system.id, name: system.name, income: envelope[position][planYear],
          cost: commissionerCost[position])
      }
    }
    let providers = terms.providers.enumerated().map { position, provider in
      YearOfAccounts.Position(
        organisation: provider.id, name: provider.name, income: providerIncome[position],
        cost: providerCost[position])
    }
    let systems = terms.envelope.map { envelope in
      terms.systems.enumerated().map { position, system in
        YearOfAccounts.Position(
          organisation: "system:\(system.id)", name: "\(system.name) system",
          income: envelope[position][planYear],
          cost: lines.filter { terms.systemOfPlace[$0.place] == position }
            .reduce(0) { $0 + $1.pounds })
      }
    }
    return YearOfAccounts(
      year: year, costs: lines, positions: (commissioners ?? []) + providers,
      systems: systems ?? [],
      recurrent: recurrent, nonRecurrent: nonRecurrent, capital: capital,
      strandedByProvider: stranded,
      strandedByPlace: strandedByPlace)
  }
}
