import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Wording

/// What a plan buys, does and costs, in tables and sentences.
struct PlanText {
  let run: StudyRun
  let allocation: Allocation
  let plan: StudyRun.Arm

  var scenario: Scenario { run.scenario }
  var horizon: Horizon { scenario.model.horizon }
  var lastYear: FinancialYear { horizon.start + (horizon.planYears - 1) }
  var places: [CodeTitle] { scenario.places }

  /// Places shown in columns of their own: a country's are too many, and one is all there is.
  private var showsPlaces: Bool { (2...5).contains(places.count) }

  /// What the plan buys, where.
  var purchases: Page.Section {
    var rows: [(pounds: Double, cells: [String])] = []
    var all = [Double](repeating: 0, count: places.count)
    for (index, intervention) in scenario.model.interventions.enumerated() {
      let byPlace = places.indices.map { place in
        plan.accounts.reduce(0.0) {
          $0 + $1.recurrent[index][place] + $1.nonRecurrent[index][place]
        }
      }
      for place in places.indices { all[place] += byPlace[place] }
      let pounds = byPlace.reduce(0, +)
      let people = reached(index)
      guard people >= Self.leastPeople else { continue }
      rows.append(
        (
          pounds,
          [
            intervention.title, intervention.evidence.grade.rawValue,
            Amount.grouped(people / Double(horizon.planYears)), Page.millions(pounds),
          ] + (showsPlaces ? byPlace.map(Page.millions) : [])
        ))
    }
    rows.sort { $0.pounds > $1.pounds }
    let total =
      ["All programmes", "", "", Page.millions(all.reduce(0, +))]
      + (showsPlaces ? all.map(Page.millions) : [])
    return Page.Section(
      title: "What the plan buys, \(horizon.start) to \(lastYear) (£m)",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["", "grade", "people/yr", "all"]
            + (showsPlaces ? places.map { Self.short($0.title) } : []),
          rows: rows.map(\.cells) + [total]),
      sentences: rows.isEmpty
        ? [nothingBought]
        : [unspent].compactMap(\.self) + ["Grade of evidence: \(Evidence.Grade.key)."])
  }

  /// How much of the money for programmes the plan leaves, and when; `nil` where that is hardly any.
  private var unspent: String? {
    let years = allocation.limits.filter { $0.kind == .budget }
    let (have, left) = (years.map(\.have).reduce(0, +), years.map(\.slack).reduce(0, +))
    guard let most = years.max(by: { $0.slack < $1.slack }), left > Self.leastUnspent * have else {
      return nil
    }
    return "Of \(Amount.pounds(have)) for programmes \(Amount.pounds(have - left)) is spent and "
      + "\(Amount.pounds(left)) is not"
      + (years.count > 1 ? ", the most in \(most.year) (\(Amount.pounds(most.slack)))" : "")
      + (allocation.isConverged && !allocation.isTimedOut
        ? ": within reach, pace and the other limits, more would not gain what it takes." : ".")
  }

  /// A share of the money that is not worth a sentence.
  private static let leastUnspent = 0.005

  /// Positions of programmes that reach nobody under the plan.
  var notBought: [Int] {
    scenario.model.interventions.indices.filter { reached($0) < Self.leastPeople }
  }

  /// People a programme reaches over the years of the plan.
  private func reached(_ intervention: Int) -> Double {
    plan.years.prefix(horizon.planYears).reduce(0.0) { sum, year in
      sum + places.indices.reduce(0.0) { $0 + year.reached[intervention, $1] }
    }
  }

  /// Fewer people than this over all years are nobody.
  private static let leastPeople = 0.5

  /// Whether there is any money for programmes.
  var hasMoney: Bool { scenario.limits?.budget.contains { $0 > 0 } ?? false }

  /// Whether there is nothing to choose: no money, and nothing bought without it.
  var isIdle: Bool { !hasMoney && run.buysNothing }

  /// Why nothing is bought.
  private var nothingBought: String {
    guard !isIdle else {
      return
        "Nothing: there is no money for programmes ('budget.revenue' is 0), so there is nothing to "
        + "allocate, and the plan is doing nothing."
    }
    let obstacles = Set(notBought.map(obstacle(to:)))
    guard !obstacles.contains(.limits) else {
      return "Nothing: programmes would gain, and the limits leave them no room; see what binds."
    }
    guard obstacles.contains(.worth) else {
      return "Nothing: limits of each programme's own leave it no room."
    }
    guard allocation.isConverged else {
      return "Nothing: no better plan was found, though there may be one. Loosen a limit and see."
    }
    return priceOfGains.map { "Nothing: no programme gains as much as it takes at \($0)." }
      ?? "Nothing: no programme \(allocation.unit == "GBP saved" ? "saves" : "gains") anything within the limits."
  }

  static func short(_ name: String) -> String {
    name.count <= 14 ? name : String(name.prefix(13)) + "…"
  }

  /// How many more person-years are lived in high need over the study under the plan.
  private var highNeedYears: Double {
    func lived(_ years: [YearOfSystem]) -> Double {
      years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + $1.highNeedYears } }
    }
    return lived(plan.years) - lived(run.baseline.years)
  }

  /// What the plan does, and for whom.
  var effects: Page.Section {
    let summary = RunSummary(of: run)
    guard !run.buysNothing else {
      return Page.Section(
        title: "What it does", table: nil,
        sentences: ["Nothing changes, as nothing is bought.", "\(chosen) \(confidence)"])
    }
    let pods = scenario.model.activity.pods
    var sentences: [String] = []
    let years = horizon.planYears + horizon.followUpYears
    let delayed = summary.deathsAverted ?? 0
    sentences.append(
      "Over \(Amount.count(years, "year")) (\(horizon.planYears) of plan, "
        + "\(horizon.followUpYears) in which benefits play out): \(summary.qalysGained.map { "\(Self.signed($0)) QALYs lived, " } ?? "")"
        + "\(Amount.grouped(abs(delayed))) \(delayed < 0 ? "more" : "fewer") deaths within them"
        + "\(delayed >= 0.5 ? " (as everyone dies once, those put off come later)" : ""), "
        + "\(Self.signed(summary.bedDaysAvoided ?? 0)) hospital bed days avoided. Years lived in high need "
        + "change by \(Self.signed(highNeedYears)): longer lives add some, moves put off take some away."
    )
    sentences.append(
      "\(chosen) \(confidence)")
    if let sentence = programmePrice { sentences.append(sentence) }
    let last = horizon.planYears - 1
    var rows: [[String]] = []
    for (pod, description) in pods.enumerated() {
      let before = Page.sum(run.baseline.years[last].units, pod)
      let after = Page.sum(plan.years[last].units, pod)
      guard abs(after - before) >= 0.5 else { continue }
      rows.append([
        description.title, Amount.grouped(before), Self.signed(after - before),
        before > 0 ? Page.change(from: before, to: after) : "new",
      ])
    }
    sentences += equity + HealthText(run: run).change(under: plan)
    return Page.Section(
      title: "What it does",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["Activity in \(lastYear)", "do nothing", "plan adds", "change"], rows: rows),
      sentences: sentences)
  }

  /// What a QALY costs: all that the plan costs the system over the study, activity as it changes in
  /// the end, both discounted; and what programmes alone cost.
  private var programmePrice: String? {
    let summary = RunSummary(of: run)
    let value = PlanValue(of: plan, against: run.baseline, in: scenario)
    let (qalys, cost) = (value.qalys.reduce(0, +), value.pounds.reduce(0, +))
    guard let pounds = summary.programmePounds, qalys >= 1 else { return nil }
    let each =
      cost > 0
      ? "\(Amount.pounds(cost / qalys)) for each of \(Amount.grouped(qalys)) discounted QALYs"
      : "nothing: it saves \(Amount.pounds(-cost))"
    return "All told, discounted and over the whole study, the plan costs the system \(each); "
      + "programmes alone are \(Amount.pounds(pounds)), undiscounted."
  }

  /// How the gain falls on quintiles, beside how many people live there.
  private var equity: [String] {
    let shape = scenario.model.shape
    guard shape.quintiles.count > 1, (RunSummary(of: run).qalysGained ?? 0) > 0 else { return [] }
    func byQuintile(_ value: (YearOfSystem.Outcomes) -> Double, _ arm: StudyRun.Arm) -> [Double] {
      shape.quintiles.indices.map { quintile in
        arm.years.reduce(0.0) { sum, year in
          sum
            + shape.places.indices.reduce(0.0) {
              $0 + value(year.outcomes[$1 * shape.quintiles.count + quintile])
            }
        }
      }
    }
    let gains = zip(byQuintile(\.qalys, plan), byQuintile(\.qalys, run.baseline)).map { $0 - $1 }
    let people = byQuintile(\.lifeYears, run.baseline)
    let (gain, all) = (gains.reduce(0, +), people.reduce(0, +))
    func share(_ part: Double) -> String { Amount.percent(part, fixed: 1) }
    return [
      "People here in the most deprived fifth of England's areas live \(share(people[0] / all)) of all "
        + "years lived if nothing is done, and get \(share(gains[0] / gain)) of the gain; those in the least "
        + "deprived fifth "
        + "\(share(people[people.count - 1] / all)) and \(share(gains[gains.count - 1] / gain))."
    ]
  }

  static func signed(_ value: Double) -> String {
    Amount.signed(Amount.grouped(value))
  }

  /// Amounts of a column.
  static func objectiveAmounts(_ values: [Double], _ unit: String) -> [String] {
    unit.hasPrefix("GBP")
      ? values.map { objectiveAmount($0, unit) } : Amount.together(values).map { "\($0) \(unit)" }
  }

  static func objectiveAmount(_ value: Double, _ unit: String) -> String {
    unit.hasPrefix("GBP")
      ? Amount.pounds(value) + unit.dropFirst(3) : "\(Amount.number(value)) \(unit)"
  }
}
