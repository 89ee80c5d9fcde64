import LinearAlgebra
public import PopulationHealth

/// One year's money under one plan: what everything costs, and where each organisation stands.
public struct YearOfAccounts: Sendable {
  /// A part of the system's cost.
  public struct CostLine: Hashable, Sendable {
    /// Position of the place.
    public let place: Int
    /// The service line, or `not-modelled`.
    public let serviceLine: String
    /// Code of the provider, or of the commissioner for what is not modelled.
    public let provider: String
    /// GBP of the price year.
    public var pounds: Double
    /// Whether it is of what the model follows.
    package var isModelled: Bool { serviceLine != Accounts.notModelled }
  }

  /// What an organisation takes in and spends in the year.
  public struct Position: Hashable, Sendable {
    /// Code of the organisation; `system` with a colon and a code for a system's sum.
    public let organisation: String
    /// Its name.
    public let name: String
    /// GBP of the price year coming in.
    public var income: Double
    /// GBP of the price year going out.
    public var cost: Double
    /// Income less cost.
    public var balance: Double { income - cost }
  }

  /// The year.
  public let year: FinancialYear
  /// Every part of the cost, by place, then service line, then provider.
  public let costs: [CostLine]
  /// Commissioners, then providers; no commissioners where no envelope is given.
  public let positions: [Position]
  /// The sum over the organisations of each system: the envelope less everything it pays for; none
  /// where no envelope is given.
  public let systems: [Position]
  /// GBP spent on programmes each year they run, `[intervention][place]`.
  public let recurrent: [[Double]]
  /// GBP spent once to set programmes up, `[intervention][place]`.
  public let nonRecurrent: [[Double]]
  /// GBP of capital spent to set programmes up, `[intervention][place]`: no part of anybody's position,
  /// which is of revenue.
  public let capital: [[Double]]
  /// GBP of avoided activity whose cost stays behind, by provider.
  public let strandedByProvider: [Double]
  /// The same by the place whose activity was avoided.
  public let strandedByPlace: [Double]

  /// GBP spent on programmes in the year, running them and setting them up.
  public var programmePounds: Double {
    (recurrent + nonRecurrent).reduce(0.0) { $0 + $1.reduce(0, +) }
  }
}

/// What a plan costs each organisation in each year, against doing nothing.
public struct Accounts: Sendable {
  /// The service line of what the envelope pays for and the model does not follow.
  public static let notModelled = "not-modelled"

  private let index: LedgerIndex

  /// Makes the accounts of a system.
  public init(model: SystemModel, terms: FinancialTerms) {
    index = LedgerIndex(model: model, terms: terms)
  }

  /// The accounts of the plan's years.
  ///
  /// Doing nothing, every provider is paid what its activity costs. Under a plan, activity paid for
  /// by unit moves income with units, activity paid for by block does not, and programmes and the
  /// units they add are paid for in full. Cost follows activity as `CostRelease` says. What is
  /// spent beyond modelled activity is the line `not-modelled`: in the first year what the terms say, or
  /// what the envelope leaves. It grows as the modelled cost of doing nothing grows, and is the same under
  /// every plan.
  ///
  /// - Parameters:
  ///   - run: the years of the plan, from the first.
  ///   - baseline: the years of doing nothing.
  /// - Returns: one book for each year of the plan.
  public func settle(_ run: [YearOfSystem], against baseline: [YearOfSystem]) -> [YearOfAccounts] {
    var avoided = index.deliveriesOfPod.map { Array(repeating: [Double](), count: $0.count) }
    return (0..<index.model.horizon.planYears).map { year in
      settle(year: year, run: run, baseline: baseline, avoided: &avoided)
    }
  }

  /// One year; `avoided` holds the units that providers were spared in each year so far,
  /// `[pod][provider][year]`.
  private func settle(
    year: Int, run: [YearOfSystem], baseline: [YearOfSystem], avoided: inout [[[Double]]]
  ) -> YearOfAccounts {
    var ledger = Ledger(index: index)
    let price = index.terms.priceLevel(year: year)
    for (pod, description) in index.model.activity.pods.enumerated() {
      for (provider, deliveries) in index.deliveriesOfPod[pod].enumerated() {
        var (unitsAvoided, poundsAvoided) = (0.0, [Double]())
        for delivery in deliveries {
          let place = delivery.place
          let added = run[year].addedUnits[place, pod]
          let addedPounds = added * description.poundsPerUnit
          let before = baseline[year].pounds[place, pod]
          let units = baseline[year].units[place, pod] - (run[year].units[place, pod] - added)
          let pounds = before - (run[year].pounds[place, pod] - addedPounds)
          let scale = delivery.share * price
          ledger.deliver(
            delivery, pod: pod, baseline: before * scale, added: addedPounds * scale,
            reduced: pounds * scale)
          unitsAvoided += units * delivery.share
          poundsAvoided.append(pounds * scale)
        }
        avoided[pod][provider].append(unitsAvoided)
        let pounds = poundsAvoided.reduce(0, +)
        let released = CostRelease.pounds(
          avoided: avoided[pod][provider], pounds: pounds, behaviour: description.behaviour)
        ledger.strand(pounds - released, over: deliveries, reduced: poundsAvoided)
      }
    }
    ledger.payForProgrammes(run[year], price: price)
    ledger.addNotModelled(
      year: year,
      modelled: modelledCost(baseline[year], price: price),
      firstYear: modelledCost(baseline[0], price: index.terms.priceLevel(year: 0)))
    return ledger.closed(year: run[year].year, planYear: year)
  }

  /// GBP of a year's activity in each place.
  private func modelledCost(_ year: YearOfSystem, price: Double) -> [Double] {
    index.model.shape.places.indices.map { place in
      index.model.activity.pods.indices.reduce(0.0) { $0 + year.pounds[place, $1] * price }
    }
  }
}
