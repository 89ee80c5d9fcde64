public import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// The few numbers a run comes down to, of each arm and of the difference between them: what is kept of
/// every draw.
struct HeadlineFigures: FigureContent {
  /// The name of the table.
  static let file = "headlines.csv"

  let table: FigureTable
  private let planYears: Int
  private let hasEnvelope: Bool

  init(of run: DrawnRun, _ axes: FigureAxes) {
    planYears = run.baseline.accounts.count
    hasEnvelope = run.scenario.terms.envelope != nil
    table = FigureTable(
      name: Self.file,
      keys: [
        .init("measure", Headline.allCases.map(\.rawValue)),
        .init("run", Headline.Arm.allCases.map(\.rawValue)),
        .init("year", axes.years.labels + ["all"]),
      ], measures: [.init("value", decimals: 6)], leavesOutEmptyRows: true)
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    let all = table.keys[2].labels.count - 1
    func add(_ headline: Headline, _ arm: Headline.Arm, _ value: Double, year: Int? = nil) {
      writer.row(headline.position, arm.position, year ?? all)
      writer.put(value)
    }
    func sums(_ value: (StudyRun.Arm) -> Double) -> [Double] { input.arms.map(value) }
    func addArms(_ headline: Headline, year: Int? = nil, _ values: [Double]) {
      for (arm, value) in zip([Headline.Arm.baseline, .plan], values) {
        add(headline, arm, value, year: year)
      }
      if values.count == 2 { add(headline, .difference, values[1] - values[0], year: year) }
    }
    let scenario = input.run.scenario
    let isMeasured = scenario.model.quality.isMeasured
    if let value = input.value {
      let (lived, gained) = (value.baselineQALYs.reduce(0, +), value.qalys.reduce(0, +))
      let (spent, added) = (value.baselinePounds.reduce(0, +), value.pounds.reduce(0, +))
      func addChange(_ headline: Headline, from before: Double, by change: Double) {
        add(headline, .baseline, before)
        add(headline, .plan, before + change)
        add(headline, .difference, change)
      }
      addChange(.discountedCost, from: spent, by: added)
      if isMeasured {
        addChange(.discountedQALYs, from: lived, by: gained)
        if let price = scenario.objective.poundsPerQALY {
          add(.netBenefit, .difference, price * gained - added)
        }
      }
    }
    func outcome(_ value: (YearOfSystem.Outcomes) -> Double) -> [Double] {
      sums { arm in
        arm.years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + value($1) } }
      }
    }
    if isMeasured { addArms(.qalys, outcome(\.qalys)) }
    addArms(.lifeYears, outcome(\.lifeYears))
    addArms(.deaths, outcome(\.deaths))
    addArms(.highNeedYears, outcome(\.highNeedYears))
    let pods = scenario.model.activity.pods
    addArms(.bedDays, sums { $0.years.reduce(0.0) { $0 + $1.bedDays(pods: pods) } })
    let gap = input.slopes(ofYear: planYears - 1)
    if gap.count == input.arms.count { addArms(.slopeIndex, year: planYears - 1, gap) }
    if hasEnvelope {
      addArms(.balance, sums { $0.accounts.reduce(0.0) { $0 + $1.balance } })
      for year in 0..<planYears {
        addArms(.balance, year: year, sums { $0.accounts[year].balance })
      }
    }
    guard let plan = input.run.plan else { return }
    add(.programmes, .plan, plan.accounts.reduce(0.0) { $0 + $1.programmePounds })
    for (year, accounts) in plan.accounts.enumerated() {
      add(.programmes, .plan, accounts.programmePounds, year: year)
    }
  }
}

extension FigureInput {
  /// The slope index of inequality in life expectancy of all together in a year, by arm; none where it
  /// cannot be had at the central values.
  func slopes(ofYear year: Int) -> [Double] {
    run.people.compactMap { years in
      guard years.indices.contains(year), let health = years[year].health else { return nil }
      return health.inequality(in: .lifeExpectancy, place: nil, sex: nil)?.slopes
        .first?.index.slope ?? .nan
    }
  }
}

extension YearOfAccounts {
  /// GBP by which the envelopes of all systems pass their cost.
  public var balance: Double { systems.reduce(0.0) { $0 + $1.balance } }
}
