import LinearAlgebra
import PopulationHealth

/// A year's book in the making: every amount is entered with both its sides.
struct Ledger {
  private let index: LedgerIndex
  /// GBP in each line.
  private var costs: [Double]
  /// Lines that anything is in.
  private var isEntered: [Bool]
  private var commissionerCost: [Double]
  private var providerIncome: [Double]
  private var providerCost: [Double]
  private var stranded: [Double]
  private var strandedByPlace: [Double]
  private var recurrent: [[Double]]
  private var nonRecurrent: [[Double]]
  private var capital: [[Double]]

  init(index: LedgerIndex) {
    self.index = index
    let (model, terms) = (index.model, index.terms)
    costs = Array(repeating: 0, count: index.lineCount)
    isEntered = Array(repeating: false, count: index.lineCount)
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
    _ delivery: LedgerIndex.Delivery, pod: Int, baseline: Double, added: Double, reduced: Double
  ) {
    spend(baseline + added - reduced, on: delivery)
    let isPaidByUnit = index.model.activity.pods[pod].payment == .activity
    let paid = isPaidByUnit ? baseline - reduced : baseline
    pay(paid + added, for: delivery)
  }

  /// Cost that stays with a provider though the activity has gone, spread over the places it left.
  ///
  /// - Parameters:
  ///   - pounds: GBP that stay behind.
  ///   - deliveries: what the provider delivers at the point of delivery.
  ///   - reduced: GBP of what has gone from each of them.
  mutating func strand(
    _ pounds: Double, over deliveries: [LedgerIndex.Delivery], reduced: [Double]
  ) {
    guard pounds != 0, let provider = deliveries.first?.provider else { return }
    let total = reduced.reduce(0, +)
    for (delivery, own) in zip(deliveries, reduced) {
      let share = total != 0 ? own / total : 1 / Double(deliveries.count)
      spend(pounds * share, on: delivery)
      strandedByPlace[delivery.place] += pounds * share
    }
    stranded[provider] += pounds
  }

  /// Programmes are paid for in full, by whom they serve.
  mutating func payForProgrammes(_ year: YearOfSystem, price: Double) {
    for position in index.model.interventions.indices {
      let capitalCost = index.model.interventions[position].resources.capitalCost
      for place in index.model.shape.places.indices {
        let running = index.model.runningPounds(position, in: place, of: year) * price
        let setUp = index.model.settingUpPounds(position, in: place, of: year) * price
        recurrent[position][place] = running
        nonRecurrent[position][place] = setUp
        capital[position][place] =
          year.newCapacity[position, place] * capitalCost * price
        guard running + setUp != 0 else { continue }
        for delivery in index.deliveriesOfIntervention[position][place] {
          let pounds = (running + setUp) * delivery.share
          spend(pounds, on: delivery)
          pay(pounds, for: delivery)
        }
      }
    }
  }

  /// What is spent beyond modelled activity, grown as that grows: in the first year what the terms say, or
  /// what the envelope leaves.
  mutating func addNotModelled(year: Int, modelled: [Double], firstYear: [Double]) {
    guard let envelope = index.terms.envelope else { return }
    let systemOfPlace = index.terms.systemOfPlace
    for system in index.terms.systems.indices {
      let places = systemOfPlace.indices.filter { systemOfPlace[$0] == system }
      let first = places.reduce(0.0) { $0 + firstYear[$1] }
      let rest = index.terms.notModelled?[system] ?? envelope[system][0] - first
      for place in places {
        let pounds = rest * modelled[place] / first
        enter(pounds, in: index.lineOfRest[place])
        commissionerCost[system] += pounds
      }
    }
  }

  private mutating func enter(_ pounds: Double, in line: Int) {
    costs[line] += pounds
    isEntered[line] = true
  }

  private mutating func spend(_ pounds: Double, on delivery: LedgerIndex.Delivery) {
    enter(pounds, in: delivery.line)
    providerCost[delivery.provider] += pounds
  }

  private mutating func pay(_ pounds: Double, for delivery: LedgerIndex.Delivery) {
    providerIncome[delivery.provider] += pounds
    commissionerCost[index.terms.systemOfPlace[delivery.place]] += pounds
  }

  /// The finished book.
  func closed(year: FinancialYear, planYear: Int) -> YearOfAccounts {
    let lines = costs.indices.filter { isEntered[$0] }.map {
      index.costLine($0, pounds: costs[$0])
    }
    var costOfSystem = Array(repeating: 0.0, count: index.terms.systems.count)
    for line in lines { costOfSystem[index.terms.systemOfPlace[line.place]] += line.pounds }
    let commissioners = index.terms.envelope.map { envelope in
      index.terms.systems.enumerated().map { position, system in
        YearOfAccounts.Position(
          organisation: system.id, name: system.name, income: envelope[position][planYear],
          cost: commissionerCost[position])
      }
    }
    let providers = index.terms.providers.enumerated().map { position, provider in
      YearOfAccounts.Position(
        organisation: provider.id, name: provider.name, income: providerIncome[position],
        cost: providerCost[position])
    }
    let systems = index.terms.envelope.map { envelope in
      index.terms.systems.enumerated().map { position, system in
        YearOfAccounts.Position(
          organisation: "system:\(system.id)", name: "\(system.name) system",
          income: envelope[position][planYear], cost: costOfSystem[position])
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
