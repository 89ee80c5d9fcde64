import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// The plan less doing nothing, in each year and over all, in each place and in all: differences within
/// a draw, and whether each is above zero in it.
struct DifferenceFigures: FigureContent {
  let table: FigureTable
  private let horizon: Int
  private let planYears: Int
  private let places: Int
  private let pods: [PointOfDelivery]
  private let organisations: Int
  private let isQualityMeasured: Bool

  /// Quantities that are no points of delivery, in their order.
  private static let quantities = [
    "high_need_years", "deaths", "life_years", "qalys", "bed_days", "cost", "balance",
  ]
  private static let units = [
    "person-year", "death", "person-year", "QALY", "bed day", "GBP", "GBP",
  ]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let model = run.scenario.model
    let first = run.baseline.accounts.first
    let bodies = first.map { ($0.positions + $0.systems).map(\.organisation) } ?? []
    horizon = run.baseline.years.count
    planYears = run.baseline.accounts.count
    places = model.shape.places.count
    pods = model.activity.pods
    organisations = bodies.count
    isQualityMeasured = model.quality.isMeasured
    table = FigureTable(
      name: "differences.csv",
      keys: [
        .init("year", axes.years.labels + ["all"]), .init("place", model.shape.places + ["all"]),
        .init("organisation", bodies + ["all"]),
        .init("quantity", Self.quantities + pods.map(\.id)),
        .init("unit", Self.units + pods.map(\.unit)),
      ],
      measures: [
        .init("difference", decimals: 6), .init("share_above_zero", decimals: 6, telling: .share),
      ])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    guard let plan = input.run.plan else { return }
    let baseline = input.run.baseline
    let quintiles = input.run.scenario.model.shape.quintiles.count
    func addOutcomes(_ quantity: Int, _ value: (YearOfSystem.Outcomes) -> Double) {
      addPlaces(quantity, years: horizon, to: &writer) { place, year in
        (place * quintiles..<(place + 1) * quintiles).reduce(0.0) {
          $0 + value(plan.years[year].outcomes[$1]) - value(baseline.years[year].outcomes[$1])
        }
      }
    }
    addOutcomes(0) { $0.highNeedYears }
    addOutcomes(1) { $0.deaths }
    addOutcomes(2) { $0.lifeYears }
    if isQualityMeasured { addOutcomes(3) { $0.qalys } }
    addPlaces(4, years: horizon, to: &writer) { place, year in
      pods.indices.reduce(0.0) {
        $0 + pods[$1].bedDaysPerUnit
          * (plan.years[year].units[place, $1] - baseline.years[year].units[place, $1])
      }
    }
    for pod in pods.indices {
      addPlaces(Self.quantities.count + pod, years: horizon, to: &writer) { place, year in
        plan.years[year].units[place, pod] - baseline.years[year].units[place, pod]
      }
    }
    let cost = zip(baseline.accounts, plan.accounts).map {
      zip($0.modelledCost(places: places), $1.modelledCost(places: places)).map { $1 - $0 }
    }
    addPlaces(5, years: planYears, to: &writer) { cost[$1][$0] }
    let balances = zip(baseline.accounts, plan.accounts).map { before, after in
      zip(before.positions + before.systems, after.positions + after.systems).map {
        $1.balance - $0.balance
      }
    }
    for organisation in 0..<organisations {
      var sum = 0.0
      for year in 0..<planYears {
        sum += balances[year][organisation]
        add(balances[year][organisation], 6, year, places, organisation, to: &writer)
      }
      add(sum, 6, horizon, places, organisation, to: &writer)
    }
  }

  /// Adds a quantity in each place and in all, in each year and over all.
  private func addPlaces(
    _ quantity: Int, years: Int, to writer: inout FigureWriter, _ value: (Int, Int) -> Double
  ) {
    var ofAll = Array(repeating: 0.0, count: years)
    for place in 0..<places {
      var sum = 0.0
      for year in 0..<years {
        let change = value(place, year)
        sum += change
        ofAll[year] += change
        add(change, quantity, year, place, organisations, to: &writer)
      }
      add(sum, quantity, horizon, place, organisations, to: &writer)
    }
    for year in 0..<years {
      add(ofAll[year], quantity, year, places, organisations, to: &writer)
    }
    add(ofAll.reduce(0, +), quantity, horizon, places, organisations, to: &writer)
  }

  private func add(
    _ value: Double, _ quantity: Int, _ year: Int, _ place: Int, _ organisation: Int,
    to writer: inout FigureWriter
  ) {
    writer.row(year, place, organisation, quantity, quantity)
    writer.put(value)
    writer.put(value > 0 ? 1 : 0)
  }
}

extension YearOfAccounts {
  /// GBP that modelled care and programmes cost in each place.
  fileprivate func modelledCost(places: Int) -> [Double] {
    costs.indices.reduce(into: Array(repeating: 0.0, count: places)) {
      if costs[$1].isModelled { $0[costs[$1].place] += costs[$1].pounds }
    }
  }
}
